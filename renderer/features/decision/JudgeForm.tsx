import type { SyntheticEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { Round } from '../../../shared/domain/decision.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import type { DecisionView } from './decision-view.ts'
import { useFocusAtFirst } from './EntryBox.tsx'
import { Quoted } from './Quoted.tsx'
import { useWords } from './words.ts'

/** [DEC18] What the meeting finds of an objection to consent: paramount, so that it stops the text, or heard as a concern, with the reason why. */
export function JudgeForm({ view, round, seat }: { view: DecisionView; round: Round; seat: string }): ReactNode {
  const { t } = useWords()
  const judge = useCommand('objection.judge')
  const [why, setWhy] = useState<string | null>(null)
  const taken = round.positions[seat]
  if (taken?.position !== 'objection') return null
  const found = taken.judged === null ? 'awaits' : taken.judged.paramount ? 'paramount' : 'concern'
  const said = (
    <>
      {found === 'awaits' ? null : <p className="quiet-text">{t(`judge.${found}`)}</p>}
      {taken.judged?.reason ? <Quoted>{view.reveal(taken.judged.reason)}</Quoted> : null}
    </>
  )
  if (!view.may({ to: 'objection.judge' }))
    return found === 'awaits' ? <p className="quiet-text">{t('judge.awaits')}</p> : said
  const send = async (paramount: boolean, reason: string | null): Promise<void> => {
    const { meeting, decision } = view
    const of = { meeting: meeting.id, decision: decision.id, round: round.number, seat }
    const sent = await judge.run({ ...of, paramount, reason })
    if (sent.ok) setWhy(null)
  }
  const name = view.seatName(seat)
  const kind = found === 'awaits' ? 'secondary' : 'link'
  return (
    <>
      {said}
      {why === null ? (
        <div className="decision-end" role="group" aria-label={t('judge.of', { seat: name })}>
          {found === 'awaits' ? <span className="type-reference">{t('judge.ask')}</span> : null}
          {found === 'paramount' ? null : (
            <Button small kind={kind} busy={judge.pending} onPress={() => void send(true, null)}>
              {t('judge.isParamount')}
            </Button>
          )}
          {found === 'concern' ? null : (
            <Button small kind={kind} onPress={() => setWhy('')}>
              {t('judge.isConcern')}
            </Button>
          )}
        </div>
      ) : (
        <WhyForm value={why} busy={judge.pending} onChange={setWhy} onSend={(reason) => void send(false, reason)} />
      )}
      <FailureLine failure={judge.failure} />
    </>
  )
}

function WhyForm(props: {
  value: string
  busy: boolean
  onChange: (value: string | null) => void
  onSend: (reason: string) => void
}): ReactNode {
  const { t } = useWords()
  const [missing, setMissing] = useState(false)
  const field = useFocusAtFirst<HTMLTextAreaElement>()
  const said = props.value.trim()
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (said !== '') return props.onSend(said)
    setMissing(true)
    field.current?.focus()
  }
  return (
    <form className="decision-reason" onSubmit={submit}>
      <TextArea
        ref={field}
        label={t('judge.why')}
        help={t('judge.whyHelp')}
        error={missing && said === '' ? t('judge.whyMissing') : undefined}
        rows={2}
        maxLength={20_000}
        value={props.value}
        onChange={props.onChange}
      />
      <ButtonRow>
        <Button type="submit" small busy={props.busy}>
          {t('judge.enter')}
        </Button>
        <Button kind="link" small onPress={() => props.onChange(null)}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
