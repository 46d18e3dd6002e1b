import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import type { CommandRun } from '../../client/react.tsx'
import { useCommand, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { PageTitle } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { PastEntry } from './past-entry.ts'
import { areMinutesSound, dateProblem, emptyPast, isPastSound, numberProblem, pastMeeting } from './past-entry.ts'
import type { PastPartProps } from './PastMeetingParts.tsx'
import { AttendanceFields, PastItems } from './PastMeetingParts.tsx'
import { focusFirstProblem } from './PlanFields.tsx'

interface Known {
  readonly taken: ReadonlySet<number>
  readonly today: string
}

function usePast(): PastPartProps & { known: Known; enter: CommandRun<'meeting.enter'>; submit: () => void } {
  const { state } = useForum()
  const today = useToday()
  const taken = useMemo(() => new Set(Object.values(state.meetings).map((meeting) => meeting.number)), [state])
  const enter = useCommand('meeting.enter')
  const [entry, setEntry, clear] = useKeptEntry('past-meeting', emptyPast)
  const [checked, setChecked] = useState(false)
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (!isPastSound(entry, { taken, today })) {
      focusFirstProblem('.plan-form')
      return
    }
    const entered = await enter.run(pastMeeting(entry))
    if (!entered.ok) return
    clear()
    navigate({ page: 'forum', section: 'meetings', id: entered.value.meeting })
  }
  const put = (part: Partial<PastEntry>): void => setEntry((last) => ({ ...last, ...part }))
  return { entry, put, checked, known: { taken, today }, enter, submit: () => void submit() }
}

/** A meeting held before, entered from its minutes: one form, and it is over as soon as it is there. */
export function PastMeetingPage(): ReactNode {
  const { t } = useText('meeting')
  const { t: forum } = useText('forum')
  const { enter, submit, known, ...parts } = usePast()
  return (
    <>
      <PageTitle above={<Link to={{ page: 'forum', section: 'meetings', id: null }}>{forum('nav.meetings')}</Link>}>
        {t('past.title')}
      </PageTitle>
      <form
        className="plan-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="quiet-text past-words">{t('past.words')}</p>
        <NameFields {...parts} known={known} />
        <HeldFields {...parts} known={known} />
        <AttendanceFields {...parts} />
        <PastItems {...parts} />
        <FailureLine failure={enter.failure} what={t('past.failed')} />
        <ButtonRow>
          <Button kind="primary" type="submit" busy={enter.pending}>
            {t('past.submit')}
          </Button>
          <Button onPress={() => navigate({ page: 'forum', section: 'meetings', id: null })}>
            {forum('form.cancel')}
          </Button>
        </ButtonRow>
      </form>
    </>
  )
}

function NameFields({ entry, put, checked, known }: PastPartProps & { known: Known }): ReactNode {
  const { t } = useText('meeting')
  const { t: forum } = useText('forum')
  // A number that is wrong is said at once: it is short, and its field is left behind first.
  const problem = numberProblem(entry.number, known.taken)
  return (
    <div className="past-form__name">
      <TextField
        label={t('past.number')}
        note={forum('form.optional')}
        inputMode="numeric"
        width={6}
        value={entry.number}
        error={problem === null ? undefined : t(`past.number_${problem}`)}
        onChange={(number) => put({ number })}
      />
      <TextField
        label={forum('plan.name')}
        value={entry.title}
        error={checked && entry.title.trim() === '' ? forum('form.required') : undefined}
        onChange={(title) => put({ title: title.slice(0, 300) })}
      />
    </div>
  )
}

function HeldFields({ entry, put, checked, known }: PastPartProps & { known: Known }): ReactNode {
  const { t } = useText('meeting')
  const { t: forum } = useText('forum')
  const problem = dateProblem(entry.date, known.today)
  const optional = forum('form.optional')
  return (
    <>
      <div className="plan-form__when">
        <TextField
          label={t('past.date')}
          type="date"
          width={13}
          max={known.today}
          value={entry.date}
          error={problem !== null && (checked || problem === 'future') ? t(`past.date_${problem}`) : undefined}
          onChange={(date) => put({ date })}
        />
        <TextField
          label={t('past.began')}
          note={optional}
          type="time"
          width={8}
          value={entry.time}
          onChange={(time) => put({ time: time.slice(0, 5) })}
        />
        <TextField
          label={forum('plan.minutes')}
          note={optional}
          inputMode="numeric"
          width={6}
          value={entry.minutes}
          error={checked && !areMinutesSound(entry.minutes) ? forum('plan.minutesWrong') : undefined}
          onChange={(minutes) => put({ minutes })}
        />
      </div>
      <TextField
        label={forum('plan.place')}
        note={optional}
        value={entry.place}
        onChange={(place) => put({ place: place.slice(0, 300) })}
      />
    </>
  )
}
