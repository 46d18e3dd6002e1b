import type { Decision } from '../../shared/domain/decision.ts'
import type { ReasonedResponse } from '../../shared/domain/response.ts'
import { responsesDuring, responseTo } from '../../shared/rules/response.ts'
import { speaker } from './decision-facts.ts'
import type { Line } from './exceptions.ts'
import type { Html } from './html.ts'
import { all, h } from './html.ts'
import { outcomeSentence } from './outcome-words.ts'
import { block, quiet, text } from './page.ts'
import { plainProse } from './prose.ts'
import type { Site } from './site.ts'
import { readOr } from './site.ts'
import { dateWords, localTime } from './wording.ts'

/** [RESP1] The response that holds, or that there is none yet; nothing for a decision that has not ended, or does not stand. */
export function responseBlock(site: Site, decision: Decision): Html | null {
  if (decision.stage !== 'concluded') return null
  const given = responseTo(decision)
  const said = given ? partsOf(site, decision, given) : [quiet(site.words.say('response.none'))]
  return block(site.words.say('response.title'), ...said)
}

/** Those given while the meeting lasted, in its minutes. */
export function responsesPart(site: Site, decision: Decision): readonly Html[] {
  const meeting = site.state.meetings[decision.meeting]
  if (!meeting) return []
  const held = responseTo(decision)
  return responsesDuring(decision, meeting).map((one) => {
    const title = site.words.say(one === held ? 'response.title' : 'response.replaced')
    return h('section', {}, h('p', {}, h('strong', {}, title)), ...partsOf(site, decision, one))
  })
}

/** That one was given; its words too where another has taken its place. */
export function responseLines(site: Site, decision: Decision): readonly Line[] {
  const held = responseTo(decision)
  return (decision.responses ?? []).map((one) => {
    const { date } = localTime(one.at, site.zone)
    const last = one === held ? 'yes' : 'no'
    const fact = h('strong', {}, site.words.say('path.responded', { date: dateWords(site.words, date), last }))
    return { at: one.at, line: one === held ? fact : all(fact, ' ', plainProse(site, readOr(site, one.response))) }
  })
}

/** [UNDO1] What an annulled decision had come to, struck out. */
export function struckOutcome({ words }: Site, decision: Decision): Html | null {
  if (!decision.annulled || !decision.concluded) return null
  return h('p', { class: 'struck' }, h('del', {}, outcomeSentence(words, { ...decision, annulled: null })))
}

function partsOf(site: Site, decision: Decision, { at, actor, response }: ReasonedResponse): readonly Html[] {
  const { words, state } = site
  const body = state.meetings[decision.meeting]?.group ?? null
  const by = state.persons[actor] ? text(site, speaker(site, actor, body)) : words.say('entered.desk')
  const { date, time } = localTime(at, site.zone)
  return [
    plainProse(site, readOr(site, response)),
    quiet(words.say('response.by'), ' ', by, ', ', words.say('response.at', { date: dateWords(words, date), time })),
  ]
}
