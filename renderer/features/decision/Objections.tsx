import type { SyntheticEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { Round, TakenPosition } from '../../../shared/domain/decision.ts'
import type { Objection } from '../../../shared/domain/objection.ts'
import { stopsIt } from '../../../shared/domain/position.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import { useCommand } from '../../client/react.tsx'
import { JudgeForm } from './JudgeForm.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Mark } from '../../ui/Mark.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { useFocusAtFirst } from './EntryBox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { EndedBefore, ObjectionEnding } from './ObjectionEnding.tsx'
import { Quoted } from './Quoted.tsx'
import { changeSheet, objectionKey, useSheet } from './sheet-store.ts'
import { useWords } from './words.ts'

export interface Raised {
  readonly round: Round
  /** Null while the round is open: a block becomes an objection when its round closes. */
  readonly objection: Objection | null
  readonly seat: string
}

/** Everything that stands against the text: objections of closed rounds, and blocks of the one that is open. */
export function raisedIn(view: DecisionView): readonly Raised[] {
  return view.decision.rounds.flatMap((round): Raised[] =>
    round.closedAt === null
      ? round.seats
          .filter(({ id }) => stopsText(round.positions[id]))
          .map(({ id }) => ({ round, seat: id, objection: null }))
      : round.objections.map((objection) => ({ round, seat: objection.seat, objection })),
  )
}

/** Objections of the open round that were judged not to stop the text: shown until it closes, so that a wrong entry can be mended. */
function heardIn({ decision }: DecisionView): readonly Raised[] {
  const round = decision.rounds.at(-1)
  if (round?.closedAt !== null) return []
  const heard = round.seats.filter(({ id }) => round.positions[id]?.judged?.paramount === false)
  return heard.map(({ id }) => ({ round, seat: id, objection: null }))
}

/** An objection to consent that was judged not to be paramount is heard as a concern. */
function stopsText(taken: TakenPosition | undefined): boolean {
  return taken !== undefined && stopsIt(taken.position) && taken.judged?.paramount !== false
}

/** No answer yet, and not ended otherwise. */
export function awaitsAnswer({ objection }: Raised): boolean {
  return (
    objection !== null && objection.answers.length === 0 && (objection.end === null || objection.end === 'maintained')
  )
}

/** [ETH2] Not who stands out of the item. */
export function mayAnswer(view: DecisionView): boolean {
  return !view.out && view.may({ to: 'objection.answer' })
}

/** One line for the rung: "1 open", "1 withdrawn and 1 maintained"; once the decision has ended, nothing is open any more. */
export function useObjectionsSummary(view: DecisionView): string {
  const { t, format } = useWords()
  const raised = raisedIn(view)
  if (raised.length === 0)
    return t(view.decision.rounds.some((round) => round.closedAt !== null) ? 'objections.none' : 'objections.noneYet')
  const without = hasEnded(view) ? 'unresolved' : 'open'
  const parts = (['withdrawn', 'resolved', 'maintained', without] as const).flatMap((how) => {
    const n = raised.filter(({ objection }) => (objection?.end ?? without) === how).length
    return n === 0 ? [] : [t(`objections.${how}`, { n, end: endOf(view) })]
  })
  return format.list(parts)
}

function hasEnded({ decision }: DecisionView): boolean {
  return decision.stage === 'concluded' || decision.stage === 'annulled'
}

function endOf({ decision }: DecisionView): 'annulled' | 'no_decision' | 'taken' {
  if (decision.stage === 'annulled') return 'annulled'
  return decision.concluded?.result === 'no_decision' ? 'no_decision' : 'taken'
}

/** Each objection with its seat, its reason in its own words, its answers and how it ended. */
export function ObjectionList({ view }: { view: DecisionView }): ReactNode {
  const raised = [...raisedIn(view), ...heardIn(view)]
  if (raised.length === 0) return null
  return (
    <ul className="decision-objections">
      {raised.map((one) => (
        <ObjectionLine key={objectionKey(one.round.number, one.seat)} view={view} raised={one} />
      ))}
    </ul>
  )
}

export function ObjectionLine({ view, raised }: { view: DecisionView; raised: Raised }): ReactNode {
  const { t, format } = useWords()
  const { round, objection, seat } = raised
  const { decision, zone } = view
  const key = objectionKey(round.number, seat)
  const answering = useSheet(decision.id).answering === key
  const taken = round.positions[seat]
  const sector = round.seats.find((one) => one.id === seat)?.sector ?? ''
  const live = !hasEnded(view)
  const kind = roundKind(decision)
  const may = live && objection !== null && mayAnswer(view)
  return (
    <li className="decision-objection">
      <Mark name={taken?.judged?.paramount === false ? 'reservations' : 'block'} />
      <div className="decision-objection__words">
        <div className="decision-objection__head">
          <b>{view.seatName(seat)}</b>
          <Mark name={view.sectorMark(sector)} size={14} />
          <span className="quiet-text">
            {t(`objection.${objection?.end ?? (live ? 'blocks' : 'unresolved')}`, {
              kind,
              n: round.number,
              time: taken ? format.time(taken.at, zone) : '',
              end: endOf(view),
              agreed: objection?.endings.at(-1)?.agreed ?? 0,
            })}
          </span>
          <span className="decision-objection__state">
            {live && awaitsAnswer(raised) ? <span className="quiet-text">{t('objection.awaits')}</span> : null}
            {may && !answering ? (
              <Button
                kind="link"
                small
                label={t(objection.answers.length === 0 ? 'objection.writeTo' : 'objection.writeMoreTo', {
                  seat: view.seatName(seat),
                })}
                onPress={() => changeSheet(decision.id, { answering: key })}
              >
                {t(objection.answers.length === 0 ? 'objection.write' : 'objection.writeMore')}
              </Button>
            ) : null}
          </span>
        </div>
        <Quoted>{taken?.reason ? view.reveal(taken.reason) : null}</Quoted>
        {objection === null ? <JudgeForm view={view} round={round} seat={seat} /> : null}
        {objection?.answers.map((answer) => (
          <div key={answer.at + answer.actor} className="decision-answer">
            <p className="type-reference">
              {t('objection.answeredBy', { by: view.speaker(answer.actor), time: format.time(answer.at, zone) })}
            </p>
            <Quoted>{view.reveal(answer.answer)}</Quoted>
          </div>
        ))}
        {answering && may ? <AnswerForm view={view} raised={raised} /> : null}
        {objection ? <EndedBefore view={view} objection={objection} /> : null}
        {objection && live ? <ObjectionEnding view={view} round={round} objection={objection} /> : null}
      </div>
    </li>
  )
}

export function AnswerForm(props: {
  view: DecisionView
  raised: Raised
  large?: boolean
  onClose?: () => void
}): ReactNode {
  const { view, raised, large } = props
  const { t } = useText('decision')
  const answer = useCommand('objection.answer')
  const { decision, meeting } = view
  const place = `${decision.id} ${String(raised.round.number)} ${raised.seat}`
  const [words, setWords, clear] = useKeptEntry(`answer ${place}`, '')
  const [missing, setMissing] = useState(false)
  const field = useFocusAtFirst<HTMLTextAreaElement>()
  const close = (): void => {
    if (props.onClose) props.onClose()
    else changeSheet(decision.id, { answering: null })
  }
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (words.trim() === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    const of = { meeting: meeting.id, decision: decision.id, round: raised.round.number, seat: raised.seat }
    const answered = await answer.run({ ...of, answer: words.trim() })
    if (!answered.ok) return
    clear()
    close()
  }
  return (
    <form className="decision-reason" onSubmit={(event) => void submit(event)}>
      <TextArea
        ref={field}
        label={t('objection.answerTo', { seat: view.seatName(raised.seat) })}
        help={t('objection.answerHelp')}
        error={missing && words.trim() === '' ? t('objection.answerMissing') : undefined}
        rows={3}
        maxLength={20_000}
        value={words}
        onChange={setWords}
      />
      <FailureLine failure={answer.failure} />
      <ButtonRow>
        <Button type="submit" small={!large} large={large} busy={answer.pending}>
          {t('objection.enter')}
        </Button>
        <Button kind="link" small={!large} onPress={close}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
