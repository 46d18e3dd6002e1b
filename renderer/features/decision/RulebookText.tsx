import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { DecisionKind, Rulebook } from '../../../shared/domain/forum.ts'
import { decisionKind, rulebook } from '../../../shared/domain/forum.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { parseQuorum, smallestSector } from '../../../shared/rules/rulebook.ts'
import { useForum } from '../../client/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useText } from '../../ui/text.ts'
import { betweenSentences } from './between-sentences.ts'
import { isLive } from './decision-view.ts'
import { quorumSentence, ruleSentences } from './rule-sentences.ts'
import { proxyWords } from './rulebook-words.ts'
import { RulebookChanges } from './RulebookChanges.tsx'
import { useWords } from './words.ts'
import './rulebook.css'

/** [DEC15] The rules that a frozen text holds, if the decision that froze it is about rules; a motion may quote anything. */
export function rulebookOfText(state: ForumState, hash: string, text: string): Rulebook | null {
  if (!decisionOfText(state, hash)?.rulebook) return null
  try {
    return rulebook.parse(JSON.parse(text.slice(text.indexOf('\n\n'))))
  } catch {
    return null
  }
}

/** Rules put to decision, as people read them: what would change, then all of them on demand. */
export function RulebookText(props: { hash: string; proposed: Rulebook; heading: boolean }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const decision = decisionOfText(state, props.hash)
  const before = decision && rulesBefore(state, decision)
  // The version that a decision is under is its own body's; only of those very rules does it say what they were.
  const ofBody = decision !== null && decision.rulesOf === (state.meetings[decision.meeting]?.group ?? null)
  const moved = ofBody && isLive(decision) && before !== null && before.version !== decision.rulesVersion
  return (
    <div className="decision-text type-record" dir="auto">
      {props.heading && decision ? <h2 className="decision-text__title">{decision.title}</h2> : null}
      {before ? (
        <>
          <h3 className="decision-text__section">{t(`rules.text.${tense(decision)}`)}</h3>
          <RulebookChanges before={before} after={props.proposed} />
          {moved ? <p className="type-reference">{t('rules.text.moved', { version: before.version })}</p> : null}
        </>
      ) : null}
      <div className="rulebook-text__whole">
        <Disclosure summary={t('rules.text.whole')}>
          <WholeRulebook rulebook={props.proposed} />
        </Disclosure>
      </div>
    </div>
  )
}

function tense(decision: Decision): 'would' | 'changed' | 'wouldHave' {
  if (isLive(decision)) return 'would'
  return decision.concluded?.result === 'adopted' ? 'changed' : 'wouldHave'
}

/** What a decision about rules would replace: those in force while it is under way, else those in force when it ended. */
function rulesBefore(state: ForumState, decision: Decision): ForumRules | null {
  const of = decision.rulesOf
  const { rules = null, rulesHistory = [] } = (of === null ? state.forum : state.groups[of]) ?? {}
  if (isLive(decision)) return rules
  const version = rulesHistory.find((one) => one.rules.decision === decision.id)?.rules.version
  const before = version === undefined ? decision.rulesVersion : version - 1
  return rulesHistory.find((one) => one.rules.version === before)?.rules ?? null
}

type ForumRules = NonNullable<NonNullable<ForumState['forum']>['rules']>

export function decisionOfText(state: ForumState, hash: string): Decision | null {
  return Object.values(state.decisions).find((one) => one.texts.some((text) => text.hash === hash)) ?? null
}

/** Every rule in sentences with its source, what decides what, and the periods of notice. */
export function WholeRulebook({ rulebook: book }: { rulebook: Rulebook }): ReactNode {
  const { t } = useText('forum')
  const words = useWords()
  const quorum = parseQuorum(book.quorum)
  const titleOf = (id: string): string => book.rules.find((rule) => rule.id === id)?.title ?? id
  const named = decisionKind.options.flatMap((kind): (readonly [DecisionKind, string])[] => {
    const rule = book.kinds?.[kind]
    return rule === undefined ? [] : [[kind, rule]]
  })
  const days = (count: number | null): string => (count === null ? t('rules.noDays') : t('rules.days', { days: count }))
  return (
    <div className="rulebook-whole">
      <dl className="rulebook-facts">
        <Fact name={t('rules.changes.usual')}>{titleOf(book.usual)}</Fact>
        {named.map(([kind, rule]) => (
          <Fact key={kind} name={t(`rules.kind.${kind}`)}>
            {titleOf(rule)}
          </Fact>
        ))}
        {book.notice ? (
          <>
            <Fact name={t('rules.noticeMeeting')}>{days(book.notice.meeting)}</Fact>
            <Fact name={t('rules.noticeTexts')}>{days(book.notice.texts)}</Fact>
          </>
        ) : null}
        <Fact name={t('rules.between')}>
          {betweenSentences(t, book).join(' ')}
          {book.between?.source === undefined ? null : <p className="type-reference">{book.between.source}</p>}
        </Fact>
        <Fact name={t('rules.quorum')}>{quorum ? quorumSentence(words, quorum) : t('rules.noQuorum')}</Fact>
        <Fact name={t('rules.reopening.name')}>
          {book.reopening === undefined
            ? t('rules.reopening.none')
            : t('rules.reopening.some', { title: titleOf(book.reopening) })}
        </Fact>
        <Fact name={t('rules.proxies.name')}>{proxyWords(t, book.proxies)}</Fact>
        <Fact name={t('rules.smallest.name')}>{t('rules.smallest.some', { n: smallestSector(book) })}</Fact>
        <Fact name={t('rules.recusal.name')}>{t(`rules.recusal.${book.recusalException ?? 'none'}`)}</Fact>
      </dl>
      {book.rules.map((rule) => (
        <div key={rule.id}>
          <h3 className="decision-text__section">{rule.title}</h3>
          <p>{ruleSentences(words, rule).join(' ')}</p>
          <p className="type-reference">{rule.source}</p>
        </div>
      ))}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="type-reference">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
