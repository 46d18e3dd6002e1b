import { standingOut } from './standing-model.ts'
import { annulAndReopen, askedIn, lookAtQuorum, lookEverywhere } from './question-model.ts'
import type { ForumModel, Judged, ModelActor, ModelMeeting, ModelRulebook, Mode } from './forum-model.ts'
import { deadlineOf, follow, isPast, keeps, leads, runs, state } from './forum-model.ts'

/** What the words of SPEC.md 6 and 8 say of the commands of a meeting: presence, agenda, recusals, seats, rules. */
export type Input = Readonly<Record<string, unknown>>
type Judge = (forum: ForumModel, actor: ModelActor, input: Input) => Judged

const text = (input: Input, key: string): string => input[key] as string

function meetingOf(forum: ForumModel, input: Input): ModelMeeting | undefined {
  return forum.meetings.find((one) => one.id === input['meeting'])
}

/** The reasons that hold for any command of a meeting that has to be going on. */
function unlessOpen(meeting: ModelMeeting): string[] {
  return meeting.stage === 'open' ? [] : [state(`meeting_${meeting.stage}`)]
}

/** Wraps what every command of a meeting begins with. */
function ofMeeting(
  judge: (forum: ForumModel, meeting: ModelMeeting, actor: ModelActor, input: Input) => Judged,
): Judge {
  return (forum, actor, input) => {
    const meeting = meetingOf(forum, input)
    return meeting ? judge(forum, meeting, actor, input) : refusedOnly(['not_found'])
  }
}

export function refusedOnly(no: string[]): Judged {
  return { no, apply: () => null }
}

const notePresence = ofMeeting((forum, meeting, actor, input) => {
  const person = text(input, 'person')
  const mode = text(input, 'mode') as Mode
  const no: string[] = []
  if (!runs(actor) && actor.person !== person) no.push('not_allowed')
  if (!forum.persons.includes(person)) no.push('not_found')
  if (meeting.stage === 'adjourned') no.push(state('meeting_adjourned'))
  return {
    no,
    apply: ({ before }) => {
      // [PRES1] Saying again what already holds records nothing.
      if (forum.presence(meeting, person) === mode) return []
      const slot = { mode }
      const slots = [...(meeting.presence.get(person)?.slots ?? []), slot]
      meeting.presence.set(person, { slots, last: before + 1, lastSlot: slot })
      return ['presence.noted/1', ...lookAtQuorum(forum, meeting)]
    },
  }
})

const correctPresence = ofMeeting((forum, meeting, actor, input) => {
  const said = meeting.presence.get(text(input, 'person'))
  const no: string[] = []
  if (!runs(actor)) no.push('not_allowed')
  if (!said) no.push('not_found', state('entry_not_last'))
  // [PRES3] Only the last entry of a person.
  else if (said.last !== input['corrects']) no.push('not_found', state('entry_not_last'))
  return {
    no,
    apply: ({ before }) => {
      said!.lastSlot.mode = input['mode'] as Mode | null
      said!.last = before + 1
      return ['presence.corrected/1', ...lookAtQuorum(forum, meeting)]
    },
  }
})

const openMeeting = ofMeeting((_forum, meeting, actor) => {
  const no: string[] = []
  if (!runs(actor)) no.push('not_allowed')
  if (meeting.stage !== 'planned') no.push(state(`meeting_${meeting.stage}`))
  return {
    no,
    apply: () => {
      meeting.stage = 'open'
      return ['meeting.opened/1']
    },
  }
})

const adjourn = ofMeeting((forum, meeting, actor) => {
  const no = unlessOpen(meeting)
  if (!runs(actor)) no.push('not_allowed')
  if (forum.isHeld(meeting)) no.push(state('decision_open'))
  return {
    no,
    apply: () => {
      closeItem(meeting, meeting.current)
      meeting.stage = 'adjourned'
      return null
    },
  }
})

/** [ETH2] A recusal ends when the item is over, and holds again once the item is opened again. */
function closeItem(meeting: ModelMeeting, id: string | null): void {
  const item = meeting.items.find((one) => one.id === id)
  if (!item) return
  item.closed = true
  meeting.current = null
}

const openItem = ofMeeting((forum, meeting, actor, input) => {
  const no = unlessOpen(meeting)
  const item = meeting.items.find((one) => one.id === input['item'])
  if (!runs(actor)) no.push('not_allowed')
  if (!item) return refusedOnly([...no, 'not_found'])
  if (meeting.current === item.id) no.push(state('item_open'))
  if (forum.isHeld(meeting)) no.push(state('decision_open'))
  return {
    no,
    apply: () => {
      const closing = meeting.current === null ? [] : ['item.closed/1']
      closeItem(meeting, meeting.current)
      item.closed = false
      meeting.current = item.id
      return [...closing, 'item.opened/1']
    },
  }
})

const closeTheItem = ofMeeting((forum, meeting, actor, input) => {
  const no = unlessOpen(meeting)
  const item = meeting.items.find((one) => one.id === input['item'])
  if (!runs(actor)) no.push('not_allowed')
  if (!item) return refusedOnly([...no, 'not_found'])
  if (meeting.current !== item.id) no.push(state('item_not_open'))
  if (forum.isHeld(meeting)) no.push(state('decision_open'))
  return {
    no,
    apply: () => {
      closeItem(meeting, item.id)
      return ['item.closed/1']
    },
  }
})

interface Recusing {
  readonly item: string
  readonly person: string
}

function recusing(input: Input): Recusing {
  return { item: text(input, 'item'), person: text(input, 'person') }
}

/** [ETH1] [ETH2] Standing out of an item, and what it does to a question that is open on it. */
function recuse(forum: ForumModel, meeting: ModelMeeting, { item, person }: Recusing, at: string): string[] {
  meeting.recusals.push({ item, person, state: 'holds' })
  const now = forum.seatsNow(meeting, item)
  // [DEC14] A seat that was away could not answer it anyway.
  const voided = forum.openQuestions(meeting).filter((decision) => {
    const frozen = decision.ballot ? askedIn(decision, decision.ballot) : (decision.rounds.at(-1)?.seats ?? [])
    const standsOut = (id: string): boolean => now.some((seat) => seat.id === id && seat.recused)
    return decision.item === item && frozen.some((seat) => seat.here && !seat.recused && standsOut(seat.id))
  })
  const entries = voided.flatMap((decision) => annulAndReopen(forum, meeting, decision, at))
  return ['recusal.noted/1', ...entries, ...lookAtQuorum(forum, meeting)]
}

function mayRecuse(forum: ForumModel, meeting: ModelMeeting, actor: ModelActor, input: Input): string[] {
  const item = meeting.items.find((one) => one.id === input['item'])
  const person = text(input, 'person')
  const no: string[] = []
  if (!runs(actor) && actor.person !== person) no.push('not_allowed')
  if (!item || !forum.persons.includes(person)) no.push('not_found')
  if (meeting.stage === 'adjourned') no.push(state('meeting_adjourned'))
  if (item?.closed) no.push(state('item_closed'))
  if (forum.isRecused(meeting, text(input, 'item'), person)) no.push(state('already_recused'))
  return [...no, ...ofOthers(forum, meeting, actor, input)]
}

/** [ETH2] Who else stands out, nobody says who does, but at the controls. */
function ofOthers(forum: ForumModel, meeting: ModelMeeting, actor: ModelActor, input: Input): string[] {
  if (actor.person === input['person']) return []
  return runs(actor) ? standingOut({ forum, meeting, actor, decision: { item: text(input, 'item') } }) : []
}

const noteRecusal = ofMeeting((forum, meeting, actor, input) => ({
  no: mayRecuse(forum, meeting, actor, input),
  apply: ({ at }) => recuse(forum, meeting, recusing(input), at),
}))

const declareInterest = ofMeeting((forum, meeting, actor, input) => {
  const no = mayRecuse(forum, meeting, actor, input)
  // Declared without standing out, an interest may be remembered when all is over.
  const ofRecusals = ['already_recused', 'item_closed', 'meeting_adjourned', 'stands_out'].map(state)
  const only = input['recuse'] === true ? no : no.filter((one) => !ofRecusals.includes(one))
  return {
    no: only,
    apply: ({ at }) => [
      'interest.declared/1',
      ...(input['recuse'] === true ? recuse(forum, meeting, recusing(input), at) : []),
    ],
  }
})

const liftRecusal = ofMeeting((forum, meeting, actor, input) => {
  const holding = meeting.recusals.find(
    (one) => one.item === input['item'] && one.person === input['person'] && one.state === 'holds',
  )
  const no: string[] = []
  if (!runs(actor)) no.push('not_allowed')
  if (meeting.stage === 'adjourned') no.push(state('meeting_adjourned'))
  if (meeting.items.find((one) => one.id === input['item'])?.closed) no.push(state('item_closed'))
  if (!holding) no.push(state('not_recused'), 'not_found')
  // [ETH2] Nobody calls themselves back.
  if (actor.person !== null && actor.person === input['person']) no.push(state('recusal_own'))
  no.push(...ofOthers(forum, meeting, actor, input))
  return {
    no,
    apply: () => {
      holding!.state = 'lifted'
      return ['recusal.lifted/1', ...lookAtQuorum(forum, meeting)]
    },
  }
})

const leaveSeat: Judge = (forum, actor, input) => {
  const seat = forum.seats.find((one) => one.id === input['seat'])
  const holder = seat?.holders.find((one) => !one.left && one.person === input['person'] && one.as === input['as'])
  const no = keeps(actor) ? [] : ['not_allowed']
  if (!holder) no.push('not_found')
  return {
    no,
    apply: () => {
      holder!.until = text(input, 'on')
      holder!.left = true
      follow(seat!.holders)
      return ['seat.left/1', ...lookEverywhere(forum)]
    },
  }
}

const fillSeat: Judge = (forum, actor, input) => {
  const seat = forum.seats.find((one) => one.id === input['seat'])
  const no = keeps(actor) ? [] : ['not_allowed']
  if (!seat) no.push('not_found')
  // A term that is over by its date bars nobody.
  const from = (input['since'] ?? forum.meeting.day) as string
  const holds = seat?.holders.some((one) => one.as === input['as'] && !one.left && (one.until ?? from) >= from)
  if (holds) no.push(state('seat_filled'))
  return {
    no,
    apply: ({ answer }) => {
      const person = answer['person']!
      forum.persons.push(person)
      seat!.holders.push({ person, as: input['as'] as 'titular', since: null, until: null, left: false })
      follow(seat!.holders)
      return ['person.entered/1', 'seat.filled/1', ...lookEverywhere(forum)]
    },
  }
}

/** [PROX1] */
const giveProxy = ofMeeting((forum, meeting, actor, input) => {
  const [from, to] = [text(input, 'from'), text(input, 'to')]
  const { proxies } = forum.rulebook!
  const standing = meeting.proxies.filter((one) => !one.revoked)
  const no = runs(actor) || actor.seats.includes(from) ? [] : ['not_allowed']
  if (meeting.stage === 'adjourned') no.push(state('meeting_adjourned'))
  const active = forum.activeSeats(meeting.day)
  if (![from, to].every((id) => active.some((seat) => seat.id === id))) no.push('not_found')
  if (from === to) no.push(state('proxy_self'))
  if (!proxies) return refusedOnly([...no, state('rules_have_no_proxies')])
  if (isPast(deadlineOf(meeting.day, proxies.hoursBefore))) no.push(state('proxy_late'))
  if (standing.some((one) => one.from === from)) no.push(state('proxy_given'))
  if (standing.filter((one) => one.to === to).length >= proxies.perHolder) no.push(state('proxy_holder_full'))
  return {
    no,
    apply: ({ at }) => {
      meeting.proxies.push({ from, to, written: true, lodged: at, revoked: false })
      return ['proxy.given/1']
    },
  }
})

const revokeProxy = ofMeeting((_forum, meeting, actor, input) => {
  const from = text(input, 'from')
  const given = meeting.proxies.find((one) => one.from === from && !one.revoked)
  const no = runs(actor) || actor.seats.includes(from) ? [] : ['not_allowed']
  if (meeting.stage === 'adjourned') no.push(state('meeting_adjourned'))
  if (!given) no.push('not_found')
  return {
    no,
    apply: () => {
      given!.revoked = true
      return ['proxy.revoked/1']
    },
  }
})

/** [RULE2] */
const adoptRules: Judge = (forum, actor, input) => {
  const no = leads(actor) ? [] : ['not_allowed']
  if (forum.meetings.some((one) => one.stage !== 'planned')) no.push(state('rules_by_decision'))
  return {
    no,
    apply: () => {
      forum.rulebook = input as unknown as ModelRulebook
      forum.rulesVersion++
      return ['rules.adopted/1']
    },
  }
}

export const meetingJudges: Readonly<Record<string, Judge>> = {
  'presence.note': notePresence,
  'presence.correct': correctPresence,
  'meeting.open': openMeeting,
  'meeting.adjourn': adjourn,
  'item.open': openItem,
  'item.close': closeTheItem,
  'recusal.note': noteRecusal,
  'recusal.lift': liftRecusal,
  'interest.declare': declareInterest,
  'seat.leave': leaveSeat,
  'seat.fill': fillSeat,
  'rules.adopt': adoptRules,
  'proxy.give': giveProxy,
  'proxy.revoke': revokeProxy,
}
