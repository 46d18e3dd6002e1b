import type { ReactNode } from 'react'
import { ballotManner } from '../../../shared/domain/ballot.ts'
import type { Office } from '../../../shared/domain/member.ts'
import { isStepTested } from '../../../shared/rules/graded-steps.ts'
import type { GateLine } from '../../../shared/rules/outlook.ts'
import { useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import type { DecisionView } from './decision-view.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { officerList } from './rule-sentences.ts'
import { changeSheet, useSheet } from './sheet-store.ts'
import type { Words } from './words.ts'
import { useWords } from './words.ts'

const offices: readonly Office[] = ['chair', 'co-chair', 'secretariat']

/** What must have happened before a vote may open, each condition met or missing, and the officers' buttons. */
export function GateView({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const { gate } = view.outlook
  const lineOf = useGateLine(view)
  if (!gate || gate.lines.length === 0) return null
  return (
    <>
      <ul className="decision-gate" aria-label={t('gate.label')}>
        {gate.lines.map((line) => (
          <li key={line.condition} className="decision-gate__line">
            <Mark name={line.met ? 'agree' : 'waiting'} label={t(line.met ? 'gate.met' : 'gate.missing')} />
            <span className={line.met ? undefined : 'decision-gate__missing'}>{lineOf(line)}</span>
          </li>
        ))}
      </ul>
      {view.decision.stage === 'between' ? <ConfirmButtons view={view} /> : null}
    </>
  )
}

export function useGateLine(view: DecisionView): (line: GateLine) => string {
  const words = useWords()
  const { t, format } = words
  const { decision, zone } = view
  return (line) => {
    switch (line.condition) {
      case 'rounds': {
        const held = decision.rounds.filter((round) => round.closedAt !== null)
        const times = format.list(held.map((round) => format.time(round.openedAt, zone)))
        return line.met
          ? t('gate.rounds', { n: line.held, times })
          : t('gate.roundsMissing', { held: line.held, asked: line.asked })
      }
      case 'text_unchanged': {
        const [shut] = line.unchangedRounds
        if (shut !== undefined) return t('gate.textUnchanged', { n: shut })
        const versions = decision.texts.length
        return versions > 1 ? t('gate.textChanged', { from: versions - 1, to: versions }) : t('gate.textChange')
      }
      case 'objection_unanswered':
        if (line.raised === 0) return t('gate.noObjections')
        return line.met
          ? t('gate.answered', { n: line.raised })
          : t('gate.unanswered', { answered: line.answered, raised: line.raised })
      case 'confirmation': {
        const missing = line.asked.filter((one) => !line.confirmed.includes(one))
        const last = decision.confirmed.at(-1)
        return line.met
          ? t('gate.confirmed', {
              officers: officerList(words, line.asked),
              time: last ? format.time(last.at, zone) : '',
            })
          : t(last?.lapsed ? 'gate.unconfirmedAnew' : 'gate.unconfirmed', { officers: officerList(words, missing) })
      }
    }
  }
}

/** The officers whose word alone keeps the vote shut. */
function awaitedOf({ decision: { stage }, outlook: { gate } }: DecisionView): readonly string[] {
  const line = gate?.lines.find((one) => one.condition === 'confirmation')
  const last = gate?.textTested === true && gate.missing.every((one) => one === 'confirmation')
  if (line?.condition !== 'confirmation' || stage !== 'between' || !last) return []
  return line.asked.filter((one) => !line.confirmed.includes(one))
}

/** The officers whose word is still missing and may be given from this window. */
export function confirmable(view: DecisionView): readonly Office[] {
  const line = view.outlook.gate?.lines.find((one) => one.condition === 'confirmation')
  if (line?.condition !== 'confirmation' || view.decision.stage !== 'between' || !view.outlook.gate?.textTested)
    return []
  return offices.filter(
    (office) =>
      line.asked.includes(office) &&
      !line.confirmed.includes(office) &&
      view.standing(office) === 'free' &&
      !view.out &&
      view.may({ to: 'vote.confirm', held: view.held, office }),
  )
}

/** [ETH2] Of the officers whose word alone keeps the vote shut: why nobody may give it, and what is left to do. */
export function unsaid(words: Words, view: DecisionView): readonly string[] {
  const awaited = awaitedOf(view)
  return offices.flatMap((office) => {
    if (!awaited.includes(office)) return []
    const standing = view.standing(office)
    return standing === 'free' ? [] : [words.t(`gate.nobody.${standing}`, { officer: officerList(words, [office]) })]
  })
}

function ConfirmButtons({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const confirm = useCommand('vote.confirm')
  const mine = confirmable(view)
  if (mine.length === 0) return null
  return (
    <div className="decision-end">
      {mine.map((office) => (
        <Button
          key={office}
          small
          busy={confirm.pending}
          onPress={() => void confirm.run({ meeting: view.meeting.id, decision: view.decision.id, office })}
        >
          {t(view.held.includes(office) ? `gate.confirmAs.${office}` : `gate.enterWord.${office}`)}
        </Button>
      ))}
      <FailureLine failure={confirm.failure} />
    </div>
  )
}

/** Whether whoever looks may open the ballot as things stand, but for the quorum. */
export function mayOpenBallot(view: DecisionView): boolean {
  const { decision, outlook } = view
  if (!view.may({ to: 'ballot.open' })) return false
  const { step } = outlook
  if (step)
    return (
      (decision.stage === 'put' || decision.stage === 'between') && step.kind === 'vote' && isStepTested(decision, step)
    )
  if (decision.rule.kind === 'vote') return decision.stage === 'put'
  return decision.stage === 'between' && outlook.gate?.textTested === true && outlook.gate.missing.length === 0
}

/** How the ballot that is opened next is taken. */
export function MannerChoice({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const { manner } = useSheet(view.decision.id)
  return (
    <div className="decision-manner">
      <SegmentedChoice
        label={t('ballot.manner')}
        showLabel
        help={t('ballot.mannerHelp', { manner })}
        segments={[
          { value: 'open', label: t('ballot.mannerOpen') },
          { value: 'roll_call', label: t('ballot.mannerRollCall') },
          ...(view.decision.rule.kind === 'vote' ? [{ value: 'secret', label: t('ballot.mannerSecret') }] : []),
        ]}
        value={manner}
        onChange={(value) => changeSheet(view.decision.id, { manner: ballotManner.catch('open').parse(value) })}
      />
    </div>
  )
}

/** Beside the title of the vote: when it was, or what keeps it shut. */
export function useVoteSummary(view: DecisionView): string {
  const { t, format } = useWords()
  const { decision, zone, outlook } = view
  const { ballot } = decision
  if (ballot?.closedAt && !outlook.step) {
    return t('ballot.was', {
      manner: ballot.manner,
      from: format.time(ballot.openedAt, zone),
      until: format.time(ballot.closedAt, zone),
    })
  }
  if (ballot?.closedAt === null)
    return t('ballot.opened', { manner: ballot.manner, time: format.time(ballot.openedAt, zone) })
  if (decision.concluded) return t('ballot.never')
  if (decision.rule.kind === 'vote') return t('ballot.notYet')
  if (outlook.step)
    return outlook.step.kind === 'vote' ? t('ballot.notYet') : t('ballot.nextGrade', { grade: outlook.step.grade })
  const { gate } = outlook
  if (!gate) return ''
  if (!decision.rounds.some((round) => round.closedAt !== null)) return t('ballot.ifNoConsensus')
  if (decision.stage !== 'between' && gate.missing.length === 0) return t('ballot.ifNoConsensus')
  if (gate.missing.length === 0) return gate.textTested ? t('ballot.mayOpen') : t('ballot.untested')
  return t('ballot.shut', { lacks: format.list(gate.missing.map((one) => t(`gate.lacks.${one}`))) })
}
