import { Executor } from '../../main/host/executor.ts'
import { Invitations } from '../../main/host/invitations.ts'
import { Recorder } from '../../main/host/recorder.ts'
import type { Signer } from '../../main/host/ports/signer.ts'
import type { TextReader } from '../../main/host/text-reader.ts'
import { emptyCommitment } from '../../shared/document/commitment-text.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import type { NewEvent } from '../../shared/domain/state.ts'
import type { Result } from '../../shared/lib/result.ts'
import { MemoryStore } from '../support/memory-store.ts'
import type { ForumPlan, Place } from './arbitrary-meeting.ts'
import type { ModelActor, ModelSeat, Office } from './forum-model.ts'
import { ForumModel } from './forum-model.ts'

export const MEETING_DAY = '2027-03-12'
const SECTORS = ['Government', 'Civil society', 'სექტორი'] as const
/** When a titular's term begins and ends, seen from the day of the meeting. */
const TERMS: Readonly<Record<Place['term'], readonly (string | null)[]>> = {
  open: [],
  last_day: [null, MEETING_DAY],
  first_day: [MEETING_DAY],
  ended: [null, '2027-03-11'],
  ahead: ['2027-03-13'],
}
const signer: Signer = { publicKey: 'ab'.repeat(32), sign: () => 'cd'.repeat(64) }

export interface Played {
  readonly seq: number
  readonly answer: Record<string, string>
}

/** Ids that follow from the order in which they are asked for, so that a run of one seed is the same run again. */
function idsFrom(): () => string {
  let next = 0
  return () => (next++).toString(16).padStart(32, '0')
}

/** A real host without sockets and disk: recorder and executor over a store in memory, which a crash leaves behind. */
export class PlayedForum {
  readonly store = new MemoryStore()
  readonly drafts = new Map<string, string>()
  recorder: Recorder
  #executor: Executor
  #nowMs = Date.parse(`${MEETING_DAY}T06:00:00.000Z`)
  readonly #clock = { now: () => (this.#nowMs += 1_000) }

  constructor(events: readonly NewEvent[]) {
    this.recorder = new Recorder(this.store, this.#clock)
    this.recorder.commit('founder', (draft) => {
      for (const event of events) draft.add(event)
    })
    this.#executor = this.#newExecutor()
  }

  execute(actor: ModelActor, command: string, input: unknown, id: string): Result<Played, Failure> {
    return this.#executor.execute(actor as never, { id, command, input }, null)
  }

  /** The process is gone; another reads what is on disk. */
  restart(): void {
    this.recorder = new Recorder(this.store, this.#clock)
    this.#executor = this.#newExecutor()
  }

  #newExecutor(): Executor {
    const texts: TextReader = {
      flush: () => undefined,
      commitment: (text) => emptyCommitment(this.drafts.get(text) ?? ''),
      notes: () => '',
      beginCommitment: () => new Uint8Array(),
      beginNotes: () => new Uint8Array(),
    }
    const { store, recorder } = this
    const joining = { store, clock: this.#clock, baseUrl: () => 'http://localhost', onRevoked: () => undefined }
    const onFault = (error: unknown): never => {
      throw error
    }
    return new Executor({ recorder, texts, invitations: new Invitations(joining), signer, onFault })
  }
}

/** The same forum twice: as the events that found it, and as the model has it. */
export function foundedTwice(plan: ForumPlan): { played: PlayedForum; model: ForumModel } {
  const id = idsFrom()
  const events: NewEvent[] = []
  const add = (type: string, body: unknown): void => {
    events.push({ type, body } as NewEvent)
  }
  add('forum.founded/1', {
    forum: id(),
    name: 'A forum',
    country: null,
    language: 'en',
    zone: 'UTC',
    sample: false,
  })
  add('key.admitted/1', { key: signer.publicKey })
  const sectorIds = SECTORS.map((name) => {
    const sector = id()
    add('sector.created/1', { sector, name })
    return sector
  })
  const persons: string[] = []
  const enter = (): string => {
    const person = id()
    persons.push(person)
    const name = { sealed: person.repeat(2) }
    add('person.entered/1', { person, name, email: null, organisation: null })
    return person
  }
  const offices = (['chair', 'co-chair', 'secretariat'] as const).map((office: Office) => ({ person: enter(), office }))
  const seats = plan.places.map((place, index): ModelSeat => {
    const sector = place.sector % SECTORS.length
    const seat: ModelSeat = { id: id(), sector: SECTORS[sector]!, holders: [] }
    add('seat.created/1', {
      seat: seat.id,
      label: `Seat ${String(index)}`,
      sector: sectorIds[sector],
      organisation: null,
    })
    const [since = null, until = null] = TERMS[place.term]
    const fill = (person: string, as: 'titular' | 'alternate' | 'alternate2'): void => {
      if (seat.holders.some((one) => one.person === person)) return
      const held = as === 'titular' ? { since, until } : { since: null, until: null }
      seat.holders.push({ person, as, ...held, left: false })
      add('seat.filled/1', { seat: seat.id, person, as, ...held })
    }
    const shared = (): string => persons[place.shared % persons.length]!
    if (place.titular > 0) fill(place.titular === 9 ? shared() : enter(), 'titular')
    if (place.alternate > 3) fill(place.alternate > 6 ? shared() : enter(), 'alternate')
    if (place.alternate2 > 6) fill(place.alternate2 > 7 ? shared() : enter(), 'alternate2')
    return seat
  })
  for (const { person, office } of offices) add('officer.named/1', { person, office, since: null, until: null })
  const drafts = ['Open budgets', 'Open contracts'].map((title, index) => {
    const [commitment, text] = [id(), id()]
    add('commitment.drafted/1', { commitment, number: index + 1, title, text })
    return { commitment, text, title }
  })
  add('rules.adopted/1', { ...plan.rulebook, version: 1 })
  const model = new ForumModel({ sectors: [...SECTORS], seats, persons, offices })
  model.rulebook = plan.rulebook
  model.rulesVersion = 1
  const played = new PlayedForum(events)
  for (const { commitment, text, title } of drafts) {
    model.drafts.set(commitment, { text: title, adopted: false })
    played.drafts.set(text, title)
  }
  return { played, model }
}
