import type { Ballot } from '../../shared/domain/ballot.ts'
import type { AnnulledQuestion, Decision, Round } from '../../shared/domain/decision.ts'
import type { Rulebook } from '../../shared/domain/forum.ts'
import type { BodyId } from '../../shared/rules/bodies.ts'
import { groupOf } from '../../shared/rules/bodies.ts'
import { foundingParts } from '../../shared/rules/founding.ts'
import { seatsIn } from '../../shared/rules/meeting-seats.ts'
import { askedLast, countedOf } from '../../shared/rules/counted.ts'
import { enteredFor, stoodOutOf } from '../../shared/rules/question.ts'
import type { Child, Html } from './html.ts'
import { all, h } from './html.ts'
import { list } from './outcome-words.ts'
import { quiet, text } from './page.ts'
import { frozenText, plainProse } from './prose.ts'
import type { Site } from './site.ts'
import { personName, readOr, seatName } from './site.ts'
import { localTime } from './wording.ts'

/** What the outcome's sentence does not say: the rules or the ethics statement it made, who is freed from implementing it. */
export function outcomeNotes(site: Site, decision: Decision): readonly Html[] {
  const { words, state } = site
  if (decision.annulled || decision.concluded?.result !== 'adopted') return []
  const group = groupOf(state, decision)
  const statement = state.statements.find((one) => one.decision === decision.id)
  const aside = seatsAside(decision).map((seat) => seatName(site, seat))
  return [
    ...effects(site, decision).map((said) => h('p', {}, said)),
    ...(statement ? [h('p', {}, words.say('outcome.statement', { version: String(statement.version) }))] : []),
    ...(group ? [h('p', {}, text(site, words.say('group.decided', { name: group.name })))] : []),
    ...(aside.length > 0 ? [h('p', {}, words.say('outcome.aside', { seats: list(words, aside) }))] : []),
  ]
}

/** [RULE2] [GROUP1] [GROUP6] What adopting it did at once. */
function effects({ words, state }: Site, { id, rulebook, rulesOf, founding, ends }: Decision): readonly string[] {
  const adopted = (rulesOf === null ? state.forum : state.groups[rulesOf])?.rulesHistory
  const rules = rulebook ? adopted?.find((one) => one.rules.decision === id)?.rules : undefined
  const group = ends === null ? undefined : state.groups[ends]
  return [
    ...(rules ? [words.say('outcome.rules', { version: String(rules.version) })] : []),
    ...(founding ? [words.say('outcome.founded', { name: founding.name })] : []),
    ...(group ? [words.say('outcome.ended', { name: group.name })] : []),
  ]
}

function seatsAside(decision: Decision): readonly string[] {
  const counted = countedOf(decision)
  const asked = counted && askedLast(counted)
  if (asked?.kind !== 'consensus') return []
  return asked.question.seats
    .filter((seat) => seat.here && !seat.recused && seat.position === 'stand_aside')
    .map((seat) => seat.id)
}

/** [DEC15] Where it is about no commitment of the forum's: what it is. */
export function aboutWords(
  { words, state }: Site,
  { commitment, rulebook, rulesOf, statement, founding, ends, about }: Decision,
): string | null {
  if (commitment !== null) return null
  if (founding) return words.say('about.founding')
  if (ends !== null) return words.say('about.ends', { name: state.groups[ends]?.name ?? ends })
  if (rulebook && rulesOf !== null)
    return words.say('about.groupRules', { name: state.groups[rulesOf]?.name ?? rulesOf })
  return words.say(rulebook ? 'about.rules' : statement ? 'about.statement' : `about.${about}`)
}

/** The text in question as people read it: rules rule by rule, a motion without the title that the page bears already. */
export function textInQuestion(site: Site, decision: Decision, shown: string): Child {
  if (decision.rulebook) return rulesText(site, decision.rulebook)
  if (decision.commitment !== null) return frozenText(site, shown)
  if (decision.founding)
    return [plainProse(site, untitled(foundingParts(shown).readable)), rulesText(site, decision.founding.rulebook)]
  return plainProse(site, untitled(shown))
}

function untitled(shown: string): string {
  const end = shown.indexOf('\n\n')
  return end < 0 ? shown : shown.slice(end)
}

function rulesText(site: Site, { rules, usual }: Rulebook): readonly Child[] {
  const { words } = site
  return rules.flatMap((rule): Child[] => [
    h('h3', {}, text(site, rule.title)),
    h('p', {}, words.say(`rules.kind.${rule.kind}`), rule.id === usual ? ` ${words.say('rules.usual')}` : null),
    quiet(text(site, rule.source)),
  ])
}

/** [DEC13] That a question waited for its quorum, and until when. */
export function waitedWords({ words, zone }: Site, to: string | null): string {
  return words.say('path.suspended', { until: to === null ? 'none' : localTime(to, zone).time })
}

/** [DEC14] A round or ballot that was annulled, and why; never what was said in it. */
export function annulledLine(
  site: Site,
  decision: Decision,
  question: AnnulledQuestion,
  quote: (words: string) => Html,
): Child {
  const { words } = site
  const seats = stoodOutOf(site.state, decision, question).map((seat) => seatName(site, seat))
  const said = {
    what: question.ballot ? 'ballot' : 'round',
    round: String(question.round?.number ?? 0),
    n: seats.length,
    seats: list(words, seats),
  }
  const key = question.why === 'recusal' ? 'path.annulledRecusal' : 'path.annulledReason'
  return all(
    h('strong', {}, words.say(key, said)),
    question.reason ? all(' ', quote(readOr(site, question.reason))) : null,
  )
}

/** Who entered what seats said where they did not say it themselves: of all of them at once, or of each. */
export interface Entered {
  readonly all: string | null
  readonly of: (seat: string) => string | null
}

export function enteredIn(site: Site, decision: Decision, question: Ballot | Round | undefined): Entered {
  const meeting = site.state.meetings[decision.meeting]
  const actors = !question || !meeting ? [] : actorsOf(question)
  const by = new Map(
    actors.map(([seat, actor]) => [
      seat,
      meeting ? byWords(site, enteredFor(site.state, meeting, seat, actor), meeting.group) : null,
    ]),
  )
  const [first = null] = by.values()
  const same = first !== null && by.size > 1 && [...by.values()].every((one) => one === first)
  return { all: same ? first : null, of: (seat) => (same ? null : (by.get(seat) ?? null)) }
}

function actorsOf(question: Ballot | Round): readonly (readonly [string, string])[] {
  if ('castBy' in question) return Object.entries(question.castBy)
  return Object.values(question.positions).map(({ seat, actor }) => [seat, actor])
}

function byWords(site: Site, by: ReturnType<typeof enteredFor>, body: BodyId): string | null {
  if (!by) return null
  if (by.office) return site.words.say(`entered.${by.office}`)
  return site.state.persons[by.actor] ? speaker(site, by.actor, body) : site.words.say('entered.desk')
}

/** In whose name somebody spoke: that of their seat in the body that met, or their own. */
export function speaker(site: Site, person: string, body: BodyId): string {
  const seat = seatsIn(site.state, body).find((one) => one.holders.some((holder) => holder.person === person))
  return seat ? seatName(site, seat.id) : personName(site, person)
}
