import type { ReactNode } from 'react'
import { useState } from 'react'
import type { CandidateId, PersonId, SeatId } from '../../../shared/domain/primitives.ts'
import { sectorSeated, seatsToFill } from '../../../shared/rules/seating.ts'
import { useCommand, useForum, useReveal } from '../../client/react.tsx'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { ElectionView } from './election-view.ts'

interface Row {
  readonly candidate: string
  /** '': not seated now. */
  readonly seat: string
  /** '': somebody new to the forum. */
  readonly person: string
  readonly email: string
  readonly since: string
  readonly until: string
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** [ELE10] A vacant seat and a term for each of those elected; nothing is entered until it is sent, and then all at once. */
export function SeatElectedForm(props: {
  view: ElectionView
  waiting: readonly string[]
  onClose: () => void
}): ReactNode {
  const { view, waiting, onClose } = props
  const { t } = useText('election')
  const announce = useAnnounce()
  const command = useCommand('election.seat')
  const known = usePeopleNamed()
  const [rows, put] = useProposedRows(view, waiting, (candidate) => known(view.candidateName(candidate))[0] ?? '')
  const [checked, setChecked] = useState(false)
  const chosen = rows.filter((row) => row.seat !== '')
  const twice = new Set(chosen.map((row) => row.seat)).size < chosen.length
  const wrong = twice || chosen.some((row) => isTurned(row) || hasBadEmail(row))
  const submit = async (): Promise<void> => {
    setChecked(true)
    if (wrong) return
    const answered = await command.run({ election: view.election.id, seated: chosen.map(asAsked) })
    if (!answered.ok) return
    announce(t('seat.done', { count: chosen.length }))
    onClose()
  }
  return (
    <form
      className="stack election-form"
      aria-label={t('seat.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className="type-reference">{t('seat.help')}</p>
      {rows.map((row) => (
        <SeatRow
          key={row.candidate}
          view={view}
          row={row}
          people={known(view.candidateName(row.candidate))}
          checked={checked}
          taken={chosen.filter((one) => one.seat === row.seat).length > 1}
          onPut={(part) => put(row.candidate, part)}
        />
      ))}
      <FailureLine failure={command.failure} />
      <ButtonRow>
        <Button
          kind="primary"
          type="submit"
          busy={command.pending}
          missing={chosen.length === 0 ? t('seat.missing') : undefined}
        >
          {t('seat.submit', { count: chosen.length })}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </ButtonRow>
    </form>
  )
}

function SeatRow(props: {
  view: ElectionView
  row: Row
  people: readonly string[]
  checked: boolean
  taken: boolean
  onPut: (part: Partial<Row>) => void
}): ReactNode {
  const { view, row, people, checked, taken, onPut } = props
  const { t } = useText('election')
  const { state } = useForum()
  const term = { since: row.since, until: row.until === '' ? null : row.until }
  const free = seatsToFill(state, sectorSeated(state, view.election), term)
  const name = view.candidateName(row.candidate)
  return (
    <fieldset className="stack">
      <legend className="type-name" dir="auto">
        {name}
      </legend>
      <Select
        label={t('seat.seat')}
        placeholder={t('seat.notNow')}
        value={free.some(({ id }) => id === row.seat) ? row.seat : ''}
        options={free.map(({ id, label }) => ({ value: id, label }))}
        error={checked && taken ? t('seat.twice') : undefined}
        help={free.length === 0 ? t('seat.noneVacant') : undefined}
        onChange={(seat) => onPut({ seat })}
      />
      {row.seat === '' ? null : <HolderFields name={name} row={row} people={people} checked={checked} onPut={onPut} />}
    </fieldset>
  )
}

/** Who they are in the forum, and their term. */
function HolderFields(props: {
  name: string
  row: Row
  people: readonly string[]
  checked: boolean
  onPut: (part: Partial<Row>) => void
}): ReactNode {
  const { name, row, people, checked, onPut } = props
  const { t } = useText('election')
  const { state } = useForum()
  const seatOf = (person: string): string =>
    Object.values(state.seats).find((seat) => seat.holders.some((one) => one.person === person))?.label ?? 'none'
  return (
    <>
      {people.length === 0 ? null : (
        <Select
          label={t('seat.who')}
          value={row.person}
          placeholder={t('seat.new')}
          options={people.map((person) => ({ value: person, label: t('seat.known', { name, seat: seatOf(person) }) }))}
          onChange={(person) => onPut({ person, email: '' })}
        />
      )}
      {row.person === '' ? (
        <TextField
          label={t('seat.email')}
          note={t('seat.optional')}
          type="email"
          value={row.email}
          error={checked && hasBadEmail(row) ? t('seat.emailWrong') : undefined}
          onChange={(email) => onPut({ email })}
        />
      ) : null}
      <div className="election-seat__term">
        <TextField label={t('seat.since')} type="date" value={row.since} onChange={(since) => onPut({ since })} />
        <TextField
          label={t('seat.until')}
          note={t('seat.optional')}
          type="date"
          value={row.until}
          error={checked && isTurned(row) ? t('seat.untilBefore') : undefined}
          onChange={(until) => onPut({ until })}
        />
      </div>
    </>
  )
}

/** [ELE10] Proposed: the vacant seats of the sector in their order, from today on, for those elected in theirs. */
function useProposedRows(view: ElectionView, waiting: readonly string[], personOf: (candidate: string) => string) {
  const { state } = useForum()
  const today = useToday()
  const free = seatsToFill(state, sectorSeated(state, view.election), { since: today, until: null })
  const [rows, setRows] = useState<readonly Row[]>(() =>
    waiting.map((candidate, place) => ({
      candidate,
      seat: free[place]?.id ?? '',
      person: personOf(candidate),
      email: '',
      since: today,
      until: '',
    })),
  )
  const put = (candidate: string, part: Partial<Row>): void =>
    setRows((all) => all.map((row) => (row.candidate === candidate ? { ...row, ...part } : row)))
  return [rows, put] as const
}

/** Those of the forum who bear a name: somebody elected may hold another place in it already. */
function usePeopleNamed(): (name: string) => readonly string[] {
  const { state } = useForum()
  const reveal = useReveal()
  const bare = (name: string | null): string => (name ?? '').trim().toLocaleLowerCase()
  return (name) =>
    Object.values(state.persons)
      .filter((person) => bare(reveal(person.name)) === bare(name))
      .map(({ id }) => id)
}

function isTurned({ since, until }: Row): boolean {
  return since === '' || (until !== '' && until < since)
}

function hasBadEmail({ email }: Row): boolean {
  return email.trim() !== '' && !EMAIL.test(email.trim())
}

function asAsked({ candidate, seat, person, email, since, until }: Row) {
  return {
    candidate: candidate as CandidateId,
    seat: seat as SeatId,
    person: person === '' ? null : (person as PersonId),
    email: email.trim() || null,
    since,
    until: until || null,
  }
}
