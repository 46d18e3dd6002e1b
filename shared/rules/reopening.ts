import type { AdoptedRule, DecisionKind, Rulebook } from '../domain/forum.ts'
import type { ForumState } from '../domain/state.ts'
import { sha256 } from '../lib/sha256.ts'
import type { BodyId } from './bodies.ts'
import { rulesFor } from './rulebook.ts'

type Decided = Pick<ForumState, 'decisions' | 'meetings' | 'procedures'>

/** What is to be decided, and by whom: a commitment, or a motion by the hash of its words as they are frozen. */
export interface Question {
  readonly body: BodyId
  readonly commitment: string | null
  readonly motion?: string | null
}

/** [DEC15] The words of a motion as they are frozen. */
export function motionWords({ title, text }: { readonly title: string; readonly text: string }): string {
  return `${title}\n\n${text.trim()}\n`
}

/** The hash under which a motion's words are frozen. */
export function motionHash(motion: { readonly title: string; readonly text: string }): string {
  return sha256(motionWords(motion))
}

/** [RULE3] This body has decided on this commitment, or on a motion in the same words, for or against it, and that decision stands. */
export function wasDecided(state: Decided, question: Question): boolean {
  return decidedInMeeting(state, question) || decidedBetween(state, question)
}

function decidedInMeeting({ decisions, meetings }: Decided, { body, commitment, motion = null }: Question): boolean {
  return Object.values(decisions).some(({ commitment: on, texts, meeting, concluded, annulled }) => {
    const same = on === null ? texts.at(-1)?.hash === motion : on === commitment
    const stands = !annulled && concluded !== null && concluded.result !== 'no_decision'
    return same && stands && (meetings[meeting]?.group ?? null) === body
  })
}

/** Silence that was broken, and a text that too few signed, decide nothing; a vote that failed does. */
function decidedBetween({ procedures }: Decided, { body, commitment, motion = null }: Question): boolean {
  return Object.values(procedures).some(({ commitment: on, text, group, ended, terms: { way } }) => {
    const same = on === null ? text === motion : on === commitment
    const votedDown = ended?.result === 'not_adopted' && (way === 'written' || way === 'steering')
    return same && group === body && (ended?.result === 'adopted' || votedDown)
  })
}

/** [RULE3] The one rule by which this may be put to decision again; null: it was not decided, or the rules ask nothing more. */
export function reopeningRule(state: Decided, rules: Rulebook, question: Question): string | null {
  return rules.reopening !== undefined && wasDecided(state, question) ? rules.reopening : null
}

/** [RULE1] [RULE3] The rules by which something may be put to decision now, the usual one first. */
export function rulesToPut(
  state: Decided,
  rules: Rulebook,
  about: DecisionKind,
  question: Question,
): readonly AdoptedRule[] {
  const again = reopeningRule(state, rules, question)
  return again === null ? rulesFor(rules, about) : rules.rules.filter((rule) => rule.id === again)
}
