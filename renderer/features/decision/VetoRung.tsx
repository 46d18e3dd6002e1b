import type { ReactNode } from 'react'
import { useState } from 'react'
import type { FrozenSeat } from '../../../shared/domain/ballot.ts'
import { vetoReasonOf } from '../../../shared/domain/veto.ts'
import type { Counted } from '../../../shared/rules/counted.ts'
import { countCase } from '../../../shared/rules/counted.ts'
import { caseOf } from '../../../shared/rules/decision-case.ts'
import { useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { Tile } from '../../ui/Tile.tsx'
import type { DecisionView } from './decision-view.ts'
import { EntryBox } from './EntryBox.tsx'
import { Quoted } from './Quoted.tsx'
import { SectorTiles } from './SeatTile.tsx'
import { changeSheet, useSheet } from './sheet-store.ts'
import type { Words } from './words.ts'
import { countedSentence, useWords } from './words.ts'

type CountedVeto = Extract<Counted, { kind: 'veto' }>

/** [DEC17] How the sectors' vetoes stand, open or concluded; null where none was asked. */
export function countedVeto(decision: DecisionView['decision']): CountedVeto | null {
  if (!decision.veto) return null
  const counted = countCase(caseOf(decision))
  return counted?.kind === 'veto' ? counted : null
}

/** Who calls a veto as things stand: "Civil society calls its veto." */
export function vetoWords({ t, format }: Words, { outcome }: CountedVeto): string {
  const calling = Object.entries(outcome.vetoes).flatMap(([name, { met }]) => (met ? [name] : []))
  if (calling.length === 0) return t('veto.none')
  const reason = outcome.why === 'veto_reason_missing' ? 'missing' : 'given'
  return format.sentence(t('veto.stands', { names: format.list(calling), n: calling.length, reason }))
}

/** Beside the title of the rung. */
export function useVetoSummary({ decision }: DecisionView): string {
  const words = useWords()
  const counted = countedVeto(decision)
  return counted ? vetoWords(words, counted) : words.t(decision.concluded ? 'veto.never' : 'veto.ifCarried')
}

/** Each sector that may stop it: how many of its seats call for its veto, how many must, and why it does. */
export function VetoLines({ view }: { view: DecisionView }): ReactNode {
  const { t } = useWords()
  const { veto } = view.decision
  const counted = countedVeto(view.decision)
  if (!veto || !counted) return null
  return (
    <ul className="decision-objections">
      {Object.entries(counted.outcome.vetoes).map(([sector, { calls, base, needed, met }]) => {
        const reason = vetoReasonOf(veto, sector)
        return (
          <li key={sector} className="decision-objection">
            <Mark name={view.sectorMark(sector)} size={14} />
            <div className="decision-objection__words">
              <div className="decision-objection__head">
                <b className="sector-name">{sector}</b>
                <span className="quiet-text">{t('veto.line', { calls, base, needed, met: met ? 'yes' : 'no' })}</span>
              </div>
              {reason ? <Quoted>{view.reveal(reason)}</Quoted> : null}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** The rung while sectors are asked: what would carry, how the vetoes stand, and a tile for each seat that may call for one. */
export function VetoRung({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { t } = words
  const { decision } = view
  const sheet = useSheet(decision.id)
  const counted = countedVeto(decision)
  if (!decision.veto || !counted) return null
  const { calls, seats } = decision.veto
  const asked = seats.filter((seat) => decision.rule.veto?.sectors.includes(seat.sector))
  const mayEnter = (seat: string): boolean => view.may({ to: 'veto.call', sitting: view.sitter(seat)?.person ?? null })
  const toggle = (seat: string): void => changeSheet(decision.id, { seat: sheet.seat === seat ? null : seat })
  const open = sheet.seat !== null && mayEnter(sheet.seat) ? sheet.seat : null
  return (
    <div className="stack">
      <p>{t('veto.vote', { said: countedSentence(words, decision, counted.against) })}</p>
      <p className="quiet-text">{t('veto.asked')}</p>
      <VetoLines view={view} />
      <SectorTiles
        view={view}
        seats={asked}
        tile={(seat) => (
          <VetoTile
            key={seat.id}
            view={view}
            seat={seat}
            called={calls[seat.id] === true}
            expanded={sheet.seat === seat.id}
            onPress={mayEnter(seat.id) ? () => toggle(seat.id) : undefined}
          />
        )}
        below={
          open === null
            ? undefined
            : {
                seat: open,
                content: (
                  <VetoForm
                    key={open}
                    view={view}
                    seat={open}
                    onDone={() => changeSheet(decision.id, { seat: null })}
                  />
                ),
              }
        }
      />
    </div>
  )
}

function VetoTile(props: {
  view: DecisionView
  seat: FrozenSeat
  called: boolean
  expanded: boolean
  onPress: (() => void) | undefined
}): ReactNode {
  const { t } = useWords()
  const { seat, called } = props
  const name = props.view.seatName(seat.id)
  if (!seat.here || seat.recused) {
    const mark = seat.recused ? 'recused' : 'away'
    return <Tile mark={mark} tone="away" name={name} state={t(`said.${mark}`)} />
  }
  return (
    <Tile
      mark={called ? 'block' : 'abstain'}
      tone={called ? 'block' : 'plain'}
      name={name}
      state={t(called ? 'veto.called' : 'veto.notCalled')}
      expanded={props.expanded}
      onPress={props.onPress}
    />
  )
}

/** A seat calls for its sector's veto with the reason, or takes its call back. */
export function VetoForm({ view, seat, onDone }: { view: DecisionView; seat: string; onDone?: () => void }): ReactNode {
  const { t } = useWords()
  const call = useCommand('veto.call')
  const { decision, meeting } = view
  const sector = decision.veto?.seats.find((one) => one.id === seat)?.sector ?? ''
  const known = decision.veto ? vetoReasonOf(decision.veto, sector) : null
  const [reason, setReason] = useState(known ? (view.reveal(known) ?? '') : '')
  const called = decision.veto?.calls[seat] === true
  const enter = async (calls: boolean): Promise<void> => {
    const said = calls && reason.trim() !== '' ? reason.trim() : null
    const answered = await call.run({ meeting: meeting.id, decision: decision.id, seat, calls, reason: said })
    if (answered.ok) onDone?.()
  }
  const name = view.seatName(seat)
  return (
    <EntryBox
      label={t('veto.of', { seat: name, sector })}
      title={t('veto.of', { seat: name, sector })}
      failure={call.failure}
      onCancel={() => onDone?.()}
      lead={
        <TextArea
          label={t('veto.reason', { sector })}
          help={t('veto.reasonHelp')}
          rows={3}
          maxLength={20_000}
          value={reason}
          onChange={setReason}
        />
      }
      choices={
        <>
          <Button small pressed={called} busy={call.pending} onPress={() => void enter(true)}>
            <Mark name="block" />
            {t('veto.call')}
          </Button>
          <Button small busy={call.pending} onPress={() => void enter(false)}>
            {t(called ? 'veto.takeBack' : 'veto.leave')}
          </Button>
        </>
      }
    />
  )
}

/** On the phone: whether one's seat calls for the veto, and the words for it. */
export function GuestVeto({ view, seat }: { view: DecisionView; seat: string }): ReactNode {
  const { t } = useWords()
  const [writing, setWriting] = useState(false)
  const called = view.decision.veto?.calls[seat] === true
  return (
    <FormPlace open={writing} className="stack">
      {writing ? (
        <VetoForm view={view} seat={seat} onDone={() => setWriting(false)} />
      ) : (
        <>
          <p>{t(called ? 'veto.youCall' : 'veto.youDoNot', { seat: view.seatName(seat) })}</p>
          <Button large onPress={() => setWriting(true)}>
            {t(called ? 'veto.change' : 'veto.callFor')}
          </Button>
        </>
      )}
    </FormPlace>
  )
}
