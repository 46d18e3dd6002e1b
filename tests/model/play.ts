import { isDeepStrictEqual } from 'node:util'
import type { Failure } from '../../shared/contract/errors.ts'
import type { ForumPlan, Step } from './arbitrary-meeting.ts'
import { differenceIn, expectedOf, seenOf } from './compare.ts'
import { decisionJudges } from './decision-model.ts'
import type { ForumModel } from './forum-model.ts'
import { meetingJudges } from './meeting-model.ts'
import type { PlayedForum } from './played-forum.ts'
import { foundedTwice, MEETING_DAY } from './played-forum.ts'
import { looked } from './question-model.ts'
import type { Command } from './steps.ts'
import { commandsOf, decided } from './steps.ts'

type Fault = 'none' | 'retry' | 'lost_answer' | 'not_saved' | 'old_command' | 'id_reused' | 'restart'
const FAULTS: readonly Fault[] = [
  'retry',
  'retry',
  'lost_answer',
  'lost_answer',
  'not_saved',
  'not_saved',
  'not_saved',
  'old_command',
  'old_command',
  'id_reused',
  'restart',
  'restart',
]

interface Done {
  readonly sent: Command
  readonly id: string
  readonly answered: unknown
}

/**
 * One meeting, played on the host and on the model side by side; gives what it came to: entries, refusals, outcomes. Throws at the
 * first difference, with what was done until then.
 */
export function playMeeting(plan: ForumPlan, meeting: readonly Step[]): readonly string[] {
  const game = new Game(plan)
  try {
    game.begin(plan)
    for (const step of meeting) game.play(step, plan)
    return game.reached()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`${message}\nafter:\n${game.told.join('\n')}`, { cause: error })
  }
}

class Game {
  readonly told: string[] = []
  readonly #played: PlayedForum
  readonly #model: ForumModel
  readonly #done: Done[] = []
  readonly #refusals: string[] = []
  #ids = 0

  constructor(plan: ForumPlan) {
    const { played, model } = foundedTwice(plan)
    this.#played = played
    this.#model = model
    this.told.push(...model.seats.map((seat) => short(seat)))
  }

  /** A meeting is planned, most are checked in, and it opens. */
  begin(plan: ForumPlan): void {
    this.#planMeeting()
    const operator = this.#model.actor(null, MEETING_DAY)
    const of = { meeting: this.#model.meeting.id }
    plan.places.forEach(({ arrives }, index) => {
      const person = this.#model.seats[index]?.holders[0]?.person
      if (person && arrives > 0)
        this.#do({ actor: operator, command: 'presence.note', input: { ...of, person, mode: 'room' } }, 'none')
    })
    this.#do({ actor: operator, command: 'meeting.open', input: of }, 'none')
    const item = this.#model.meeting.items[0]!.id
    this.#do({ actor: operator, command: 'item.open', input: { ...of, item } }, 'none')
  }

  play(drawn: Step, plan: ForumPlan): void {
    const step = decided(this.#model, drawn)
    if (step.kind === 'type') {
      this.#type(step)
      return
    }
    if (step.kind === 'next') {
      this.#nextMeeting(step, plan)
      return
    }
    const fault = step.fault < 50 ? 'none' : FAULTS[step.fault - 50]!
    for (const command of commandsOf(this.#model, step, plan.proposed)) this.#do(command, fault)
  }

  reached(): string[] {
    const ends = this.#model.decisions.flatMap(({ rule, outcome }) =>
      outcome ? [`${rule.kind} ${outcome.result} ${outcome.why}`] : [],
    )
    const rounds = this.#model.decisions.flatMap((one) => one.rounds)
    const rounded = rounds.flatMap(({ outcome }) => (outcome ? [`round ${outcome.result} ${outcome.why}`] : []))
    const annulled = this.#model.decisions.flatMap((one) =>
      one.annulledQuestions.map(({ why, ballot }) => `annulled ${ballot ? 'ballot' : 'round'} ${why}`),
    )
    const ballots = this.#model.decisions.flatMap((one) =>
      [one, ...one.annulledQuestions].map(({ ballot }) => ({ one, ballot })),
    )
    const represented = ballots.flatMap(({ one, ballot }) =>
      ballot ? looked(one, ballot).map(({ why }) => `proxy ${why ?? 'holds'}`) : [],
    )
    const entries = this.#played.store.events(0).map((one) => one.type)
    return [...entries, ...this.#refusals, ...ends, ...rounded, ...annulled, ...represented]
  }

  /** Somebody types into a draft: the next freezing finds other words. */
  #type({ a, b, c }: Step): void {
    const index = c % 3 === 0 ? 1 : 0
    const title = b % 12 === 0 ? '' : `Open budgets ${String(a % 3)}`
    const commitment = [...this.#model.drafts.keys()][index]!
    const text = [...this.#played.drafts.keys()][index]!
    this.#model.drafts.get(commitment)!.text = title
    this.#played.drafts.set(text, title)
    this.told.push(`draft ${String(index)} reads "${title}"`)
  }

  #nextMeeting({ a, who }: Step, plan: ForumPlan): void {
    const operator = this.#model.actor(null, MEETING_DAY)
    const of = { meeting: this.#model.meeting.id }
    if (this.#model.meeting.stage === 'open') {
      if (a % 6 === 0)
        this.#do({ actor: operator, command: 'meeting.adjourn', input: of }, who > 5 ? 'restart' : 'none')
    } else if (this.#model.meeting.stage === 'adjourned') this.begin(plan)
    else this.#do({ actor: operator, command: 'meeting.open', input: of }, 'none')
  }

  #planMeeting(): void {
    const [first, second] = [...this.#model.drafts.keys()]
    const item = { purpose: 'decide', minutes: 30 }
    const input = {
      title: 'A meeting',
      starts: { local: `${MEETING_DAY}T10:00`, zone: 'UTC' },
      minutes: 60,
      place: null,
      callUrl: null,
      items: [
        { ...item, title: 'Budgets', commitment: first },
        { ...item, title: 'Contracts', commitment: second },
      ],
      occurredAt: null,
    }
    const answered = this.#played.execute(this.#model.actor(null, MEETING_DAY), 'meeting.plan', input, this.#id())
    if (!answered.ok) throw new Error(`the meeting is not planned: ${JSON.stringify(answered.error)}`)
    const id = answered.value.answer['meeting']!
    const items = this.#played.recorder.state.meetings[id]!.items.map((one) => ({
      id: one.id,
      commitment: one.commitment,
      closed: false,
    }))
    this.#model.meetings.push({
      id,
      day: MEETING_DAY,
      stage: 'planned',
      items,
      current: null,
      presence: new Map(),
      recusals: [],
      proxies: [],
    })
    this.told.push('meeting.plan')
  }

  #do(sent: Command, fault: Fault): void {
    const { actor, command, input } = sent
    this.told.push(`${actor.role} ${command} ${short(input)}${fault === 'none' ? '' : ` (${fault})`}`)
    if (fault === 'restart') this.#restart()
    if (fault === 'old_command') this.#sendOldAgain()
    const id = this.#id()
    const before = this.#played.recorder.head.seq
    const judge = meetingJudges[command] ?? decisionJudges[command]
    if (!judge) throw new Error(`the model does not know ${command}`)
    const judged = judge(this.#model, actor, input)
    if (fault === 'not_saved') this.#failToSave(sent, id)
    const answered = this.#played.execute(actor, command, input, id)
    if (fault === 'lost_answer') this.#restart()
    if (!answered.ok) {
      const said = nameOf(answered.error)
      this.told.push(`  refused: ${said}`)
      this.#refusals.push(said)
      if (!judged.no.includes(said))
        throw new Error(`refused as ${said}; the model: ${judged.no.join(', ') || 'accepted'}`)
      if (this.#played.recorder.head.seq !== before) throw new Error('refused, and something was recorded')
    } else {
      if (judged.no.length > 0) throw new Error(`accepted; the model refuses it: ${judged.no.join(', ')}`)
      const added = this.#played.store.events(before)
      const entries = judged.apply({ before, answer: answered.value.answer, at: added.at(-1)?.at ?? '' })
      const recorded = added.map((one) => one.type)
      if (entries && !isDeepStrictEqual(recorded, entries))
        throw new Error(`recorded ${recorded.join(', ')}; the model: ${entries.join(', ')}`)
      this.#receiptHolds(sent, answered.value.answer)
      this.#done.push({ sent, id, answered: answered.value })
    }
    if (fault === 'retry' || fault === 'lost_answer')
      this.#sendAgain({ sent, id, answered: answered.ok ? answered.value : null })
    if (fault === 'id_reused' && answered.ok) this.#reuse(id, sent)
    this.#compare()
  }

  /** [DEC12] */
  #receiptHolds({ command }: Command, answer: Record<string, string>): void {
    if (command !== 'ballot.cast') return
    const last = this.#played.store.events(this.#played.recorder.head.seq - 1).at(-1)!
    const counted = last.type === 'ballot.cast/1' ? 'yes' : 'late'
    const difference = differenceIn(answer, { receipt: `${String(last.seq)}-${last.hash.slice(0, 16)}`, counted })
    if (difference) throw new Error(`the receipt: ${difference}`)
  }

  /** [REC8] The disk is full just then: nothing was done, and the command may be sent again. */
  #failToSave({ actor, command, input }: Command, id: string): void {
    const { head } = this.#played.recorder
    this.#played.store.failNext()
    try {
      this.#played.execute(actor, command, input, id)
    } catch {
      // As it should be; whoever sent it is told that it was not saved.
    }
    // A command that is refused before it writes leaves the failure for the next one.
    try {
      this.#played.store.transact(() => undefined)
    } catch {
      // It is used up.
    }
    if (!isDeepStrictEqual(head, this.#played.recorder.head))
      throw new Error('something was recorded that was not saved')
    this.#compare()
  }

  /** [REC9] What another process reads is what this one knew. */
  #restart(): void {
    const before = structuredClone(this.#played.recorder.state)
    this.#played.restart()
    if (!isDeepStrictEqual(before, this.#played.recorder.state)) throw new Error('another state after the restart')
  }

  /** [LIVE4] The same id again gives the same answer and does nothing. */
  #sendAgain({ sent: { actor, command, input }, id, answered }: Done): void {
    if (answered === null) return
    const { seq } = this.#played.recorder.head
    const again = this.#played.execute(actor, command, input, id)
    if (!again.ok || !isDeepStrictEqual(again.value, answered))
      throw new Error(`another answer to ${command} sent again`)
    if (this.#played.recorder.head.seq !== seq) throw new Error(`${command} sent again was recorded again`)
  }

  #sendOldAgain(): void {
    const old = this.#done[(this.#ids * 7) % Math.max(1, this.#done.length)]
    if (old) this.#sendAgain(old)
  }

  #reuse(id: string, { actor }: Command): void {
    const other = { meeting: '0'.repeat(32) }
    const answered = this.#played.execute(actor, 'meeting.open', other, id)
    if (answered.ok || answered.error.code !== 'id_reused') throw new Error('an id was used for something else')
  }

  #compare(): void {
    const difference = differenceIn(seenOf(this.#played.recorder.state), expectedOf(this.#model))
    if (difference) throw new Error(difference)
  }

  #id(): string {
    return `command-${String(this.#ids++)}`
  }
}

function nameOf({ code, details }: Failure): string {
  return code === 'out_of_order' ? `${code}:${String(details?.['state'])}` : code
}

function short(value: unknown): string {
  return JSON.stringify(value)
    .replace(/0{20,}/g, '#')
    .replace(/([0-9a-f]{6})[0-9a-f]{26}/g, '$1…')
}
