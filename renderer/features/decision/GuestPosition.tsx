import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Position } from '../../../shared/domain/position.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ChoiceButton } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { NotSent } from './NotSent.tsx'
import { Quoted } from './Quoted.tsx'
import { choiceWords, positionsOf, ReasonForm } from './PositionForm.tsx'
import { recordedWords } from './question.ts'
import { positionMarks } from './SeatTile.tsx'
import { useSent } from './use-sent.ts'

/** The answers with their marks. All but agreement ask why; what stops the text is not sent without its reason. */
export function GuestPosition({ view, seat }: { view: DecisionView; seat: string }): ReactNode {
  const { t } = useText('decision')
  const take = useCommand('position.take')
  const positions = positionsOf(view)
  const [asking, setAsking] = useState<Position | null>(null)
  const { sent, taken } = useSaid(view, seat)
  const chosen = asking ?? sent?.choice ?? taken?.position
  const said = taken?.reason ? view.reveal(taken.reason) : null
  const lost = view.decision.suspendedAt === null ? undefined : t('lost.missing')
  const question = view.decision.rounds.at(-1)?.openedAt
  const send = (position: Position, reason: string | null): void => {
    setAsking(null)
    void take.run({ meeting: view.meeting.id, decision: view.decision.id, question, seat, position, reason })
  }
  const waits = sent?.kept === true && asking === null
  const shown = waits ? positions.filter((one) => one === sent.choice) : positions
  return (
    <div className="guest-vote__choices" role="group" aria-label={t('guest.yourPosition')}>
      {shown.map((position) => (
        <div key={position}>
          <ChoiceButton
            mark={<Mark name={positionMarks[position]} size={24} plain={chosen === position} />}
            chosen={chosen === position}
            missing={lost}
            note={asking === null ? noteOf({ t }, view, seat, position, { chosen, sent, taken }) : undefined}
            onPress={() => (position === positions[0] ? send(position, null) : setAsking(position))}
          >
            {choiceWords({ t }, position)}
          </ChoiceButton>
          {asking === position ? (
            <OwnReason
              position={position}
              busy={take.pending}
              missing={lost}
              before={taken?.position === position ? (said ?? '') : ''}
              onEnter={(reason) => send(position, reason)}
              onCancel={() => setAsking(null)}
            />
          ) : null}
        </div>
      ))}
      {waits ? (
        <NotSent
          what="position"
          onChange={() => {
            setAsking(sent.choice === positions[0] ? null : sent.choice)
            sent.withdraw()
          }}
        />
      ) : null}
      {asking === null && !sent && said !== null ? <Quoted>{said}</Quoted> : null}
      {waits ? null : <p className="guest-vote__help">{t('guest.speaksFor', { seat: view.seatName(seat) })}</p>}
      <FailureLine failure={take.failure} />
    </div>
  )
}

/** Under an answer: what it means while none is chosen; of the chosen one, whether it has arrived. */
function noteOf(
  { t }: Pick<ReturnType<typeof useText<'decision'>>, 't'>,
  view: DecisionView,
  seat: string,
  position: Position,
  { chosen, sent, taken }: ReturnType<typeof useSaid> & { chosen: Position | undefined },
): string | undefined {
  if (chosen === undefined && (position === 'concern' || position === 'objection')) return t(`guest.means.${position}`)
  if (chosen !== position) return undefined
  if (sent) return t(sent.kept ? 'guest.notSent' : 'guest.sending')
  return recordedWords({ t }, view, seat, taken?.actor)
}

/** What this seat's device is still sending, and what the record has of it. */
function useSaid({ decision }: DecisionView, seat: string) {
  const sent = useSent<Position>('position.take', decision.id, seat)
  return { sent, taken: decision.rounds.at(-1)?.positions[seat] }
}

function OwnReason(props: {
  position: Position
  busy: boolean
  missing: string | undefined
  before: string
  onEnter: (reason: string | null) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useText('decision')
  const { onCancel, ...form } = props
  return (
    <div className="guest-vote__reason">
      <ReasonForm {...form} own />
      <Button kind="link" onPress={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}
