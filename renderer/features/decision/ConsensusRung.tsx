import type { ReactNode } from 'react'
import type { Round } from '../../../shared/domain/decision.ts'
import { countedRound, countsOf } from '../../../shared/rules/counted.ts'
import { roundAhead } from '../../../shared/rules/outlook.ts'
import { Mark } from '../../ui/Mark.tsx'
import type { DecisionView } from './decision-view.ts'
import { EntriesLine, EntryHint } from './EntryNotes.tsx'
import { entriesOf } from './question.ts'
import { PositionForm } from './PositionForm.tsx'
import { positionMarks, SeatTile, SectorTiles } from './SeatTile.tsx'
import { changeSheet, useSheet } from './sheet-store.ts'
import { heardSentence, roundSentence, useWords } from './words.ts'

/** One round: its counts and a tile a seat. While it is open, tiles take what seats say. */
export function RoundView({ view, round }: { view: DecisionView; round: Round }): ReactNode {
  const { decision } = view
  const sheet = useSheet(decision.id)
  const closed = round.closedAt !== null
  const { t } = useWords()
  const asked = closed ? null : sheet.seat
  const entries = entriesOf({ t }, view, round)
  const mayEnter = (seat: string): boolean =>
    !closed && view.may({ to: 'position.take', sitting: view.sitter(seat)?.person ?? null })
  return (
    <div className="decision-round">
      <RoundCounts view={view} round={round} />
      {closed ? null : <EntryHint view={view} what="position" />}
      <EntriesLine entries={entries} />
      <SectorTiles
        view={view}
        seats={round.seats}
        tile={(seat) => (
          <SeatTile
            key={seat.id}
            name={view.seatName(seat.id)}
            seat={seat}
            taken={round.positions[seat.id]}
            by={entries.of(seat.id)}
            closed={closed}
            expanded={asked === seat.id}
            onPress={
              mayEnter(seat.id)
                ? () => changeSheet(decision.id, { seat: asked === seat.id ? null : seat.id, rollCall: false })
                : undefined
            }
          />
        )}
        below={
          asked !== null && mayEnter(asked)
            ? {
                seat: asked,
                content: (
                  <PositionForm
                    key={asked}
                    view={view}
                    seat={asked}
                    onDone={(entered) => {
                      const next = entered && sheet.rollCall ? nextSilent(view, asked) : null
                      changeSheet(decision.id, { seat: next, rollCall: next !== null })
                      if (next === null) focusTile(asked, view)
                    }}
                  />
                ),
              }
            : undefined
        }
      />
    </div>
  )
}

/** The next seat still to answer, after the one just asked; null when all have. */
export function nextSilent(view: DecisionView, after: string | null): string | null {
  const silent = (roundAhead(view.outlook)?.silent ?? []).filter((seat) => seat !== after)
  const order: readonly string[] = view.decision.rounds.at(-1)?.seats.map((seat) => seat.id) ?? []
  const at = after === null ? -1 : order.indexOf(after)
  return silent.find((seat) => order.indexOf(seat) > at) ?? silent[0] ?? null
}

/** Closing the form gives focus back to the tile that opened it. */
function focusTile(seat: string, view: DecisionView): void {
  const name = view.seatName(seat)
  requestAnimationFrame(() => {
    const tiles = document.querySelectorAll<HTMLElement>('.decision-sectors button.ui-tile')
    for (const tile of tiles) if (tile.querySelector('.ui-tile__name')?.textContent === name) tile.focus()
  })
}

function RoundCounts({ view, round }: { view: DecisionView; round: Round }): ReactNode {
  const { t, format } = useWords()
  const heard = countedRound(view.decision, round)
  if (!heard) return null
  const unanswered = round.closedAt === null ? 'toAnswer' : 'noAnswer'
  return (
    <ul className="decision-counts" aria-label={t('counts.label')}>
      {countsOf(heard).map(([each, n]) =>
        each !== 'silent' ? (
          <li key={each} className="decision-count">
            <Mark name={positionMarks[each]} />
            <b>{format.number(n)}</b>
            <span>{t(`counts.${each}`, { n })}</span>
          </li>
        ) : n > 0 ? (
          <li key={each} className="decision-count decision-count--end">
            <Mark name="waiting" />
            <b>{format.number(n)}</b>
            <span>{t(`counts.${unanswered}`)}</span>
          </li>
        ) : null,
      )}
    </ul>
  )
}

/** Beside the title: when this round opened and how the earlier ones ended. */
export function useConsensusSummary(view: DecisionView): string {
  const words = useWords()
  const { decision, zone } = view
  const { rounds } = decision
  const last = rounds.at(-1)
  if (!last) return words.t('round.none')
  if (last.closedAt === null) {
    const opened = words.t('round.opened', { n: last.number, time: words.format.time(last.openedAt, zone) })
    return [opened, ...rounds.slice(0, -1).map((round) => roundSentence(words, decision, round))].join(' ')
  }
  if (rounds.length === 1) return roundSentence(words, decision, last)
  const outcome = countedRound(decision, last)
  const said = outcome ? heardSentence(words, 'round', outcome) : ''
  return words.t('round.several', { rounds: rounds.length, n: last.number, said })
}

/** Every round, the last first; what a reopened rung shows. */
export function AllRounds({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { decision } = view
  return (
    <div className="stack">
      {decision.rounds.toReversed().map((round) => (
        <section key={round.number}>
          <h3 className="type-label">{roundSentence(words, decision, round)}</h3>
          <RoundView view={view} round={round} />
        </section>
      ))}
    </div>
  )
}
