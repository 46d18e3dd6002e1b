import type { ReactNode } from 'react'
import { collegeSeats } from '../../../shared/rules/election-case.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useHeldState } from '../../ui/held-state.ts'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import type { CallEntry } from './call-entry.ts'
import { EMPTY, EVERYBODY, methodIn, missingIn, namesIn } from './call-entry.ts'
import { Heading } from './Heading.tsx'
import { MethodFields } from './MethodFields.tsx'

/** The colleges for which whoever uses this window may call an election; null stands for every seat. */
function useColleges(): readonly { readonly id: string | null; readonly name: string }[] {
  const { state } = useForum()
  const may = useMay()
  const { t } = useText('election')
  const all = [{ id: null, name: t('everySeat') }, ...state.sectors]
  return all.filter(({ id }) => may({ to: 'election.call', college: collegeSeats(state, id) }))
}

type What = keyof typeof EMPTY

/** "Call an election…", "Set priorities…": nothing for those who may call none. */
export function CallElection({ meeting, itemId }: { meeting: Meeting; itemId: string }): ReactNode {
  const { t } = useText('election')
  const [open, setOpen] = useHeldState<What | null>(`call election ${itemId}`, null)
  const colleges = useColleges()
  if (colleges.length === 0 || meeting.stage !== 'open') return null
  const missing = meeting.currentItem === itemId ? undefined : t('call.itemClosed')
  return (
    <FormPlace open={open !== null}>
      {open ? (
        <CallForm what={open} meeting={meeting} itemId={itemId} colleges={colleges} onClose={() => setOpen(null)} />
      ) : (
        <ButtonRow>
          {(['priorities', 'election'] as const).map((what) => (
            <Button key={what} onPress={() => setOpen(what)} missing={missing}>
              {t(`call.begin.${what}`)}
            </Button>
          ))}
        </ButtonRow>
      )}
    </FormPlace>
  )
}

function CallForm(props: {
  what: What
  meeting: Meeting
  itemId: string
  colleges: ReturnType<typeof useColleges>
  onClose: () => void
}): ReactNode {
  const { t } = useText('election')
  const { what, colleges, meeting } = props
  const call = useCommand('election.call')
  const [kept, setEntry, clear] = useKeptEntry(`${what} ${props.itemId}`, EMPTY[what])
  const only = colleges.length === 1 ? colleges[0] : undefined
  const entry = only ? { ...kept, college: only.id ?? EVERYBODY } : kept
  const missing = missingIn(entry)
  const submit = async (): Promise<void> => {
    const asked = inputOf(entry)
    const called = asked && (await call.run({ meeting: meeting.id, item: props.itemId, ...asked }))
    if (!called?.ok) return
    clear()
    props.onClose()
  }
  const change = (part: Partial<CallEntry>): void => setEntry((last) => ({ ...last, ...part }))
  const title = t(`call.title.${what}`)
  return (
    <form
      className="ui-form"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null) void submit()
      }}
    >
      <Heading level={2}>{title}</Heading>
      <TextField
        autoFocus
        label={t(`call.name.${what}`)}
        value={entry.title}
        onChange={(name) => change({ title: name })}
      />
      {what === 'priorities' ? <About entry={entry} change={change} /> : null}
      <Select
        label={t('call.college', { about: entry.about })}
        help={t('call.collegeHelp')}
        value={entry.college}
        placeholder={only ? undefined : t('call.choose')}
        options={colleges.map(({ id, name }) => ({ value: id ?? EVERYBODY, label: name }))}
        onChange={(college) => change({ college })}
      />
      <MethodFields entry={entry} change={change} />
      <PlacesAndNames entry={entry} change={change} />
      <p className="type-reference">{t('call.lot')}</p>
      <FailureLine failure={call.failure} />
      <FormEnd what={what} busy={call.pending} missing={missing} onClose={props.onClose} />
    </form>
  )
}

function FormEnd(props: {
  what: What
  busy: boolean
  missing: ReturnType<typeof missingIn>
  onClose: () => void
}): ReactNode {
  const { t } = useText('election')
  const { what, busy, missing, onClose } = props
  return (
    <ButtonRow>
      <Button type="submit" busy={busy} missing={missing === null ? undefined : t(missing)}>
        {t(`call.submit.${what}`)}
      </Button>
      <Button kind="link" onPress={onClose}>
        {t('cancel')}
      </Button>
    </ButtonRow>
  )
}

function inputOf(entry: CallEntry) {
  const method = methodIn(entry)
  const { candidates, categories } = namesIn(entry)
  if (method === null || categories === null) return null
  return {
    title: entry.title.trim(),
    about: entry.about,
    method,
    places: Number(entry.places),
    candidates,
    ...(categories ? { categories } : {}),
    college: entry.college === EVERYBODY ? null : entry.college,
  }
}

interface Part {
  entry: CallEntry
  change: (part: Partial<CallEntry>) => void
}

function About({ entry, change }: Part): ReactNode {
  const { t } = useText('election')
  const choices = ['themes', 'proposals'] as const
  return (
    <Select
      label={t('call.about')}
      value={entry.about}
      options={choices.map((about) => ({ value: about, label: t(`call.abouts.${about}`) }))}
      onChange={(chosen) => change({ about: choices.find((one) => one === chosen) ?? 'themes' })}
    />
  )
}

function PlacesAndNames({ entry, change }: Part): ReactNode {
  const { t } = useText('election')
  const { about, method } = entry
  return (
    <>
      <TextField
        label={t('call.places', { about, method })}
        type="number"
        inputMode="numeric"
        min={1}
        max={100}
        width={4}
        value={entry.places}
        onChange={(places) => change({ places })}
      />
      <TextArea
        label={t('call.candidates', { about })}
        help={t(method === 'category' ? 'call.categoriesHelp' : 'call.candidatesHelp')}
        rows={5}
        value={entry.candidates}
        onChange={(candidates) => change({ candidates })}
      />
    </>
  )
}
