import type { ReactNode } from 'react'
import { useState } from 'react'
import { hasVoted } from '../../../shared/domain/ballot.ts'
import { seatsAsked } from '../../../shared/rules/held-proxies.ts'
import { useCommand, useMe } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { Tile } from '../../ui/Tile.tsx'
import { useText } from '../../ui/text.ts'
import type { Choice } from './ballot-choices.ts'
import { choicesIn } from './ballot-choices.ts'
import type { DecisionView } from './decision-view.ts'
import { EntryBox } from './EntryBox.tsx'
import { EntriesLine, EntryHint } from './EntryNotes.tsx'
import { entriesOf, saidBySomebody } from './question.ts'
import { SectorTiles } from './SeatTile.tsx'
import { changeSheet, useSheet } from './sheet-store.ts'

/** An open ballot: who is awaited and who has voted, never what. A tile takes the vote of a seat without a device. */
export function OpenBallot({ view }: { view: DecisionView }): ReactNode {
  const { t } = useText('decision')
  const { t: ofProxy } = useText('proxy')
  const { decision } = view
  const sheet = useSheet(decision.id)
  const { ballot } = decision
  if (!ballot) return null
  const seats = seatsAsked(decision, ballot)
  const eligible = seats.filter((seat) => seat.here && !seat.recused)
  const voted = eligible.filter((seat) => hasVoted(ballot, seat.id)).length
  const secret = ballot.manner === 'secret'
  const mayEnter = (seat: string): boolean =>
    !secret && view.may({ to: 'ballot.cast', sitting: view.sitter(seat)?.person ?? null })
  // In a roll call whoever is entered out of turn is followed by the next in turn all the same.
  const toggle = (seat: string): void =>
    changeSheet(decision.id, { seat: sheet.seat === seat ? null : seat, rollCall: ballot.manner === 'roll_call' })
  const entries = entriesOf({ t }, view, ballot)
  return (
    <>
      <p className="decision-count">
        <b>{t('ballot.voted', { voted, all: eligible.length })}</b>
        {eligible.length > voted ? <span>{t('ballot.toVote', { n: eligible.length - voted })}</span> : null}
      </p>
      <BallotHint view={view} secret={secret} />
      <EntriesLine entries={entries} />
      <SectorTiles
        view={view}
        seats={seats}
        tile={(seat) => {
          const name = view.seatName(seat.id)
          if (!seat.here || seat.recused)
            return (
              <Tile
                key={seat.id}
                mark={seat.recused ? 'recused' : 'away'}
                tone="away"
                name={name}
                state={t(seat.recused ? 'said.recused' : 'said.away')}
              />
            )
          const press = {
            expanded: sheet.seat === seat.id,
            onPress: mayEnter(seat.id) ? () => toggle(seat.id) : undefined,
          }
          if (hasVoted(ballot, seat.id))
            return <VotedTile key={seat.id} name={name} by={entries.of(seat.id)} {...press} />
          const state = seat.proxy === null ? t('tile.toVote') : ofProxy('toVote', { to: view.seatName(seat.proxy) })
          return <Tile key={seat.id} mark="waiting" tone="waiting" name={name} state={state} {...press} />
        }}
        below={
          sheet.seat !== null && mayEnter(sheet.seat)
            ? {
                seat: sheet.seat,
                content: <BallotForm key={sheet.seat} view={view} seat={sheet.seat} rollCall={sheet.rollCall} />,
              }
            : undefined
        }
      />
    </>
  )
}

function BallotHint({ view, secret }: { view: DecisionView; secret: boolean }): ReactNode {
  const { t } = useText('decision')
  return secret ? (
    <p className="type-reference decision-entries">{t('secret.honest')}</p>
  ) : (
    <EntryHint view={view} what="ballot" />
  )
}

/** A seat that has voted wears no mark: a tick would read as a yes. */
function VotedTile(props: {
  name: string
  by: string | null
  expanded: boolean
  onPress: (() => void) | undefined
}): ReactNode {
  const { t } = useText('decision')
  const inside = (
    <span className="ui-tile__words decision-voted">
      <span className="ui-tile__name">{props.name}</span>
      <span className="ui-tile__state">{saidBySomebody({ t }, t('tile.voted'), props.by)}</span>
    </span>
  )
  if (!props.onPress) return <div className="ui-tile">{inside}</div>
  return (
    <button type="button" className="ui-tile" aria-expanded={props.expanded} onClick={props.onPress}>
      {inside}
    </button>
  )
}

/** The next seat that has not voted, after the one just asked; null when all have. */
export function nextToVote(view: DecisionView, after: string | null): string | null {
  const { ballot } = view.decision
  const eligible: readonly string[] = (ballot ? seatsAsked(view.decision, ballot) : [])
    .filter((seat) => seat.here && !seat.recused)
    .map((seat) => seat.id)
  const open = eligible.filter((seat) => ballot !== null && !hasVoted(ballot, seat) && seat !== after)
  const at = after === null ? -1 : eligible.indexOf(after)
  return open.find((seat) => eligible.indexOf(seat) > at) ?? open[0] ?? null
}

function BallotForm({ view, seat, rollCall }: { view: DecisionView; seat: string; rollCall: boolean }): ReactNode {
  const { t } = useText('decision')
  const cast = useCommand('ballot.cast')
  const me = useMe()
  const close = (next: string | null): void => changeSheet(view.decision.id, { seat: next, rollCall: next !== null })
  const [replacing, setReplacing] = useState(false)
  const name = view.seatName(seat)
  const sitter = view.sitter(seat)
  // Their own word, given on their own device: not overwritten by a slip.
  const by = view.decision.ballot?.castBy[seat]
  const own = by !== undefined && by === sitter?.person && by !== me.person
  const lost = view.decision.suspendedAt === null ? undefined : t('lost.missing')
  const question = view.decision.ballot?.openedAt
  const enter = async (ballot: Choice): Promise<void> => {
    const answered = await cast.run({ meeting: view.meeting.id, decision: view.decision.id, question, seat, ballot })
    if (answered.ok) close(rollCall ? nextToVote(view, seat) : null)
  }
  return (
    <EntryBox
      label={t('entry.voteOf', { seat: name })}
      title={t('entry.votes', { seat: name })}
      note={[sitter ? t('entry.sitting', { name: sitter.name }) : '', t('entry.shown')].join(' ').trim()}
      lead={own ? <p>{t('entry.ownDevice', { seat: name })}</p> : undefined}
      failure={cast.failure}
      onCancel={() => close(null)}
      choices={
        own && !replacing ? (
          <Button small onPress={() => setReplacing(true)}>
            {t('entry.replace')}
          </Button>
        ) : (
          choicesIn(view.decision).map((ballot, index) => (
            <Button
              key={ballot}
              small
              autoFocus={replacing && index === 0}
              busy={cast.pending}
              missing={lost}
              onPress={() => void enter(ballot)}
            >
              <Mark name={ballot} plain />
              {t(`choice.${ballot}`)}
            </Button>
          ))
        )
      }
    />
  )
}
