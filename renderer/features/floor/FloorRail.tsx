import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useCan, useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { RailBlock } from '../../ui/LiveFrame.tsx'
import { useText } from '../../ui/text.ts'
import { AddSpeaker } from './AddSpeaker.tsx'
import { Arrangement } from './Arrangement.tsx'
import type { FloorView } from './floor-view.ts'
import { useFloor } from './floor-view.ts'
import { OwnFloor } from './OwnFloor.tsx'
import { SpeakerName, SpeakerPerson } from './SpeakerName.tsx'
import { SpeakingTime } from './SpeakingTime.tsx'
import { TurnBar, TurnTime } from './TurnTime.tsx'
import { WaitingLine } from './WaitingLine.tsx'
import './floor.css'

/** The floor beside the work: who speaks, who is in line, how long each sector spoke; those who run the meeting give it here. */
export function FloorRail({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('floor')
  const floor = useFloor(meeting)
  const mayGive = useCan({ to: 'floor.give' })
  if (!floor) {
    return (
      <RailBlock flush>
        <p className="quiet-text">{t('noItem')}</p>
      </RailBlock>
    )
  }
  return (
    <>
      <RailBlock>
        <h2 className="type-label">{t('now')}</h2>
        <SpeakingNow floor={floor} />
        {mayGive ? <GiveNext floor={floor} /> : null}
      </RailBlock>
      <RailBlock>
        <WaitingLine floor={floor} />
        <OwnFloor meeting={meeting} />
        {mayGive ? <AddSpeaker floor={floor} /> : null}
      </RailBlock>
      <SpeakingTime floor={floor} />
      {mayGive ? <Arrangement floor={floor} /> : null}
    </>
  )
}

function SpeakingNow({ floor }: { floor: FloorView }): ReactNode {
  const { t } = useText('floor')
  const { meeting, now, minutes } = floor
  if (!now) return <p className="quiet-text">{t('nobody')}</p>
  return (
    <>
      <p className="type-section">
        <SpeakerName meeting={meeting} person={now.person} />
      </p>
      <p className="type-reference">
        <SpeakerPerson meeting={meeting} person={now.person} />
        {now.kind === 'order' ? <> {t('pointOfOrder')}</> : null}
      </p>
      <p className="floor-rail__time">
        <TurnTime turn={now} minutes={minutes} />
      </p>
      {minutes === null ? null : <TurnBar turn={now} minutes={minutes} />}
    </>
  )
}

/** The next in line in one press; or, where nobody waits, the end of the turn. */
function GiveNext({ floor }: { floor: FloorView }): ReactNode {
  const { t } = useText('floor')
  const give = useCommand('floor.give')
  const end = useCommand('floor.end')
  const { meeting, item, now, queue } = floor
  const next = queue[0]
  const of = { meeting: meeting.id, item }
  if (!next && !now) return null
  return (
    <>
      <ButtonRow className="floor-rail__buttons">
        {next ? (
          <Button
            small
            busy={give.pending}
            onPress={() => void give.run({ ...of, person: next.person, kind: next.kind })}
          >
            {t('give.next')}
          </Button>
        ) : null}
        {now ? (
          <Button small busy={end.pending} onPress={() => void end.run({ ...of, person: now.person })}>
            {t('give.end')}
          </Button>
        ) : null}
      </ButtonRow>
      <FailureLine failure={give.failure ?? end.failure} />
    </>
  )
}
