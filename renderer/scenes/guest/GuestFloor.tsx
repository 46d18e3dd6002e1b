import type { ReactNode } from 'react'
import { turnNow } from '../../../shared/domain/floor.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { dayOf } from '../../../shared/rules/meeting-seats.ts'
import { isSuspended } from '../../../shared/rules/suspension.ts'
import { useForum } from '../../client/react.tsx'
import { FloorLine } from '../../features/floor/FloorLine.tsx'
import { useFloor } from '../../features/floor/floor-view.ts'
import { OwnFloor } from '../../features/floor/OwnFloor.tsx'
import { WaitingList } from '../../features/floor/WaitingLine.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useText } from '../../ui/text.ts'

/** Who speaks, who is in line, and asking to speak. */
export function GuestFloor({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('floor')
  const { state, me } = useForum()
  const floor = useFloor(meeting)
  if (!floor) return null
  const count = floor.queue.length
  // Whoever stands out of the item, or is suspended, reads so above, and what follows from it.
  const suspended = isSuspended(state, me.person ?? '', dayOf(meeting))
  const out = suspended || floor.own?.barred === 'self' || floor.own?.barred === 'seat'
  return (
    <section className="guest-now__part guest-floor" aria-label={t('own.title')}>
      {floor.now ? (
        <p>
          <FloorLine meeting={meeting} />
        </p>
      ) : (
        <p className="quiet-text">{t('nobody')}</p>
      )}
      {count > 0 ? (
        <div className="type-reference">
          <Disclosure summary={t('waitingLabel', { count })}>
            <WaitingList floor={floor} />
          </Disclosure>
        </div>
      ) : null}
      {out ? null : <OwnFloor meeting={meeting} large />}
    </section>
  )
}

/** Beside everything else that a phone shows: who speaks. */
export function GuestFloorLine({ meeting }: { meeting: Meeting }): ReactNode {
  if (meeting.stage !== 'open' || !turnNow(meeting.floor)) return null
  return (
    <p className="guest-floor-line type-reference">
      <FloorLine meeting={meeting} />
    </p>
  )
}
