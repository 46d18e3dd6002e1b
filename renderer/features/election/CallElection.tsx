import type { ReactNode } from 'react'
import { useState } from 'react'
import { collegeSeats } from '../../../shared/rules/election-case.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { Heading } from './Heading.tsx'

const EMPTY = { title: '', places: '1', candidates: '', college: '' }
const EVERYBODY = 'everybody'

/** The colleges for which whoever uses this window may call an election; null stands for every seat. */
function useColleges(): readonly { readonly id: string | null; readonly name: string }[] {
  const { state } = useForum()
  const may = useMay()
  const { t } = useText('election')
  const all = [{ id: null, name: t('everySeat') }, ...state.sectors]
  return all.filter(({ id }) => may({ to: 'election.call', college: collegeSeats(state, id) }))
}

/** "Call an election…": nothing for those who may call none. */
export function CallElection({ meeting, itemId }: { meeting: Meeting; itemId: string }): ReactNode {
  const { t } = useText('election')
  const [open, setOpen] = useState(false)
  const colleges = useColleges()
  if (colleges.length === 0 || meeting.stage !== 'open') return null
  if (open) return <CallForm meeting={meeting} itemId={itemId} colleges={colleges} onClose={() => setOpen(false)} />
  return (
    <div>
      <Button onPress={() => setOpen(true)} missing={meeting.currentItem === itemId ? undefined : t('call.itemClosed')}>
        {t('call.begin')}
      </Button>
    </div>
  )
}

function CallForm(props: {
  meeting: Meeting
  itemId: string
  colleges: ReturnType<typeof useColleges>
  onClose: () => void
}): ReactNode {
  const { t } = useText('election')
  const call = useCommand('election.call')
  const [entry, setEntry, clear] = useKeptEntry(`election ${props.itemId}`, EMPTY)
  const candidates = namesIn(entry.candidates)
  const places = Number(entry.places)
  const only = props.colleges.length === 1 ? props.colleges[0] : undefined
  const chosen = only ? (only.id ?? EVERYBODY) : entry.college
  const missing = missingIn({ title: entry.title, places, candidates, college: chosen })
  const submit = async (): Promise<void> => {
    const college = chosen === EVERYBODY ? null : chosen
    const title = entry.title.trim()
    const called = await call.run({ meeting: props.meeting.id, item: props.itemId, title, places, candidates, college })
    if (!called.ok) return
    clear()
    props.onClose()
  }
  const change = (part: Partial<typeof EMPTY>): void => setEntry((last) => ({ ...last, ...part }))
  return (
    <form
      className="election-form stack"
      aria-label={t('call.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null) void submit()
      }}
    >
      <Heading level={2}>{t('call.title')}</Heading>
      <TextField autoFocus label={t('call.name')} value={entry.title} onChange={(title) => change({ title })} />
      <Select
        label={t('call.college')}
        help={t('call.collegeHelp')}
        value={chosen}
        placeholder={only ? undefined : t('call.choose')}
        options={props.colleges.map(({ id, name }) => ({ value: id ?? EVERYBODY, label: name }))}
        onChange={(college) => change({ college })}
      />
      <PlacesAndNames entry={entry} change={change} />
      <p className="type-reference">{t('call.lot')}</p>
      <FailureLine failure={call.failure} />
      <ButtonRow>
        <Button type="submit" busy={call.pending} missing={missing === null ? undefined : t(missing)}>
          {t('call.submit')}
        </Button>
        <Button onPress={props.onClose}>{t('cancel')}</Button>
      </ButtonRow>
    </form>
  )
}

function PlacesAndNames(props: { entry: typeof EMPTY; change: (part: Partial<typeof EMPTY>) => void }): ReactNode {
  const { t } = useText('election')
  const { entry, change } = props
  return (
    <>
      <TextField
        label={t('call.places')}
        type="number"
        inputMode="numeric"
        min={1}
        max={100}
        width={4}
        value={entry.places}
        onChange={(places) => change({ places })}
      />
      <TextArea
        label={t('call.candidates')}
        help={t('call.candidatesHelp')}
        rows={5}
        value={entry.candidates}
        onChange={(candidates) => change({ candidates })}
      />
    </>
  )
}

function namesIn(text: string): string[] {
  return text
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function missingIn(said: { title: string; places: number; candidates: readonly string[]; college: string }) {
  if (said.title.trim() === '') return 'call.missing.title'
  if (said.college === '') return 'call.missing.college'
  if (!Number.isInteger(said.places) || said.places < 1) return 'call.missing.places'
  if (said.candidates.length < said.places) return 'call.missing.candidates'
  if (new Set(said.candidates).size !== said.candidates.length) return 'call.missing.twice'
  return null
}
