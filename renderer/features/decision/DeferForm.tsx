import type { ReactNode, SyntheticEvent } from 'react'
import { useState } from 'react'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import type { DecisionView } from './decision-view.ts'
import { useWords } from './words.ts'

/** [EXC3] Puts the item of a decision off to a meeting ahead, with the reason that the minutes will give. */
export function DeferForm({ view, onDone }: { view: DecisionView; onDone: () => void }): ReactNode {
  const { t } = useText('exception')
  const { format } = useWords()
  const announce = useAnnounce()
  const defer = useCommand('item.defer')
  const [to, setTo] = useState('')
  const [reason, setReason, clear] = useKeptEntry(`defer ${view.decision.id}`, '')
  const ahead = Object.values(view.state.meetings)
    .filter((one) => one.stage === 'planned' && one.group === view.meeting.group)
    .sort((a, b) => (a.starts.instant < b.starts.instant ? -1 : 1))
  const chosen = ahead.find((one) => one.id === to)
  if (ahead.length === 0) return <p>{t('defer.noMeeting')}</p>
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (!chosen || reason.trim() === '') return
    const { meeting, decision } = view
    const said = { meeting: meeting.id, item: decision.item, to: chosen.id, reason: reason.trim() }
    if (!(await defer.run(said)).ok) return
    clear()
    announce(t('defer.done', { number: chosen.number }))
    onDone()
  }
  const missing = !chosen ? t('defer.missingMeeting') : reason.trim() === '' ? t('defer.missingReason') : undefined
  return (
    <form className="stack" aria-label={t('defer.title')} onSubmit={(event) => void submit(event)}>
      <p>{t('defer.help')}</p>
      <Select
        label={t('defer.to')}
        value={to}
        placeholder={t('defer.choose')}
        onChange={setTo}
        options={ahead.map(({ id, number, title, starts }) => ({
          value: id,
          label: t('defer.meeting', { number, title, date: format.date(starts.instant, starts.zone) }),
        }))}
      />
      <TextArea
        label={t('defer.reason')}
        help={t('defer.reasonHelp')}
        rows={2}
        maxLength={20_000}
        value={reason}
        onChange={setReason}
      />
      <FailureLine failure={defer.failure} />
      <ButtonRow>
        <Button type="submit" small busy={defer.pending} missing={missing}>
          {t('defer.do')}
        </Button>
        <Button kind="link" small onPress={onDone}>
          {t('defer.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
