import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Position } from '../../../shared/domain/decision.ts'
import { useCommand } from '../../client/react.tsx'
import { Button, ChoiceButton } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { NotSent } from './NotSent.tsx'
import { Quoted } from './Objections.tsx'
import { ReasonForm } from './PositionForm.tsx'
import { recordedWords } from './question.ts'
import { positionMarks } from './SeatTile.tsx'
import { useSent } from './use-sent.ts'

const positions: readonly Position[] = ['agree', 'reservations', 'stand_aside', 'block']

/** Four answers with their marks. All but agreement ask why; a block is not sent without its reason. */
export function GuestPosition({ view, seat }: { view: DecisionView; seat: string }): ReactNode {
  const { t } = useText('decision')
  const take = useCommand('position.take')
  const [asking, setAsking] = useState<Position | null>(null)
  const sent = useSent<Position>('position.take', view.decision.id, seat)
  const taken = view.decision.rounds.at(-1)?.positions[seat]
  const chosen = asking ?? sent?.choice ?? taken?.position
  const said = taken?.reason ? view.reveal(taken.reason) : null
  const lost = view.decision.suspendedAt === null ? undefined : t('lost.missing')
  const send = (position: Position, reason: string | null): void => {
    setAsking(null)
    void take.run({ meeting: view.meeting.id, decision: view.decision.id, seat, position, reason })
  }
  const waits = sent?.kept === true && asking === null
  const shown = waits ? positions.filter((one) => one === sent.choice) : positions
  const note = (position: Position): string | undefined => {
    if (asking !== null || chosen !== position) return undefined
    if (sent) return t(sent.kept ? 'guest.notSent' : 'guest.sending')
    return recordedWords({ t }, view, seat, taken?.actor)
  }
  return (
    <div className="guest-vote__choices" role="group" aria-label={t('guest.yourPosition')}>
      {shown.map((position) => (
        <div key={position}>
          <ChoiceButton
            mark={<Mark name={positionMarks[position]} size={24} plain={chosen === position} />}
            chosen={chosen === position}
            missing={lost}
            note={note(position)}
            onPress={() => (position === 'agree' ? send('agree', null) : setAsking(position))}
          >
            {t(`said.${position}`)}
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
            setAsking(sent.choice === 'agree' ? null : sent.choice)
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
