import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { ConsensusOutlook, ConsentOutlook } from '../../../shared/rules/outlook.ts'
import type { VoteOutlook } from '../../../shared/tally/vote-outlook.ts'
import { roundAhead } from '../../../shared/rules/outlook.ts'
import { ballotRule } from '../../../shared/rules/asked-rule.ts'
import { stepsOf } from '../../../shared/rules/graded-steps.ts'
import { unfilledSectors } from '../../../shared/rules/unfilled-sectors.ts'
import type { VetoAhead } from '../../../shared/rules/veto-outlook.ts'
import { vetoAhead } from '../../../shared/rules/veto-outlook.ts'
import type { VoteBase } from '../../../shared/tally/vote.ts'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import type { DecisionView } from './decision-view.ts'
import { GateView } from './VoteRung.tsx'
import type { Words } from './words.ts'
import { quorumLack, useWords } from './words.ts'
import './decision-record.css'

/** What adopting the text would take from here: figures before and while it is asked, never how a ballot runs. */
export function WhatItWouldTake({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { consensus, consent, gate, vote } = view.outlook
  const { stage } = view.decision
  const graded = view.outlook.step !== null
  const { casting } = view.decision
  if (stage === 'veto') return <p className="decision-take">{words.rich('take.veto')}</p>
  if (stage === 'casting' && casting && view.standing(casting.office) !== 'free')
    return <p className="decision-take">{words.rich('take.castingNobody')}</p>
  if (stage === 'casting' && casting)
    return <p className="decision-take">{words.rich('take.casting', { office: casting.office })}</p>
  const atVote = view.outlook.step?.kind === 'vote' || view.outlook.step?.kind === 'group'
  const round = atVote ? null : roundAhead(view.outlook)
  const lack = quorumLack(words, (stage === 'ballot' ? vote?.quorum : (round?.quorum ?? vote?.quorum)) ?? null)
  return (
    <>
      {lack && stage !== 'ballot' && stage !== 'round' ? (
        <p className="decision-take__lack">{words.t('step.notQuorate', { lack })}</p>
      ) : null}
      {consensus && !atVote ? <ConsensusTake view={view} outlook={consensus} /> : null}
      {consent && !atVote ? <ConsentTake outlook={consent} /> : null}
      {graded ? <GradesTake view={view} vote={vote} /> : null}
      {vote && !round && !graded ? <p className="decision-take">{voteWords(words, view, vote)}</p> : null}
      {consensus && vote && gate ? <Failing view={view} vote={vote} /> : null}
      <Besides view={view} />
    </>
  )
}

/** [DEC17] Who may still stop what would carry; [DEC2] and whom the rule does not ask though it says each sector. */
function Besides({ view }: { view: DecisionView }): ReactNode {
  const { t, format } = useWords()
  const { decision, state } = view
  const vetoes = vetoAhead(decision, view.seats)
  const lacking = decision.stage === 'concluded' ? null : unfilledSectors(state, decision)
  const part = ({ sector, needed, base }: VetoAhead): string => t('take.ofSector', { needed, base, name: sector })
  return (
    <>
      {vetoes.length > 0 ? (
        <p className="type-reference">{t('take.vetoAhead', { figures: format.list(vetoes.map(part)) })}</p>
      ) : null}
      {lacking ? (
        <p className="decision-take__lack">
          {format.sentence(
            t('take.unfilled', {
              names: format.list(lacking.unfilled),
              n: lacking.unfilled.length,
              asked: format.list(lacking.asked),
              one: lacking.asked.length,
            }),
          )}
        </p>
      ) : null}
    </>
  )
}

function ConsensusTake({ view, outlook }: { view: DecisionView; outlook: ConsensusOutlook }): ReactNode {
  const { t, rich, format } = useWords()
  const conditions = consensusConditions({ rich }, outlook)
  const { asideLimit, asideNow, eligible } = outlook
  return (
    <>
      <p className="decision-take">
        {conditions.length === 0
          ? rich('take.asItStands')
          : rich('take.consensus', { conditions: nodeList(format, conditions) })}
      </p>
      {asideLimit === null ? null : (
        <p className="type-reference">
          {t('take.asideLimit', { limit: asideLimit, eligible, now: view.decision.stage === 'round' ? asideNow : -1 })}
        </p>
      )}
    </>
  )
}

/** The vote at the grade that is open, or comes next; then the grades below it by name. */
function GradesTake({ view, vote }: { view: DecisionView; vote: VoteOutlook | null }): ReactNode {
  const words = useWords()
  const { t, format } = words
  const at = view.outlook.step
  if (!at) return null
  const below = stepsOf(view.decision).filter(({ number }) => number > at.number)
  return (
    <>
      {vote && at.kind === 'vote' ? <p className="decision-take">{voteWords(words, view, vote)}</p> : null}
      {below.length > 0 ? (
        <p className="type-reference">
          {t(at.kind === 'group' ? 'take.afterGroup' : 'take.grades', {
            grades: format.list(below.map(({ grade }) => grade)),
          })}
        </p>
      ) : null}
    </>
  )
}

function ConsentTake({ outlook }: { outlook: ConsentOutlook }): ReactNode {
  const { rich, format } = useWords()
  const { objections, untested, silent, supportOwed, eligible } = outlook
  const who = silent.length === eligible ? 'all' : 'last'
  const conditions = [
    ...(objections.length > 0 ? [rich('take.objections', { n: objections.length })] : []),
    ...(untested.length > 0 ? [rich('take.untested', { n: untested.length })] : []),
    ...(silent.length > 0 ? [rich('take.unheard', { n: silent.length, who })] : []),
    ...(silent.length === 0 && supportOwed ? [rich('take.support')] : []),
  ]
  return (
    <p className="decision-take">
      {conditions.length === 0
        ? rich('take.consentStands')
        : rich('take.consent', { conditions: nodeList(format, conditions) })}
    </p>
  )
}

function consensusConditions({ rich }: Pick<Words, 'rich'>, outlook: ConsensusOutlook): readonly ReactNode[] {
  const { blocks, reasonsOwed, silent, asideLimit, asideNow, supportOwed, eligible } = outlook
  const made: ReactNode[] = []
  if (blocks.length > 0) made.push(rich('take.blocks', { n: blocks.length }))
  if (reasonsOwed.length > 0) made.push(rich('take.reasons', { n: reasonsOwed.length }))
  const room = asideLimit === null ? null : asideLimit - asideNow
  if (room !== null && room < 0) made.push(rich('take.over', { n: -room }))
  if (silent.length > 0 && room !== null && room >= 0) made.push(rich('take.aside', { room, n: silent.length }))
  const who = silent.length === eligible ? 'all' : silent.length + blocks.length === eligible ? 'others' : 'last'
  if (silent.length > 0) made.push(rich('take.silent', { n: silent.length, who }))
  else if (supportOwed) made.push(rich('take.support'))
  return made
}

/** "a, b and c", where each may hold bold words: the commas and the "and" are the language's own. */
function nodeList(format: Words['format'], nodes: readonly ReactNode[]): ReactNode {
  return format
    .list(nodes.map((_, index) => `\u0000${String(index)}\u0000`))
    .split('\u0000')
    .map((part, index) => <Fragment key={index}>{index % 2 === 1 ? nodes[Number(part)] : part}</Fragment>)
}

function Failing({ view, vote }: { view: DecisionView; vote: VoteOutlook }): ReactNode {
  const words = useWords()
  const gate = useUnfolding()
  const open = view.outlook.gate?.missing.length === 0
  return (
    <>
      <p className="type-reference">
        {words.t('take.failing', { figures: figures(words, view, vote) })}{' '}
        <UnfoldButton unfolding={gate}>{words.t(open ? 'take.gateOpen' : 'take.gate')}</UnfoldButton>
      </p>
      <UnfoldPanel unfolding={gate}>
        <GateView view={{ ...view, may: () => false }} />
      </UnfoldPanel>
    </>
  )
}

function voteWords(words: Words, view: DecisionView, vote: VoteOutlook): ReactNode {
  const { t, rich } = words
  const { total } = vote
  if (vote.quorum?.met === false) return t('take.noQuorum')
  if (vote.more === null) return t('take.outOfReach', { figures: figures(words, view, vote), here: total.silent })
  const values = { more: vote.more, silent: total.silent }
  const kind = baseOf(view)
  const bySector = Object.keys(vote.sectors).length + Object.keys(vote.leastYes).length
  if (bySector === 0 && kind !== 'active') {
    return rich(kind === 'attending' ? 'take.voteHere' : 'take.voteCast', values)
  }
  return rich('take.vote', { more: vote.more, silent: total.silent, figures: figures(words, view, vote) })
}

/** "11 of 18 active seats, and 5 of 9 in each sector" */
export function figures(words: Words, view: DecisionView, vote: VoteOutlook): string {
  const { t, format } = words
  const kind = baseOf(view)
  const total = t('take.figures', { needed: vote.total.needed, base: vote.total.base, kind })
  const [least] = Object.values(vote.leastYes)
  const all = least ? t('take.both', { all: total, each: t('take.leastYes', { n: least.needed }) }) : total
  const sectors = Object.entries(vote.sectors)
  const [first] = sectors
  if (!first) return all
  const alike = sectors.every(([, one]) => one.needed === first[1].needed && one.base === first[1].base)
  const each = alike
    ? t('take.eachSector', { needed: first[1].needed, base: first[1].base })
    : format.list(sectors.map(([name, one]) => t('take.ofSector', { needed: one.needed, base: one.base, name })))
  return t('take.both', { all, each })
}

function baseOf({ decision }: DecisionView): VoteBase {
  return ballotRule(decision)?.['base'] as VoteBase
}
