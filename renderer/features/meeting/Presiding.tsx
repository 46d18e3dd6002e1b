import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { mayPreside, presidesNow } from '../../../shared/rules/presiding.ts'
import { useCan, useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import './meeting.css'

/** [PRES5] Who has the chair of a meeting; whoever runs it enters it, and the minutes name them. */
export function Presiding({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('meeting')
  const { state } = useForum()
  const reveal = useReveal()
  const may = useCan({ to: 'meeting.preside' }) && meeting.stage !== 'adjourned'
  const [choosing, setChoosing] = useState(false)
  const now = presidesNow(meeting)
  const last = meeting.presiding.at(-1)?.person ?? null
  const able = mayPreside(state, meeting)
  const nameOf = (person: string): string => reveal(state.persons[person]?.name) ?? t('nameWithheld')
  if (meeting.occurredAt !== null || (now === null && last === null && (!may || able.length === 0))) return null
  const words =
    now !== null
      ? t('presiding.now', { name: nameOf(now) })
      : last !== null
        ? t('presiding.gone', { name: nameOf(last) })
        : t('presiding.nobody')
  return (
    <div className="presiding">
      <p>
        {words}{' '}
        {may && !choosing && able.length > 0 ? (
          <Button kind="link" small onPress={() => setChoosing(true)}>
            {t(now === null ? 'presiding.enter' : 'presiding.change')}
          </Button>
        ) : null}
      </p>
      {choosing && may ? <Choose meeting={meeting} now={now} onDone={() => setChoosing(false)} /> : null}
    </div>
  )
}

function Choose({ meeting, now, onDone }: { meeting: Meeting; now: string | null; onDone: () => void }): ReactNode {
  const { t } = useText('meeting')
  const { state } = useForum()
  const reveal = useReveal()
  const announce = useAnnounce()
  const preside = useCommand('meeting.preside')
  const options = mayPreside(state, meeting).map(({ person, as }) => {
    const name = reveal(state.persons[person]?.name) ?? t('nameWithheld')
    return { value: person, label: as === null ? name : t('presiding.option', { name, as: as.replace('-', '_') }) }
  })
  const [chosen, setChosen] = useState(now ?? options[0]?.value ?? '')
  const submit = async (): Promise<void> => {
    const done = await preside.run({ meeting: meeting.id, person: chosen })
    if (!done.ok) return
    announce(t('presiding.now', { name: options.find((one) => one.value === chosen)?.label ?? '' }))
    onDone()
  }
  return (
    <form
      className="presiding__form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Select
        label={t('presiding.who')}
        help={t('presiding.help')}
        value={chosen}
        options={options}
        onChange={setChosen}
      />
      <FailureLine failure={preside.failure} />
      <div className="presiding__buttons">
        <Button type="submit" busy={preside.pending}>
          {t('presiding.submit')}
        </Button>
        <Button onPress={onDone}>{t('leaveAsIs')}</Button>
      </div>
    </form>
  )
}
