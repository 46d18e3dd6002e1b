import type { AdoptedRule, BetweenMeetings, BetweenWay, Rules } from '../../shared/domain/forum.ts'
import { betweenWays, decisionKind } from '../../shared/domain/forum.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { parseQuorum, smallestSector } from '../../shared/rules/rulebook.ts'
import type { RulebookChange } from '../../shared/rules/rulebook-changes.ts'
import { rulebookChanges } from '../../shared/rules/rulebook-changes.ts'
import { quorumWords } from './arithmetic.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { block, day, page, quiet, table, text, titleBlock } from './page.ts'
import { decisionFolder } from './paths.ts'
import { ruleSentences } from './rule-words.ts'
import type { Site } from './site.ts'
import type { Wording } from './wording.ts'

const PATH = 'rules/index.html'

/** The rules in force with their sources, what decides what, notice, and every version so far with what it changed. */
export function rulesPage(site: Site): string {
  const { words, forum } = site
  const { rules } = forum
  return page(
    site,
    { path: PATH, title: words.say('section.rules'), section: null },
    titleBlock(
      [h('p', { class: 'number' }, words.say('rules.version', { version: String(rules?.version ?? 0) }))],
      words.say('section.rules'),
    ),
    rules ? rulesInForce(site, rules) : block(words.say('section.rules'), quiet(words.say('none'))),
    rules ? history(site) : null,
  )
}

/** Each rule with its source, what decides what, and the periods of notice. */
export function rulesInForce(site: Site, rules: Rules, of: 'forum' | 'group' = 'forum'): Child {
  const { words } = site
  const quorum = parseQuorum(rules.quorum)
  return all(
    rules.rules.map((rule) => ruleBlock(site, rules, rule)),
    block(words.say('rules.kinds'), kinds(site, rules, of), quiet(words.say('rules.electionNote'))),
    block(words.say('rules.notice'), notice(site, rules)),
    block(
      words.say('rules.between'),
      betweenWays.map((way) => h('p', {}, betweenWords(site, way, rules.between ?? {}))),
      rules.between?.source === undefined ? null : quiet(text(site, rules.between.source)),
    ),
    block(words.say('rules.reopening'), h('p', {}, reopeningWords(words, rules))),
    block(words.say('rules.proxies'), h('p', {}, proxyWords(words, rules.proxies ?? null))),
    block(words.say('rules.recusal'), h('p', {}, words.say(`rules.recusal.${rules.recusalException ?? 'none'}`))),
    block(words.say('rules.smallest'), h('p', {}, words.say('rules.smallest.some', { n: smallestSector(rules) }))),
    quorum ? block(words.say('rules.quorum'), h('p', {}, quorumWords(words, quorum))) : null,
  )
}

/** What the rule asks, and where it comes from; its kind only where the sentences do not begin with it. */
function ruleBlock(site: Site, rules: Rules, rule: AdoptedRule): Html {
  const { words } = site
  const sentences = ruleSentences(words, rule)
  const several = rule.kind === 'mixed' || rule.kind === 'graded'
  const lines = [
    ...(several || sentences.length === 0 ? [words.say(`rules.kind.${rule.kind}`)] : []),
    ...(rule.id === rules.usual ? [words.say('rules.usual')] : []),
  ]
  return block(
    rule.title,
    lines.length === 0 ? null : h('p', {}, lines.join(' ')),
    sentences.map((sentence) => h('p', {}, text(site, sentence))),
    quiet(text(site, rule.source)),
  )
}

function reopeningWords(words: Wording, { rules, reopening }: Rules): string {
  const title = rules.find((rule) => rule.id === reopening)?.title
  return title === undefined ? words.say('rules.reopening.none') : words.say('rules.reopening.some', { title })
}

function proxyWords(words: Wording, proxies: Rules['proxies'] | null): string {
  if (!proxies) return words.say('rules.proxies.none')
  const { perHolder, present, hoursBefore } = proxies
  return words.say('rules.proxies.some', { perHolder, present: present ? 'yes' : 'no', hoursBefore })
}

function kinds(site: Site, rules: Rules, of: 'forum' | 'group'): Child {
  const { words } = site
  const any = words.say(of === 'group' ? 'rules.anyOfGroup' : 'rules.any')
  const rows = decisionKind.options.map((kind) => {
    const rule = rules.rules.find((one) => one.id === rules.kinds?.[kind])
    return { cells: [words.say(`rules.about.${kind}`), rule ? text(site, rule.title) : any] }
  })
  return table([{ head: words.say('rules.column.kind') }, { head: words.say('rules.column.by') }], rows)
}

function notice({ words }: Site, rules: Rules): Child {
  const said = (['meeting', 'texts'] as const).flatMap((of) => {
    const days = rules.notice?.[of] ?? null
    return days === null ? [] : [h('p', {}, words.say(`rules.notice.${of}`, { days }))]
  })
  return said.length === 0 ? quiet(words.say('rules.notice.none')) : said
}

/** [BET1] One way of deciding between meetings, whether it is allowed or not. */
function betweenWords({ words }: Site, way: BetweenWay, between: BetweenMeetings): string {
  const { signatures } = between
  if (way === 'signatures' && signatures)
    return words.say('rules.between.signatures', { ...signatures, membersOnly: signatures.membersOnly ? 'yes' : 'no' })
  const terms = between[way]
  if (terms) return words.say(`rules.between.${way}`, terms as Readonly<Record<string, string | number>>)
  return words.say(`rules.between.no${way.charAt(0).toUpperCase()}${way.slice(1)}`)
}

/** The last version first. */
function history(site: Site): Child {
  const { words, forum } = site
  const versions = forum.rulesHistory.map((one, index) => ({ ...one, before: forum.rulesHistory[index - 1]?.rules }))
  return block(
    words.say('rules.history'),
    versions.reverse().map(({ at, rules, before }) =>
      all(
        h('p', {}, words.say('rules.history.line', { version: String(rules.version) }), day(site, at)),
        quiet(adopted(site, rules)),
        before
          ? h(
              'ul',
              { class: 'plain' },
              rulebookChanges(before, rules).map((change) => h('li', {}, changeWords(site, change))),
            )
          : null,
      ),
    ),
  )
}

function adopted(site: Site, rules: Rules): Child {
  const { words, state } = site
  const decision = rules.decision === undefined ? undefined : state.decisions[rules.decision]
  if (!decision) return words.say(rules.version === 1 ? 'rules.history.founding' : 'rules.history.plain')
  const href = linkTo(PATH, `${decisionFolder(decision)}/index.html`)
  return h('a', { href }, words.say('rules.history.decision', { code: decisionCode(decision) }))
}

function changeWords(site: Site, change: RulebookChange): string {
  const { words } = site
  const any = words.say('rules.any')
  switch (change.what) {
    case 'usual':
      return words.say('rules.change.usual', { from: change.from, to: change.to })
    case 'kind': {
      const kind = words.say(`rules.about.${change.kind}`)
      return words.say('rules.change.kind', { kind, from: change.from ?? any, to: change.to ?? any })
    }
    case 'notice': {
      const said = (days: number | null): string =>
        days === null ? words.say('rules.change.noDays') : words.say('rules.change.days', { days })
      return words.say('rules.change.notice', { of: change.of, from: said(change.from), to: said(change.to) })
    }
    case 'between':
      return betweenWords(site, change.way, change.to)
    case 'betweenSource':
      return words.say('rules.change.betweenSource', { to: change.to ?? words.say('rules.change.noSource') })
    case 'quorum': {
      const to = parseQuorum(change.to)
      return words.say('rules.change.quorum', { to: to ? quorumWords(words, to) : words.say('rules.change.noQuorum') })
    }
    case 'reopening':
      return words.say('rules.change.reopening', { to: change.to ?? words.say('rules.reopening.none') })
    case 'proxies':
      return words.say('rules.change.proxies', { to: proxyWords(words, change.to) })
    case 'recusalException':
      return words.say('rules.change.recusal', { to: words.say(`rules.recusal.${change.to ?? 'none'}`) })
    case 'smallestSector':
      return words.say('rules.change.smallest', { to: words.say('rules.smallest.some', { n: change.to }) })
    case 'added':
    case 'removed':
      return words.say(`rules.change.${change.what}`, { rule: change.rule.title })
    case 'changed':
      return words.say('rules.change.changed', { rule: change.from.title })
  }
}
