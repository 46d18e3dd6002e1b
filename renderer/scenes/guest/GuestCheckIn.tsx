import type { ReactNode } from 'react'
import type { Meeting, PresenceMode } from '../../../shared/domain/meeting.ts'
import { dayOf, sittings } from '../../../shared/rules/meeting-seats.ts'
import { isSuspended } from '../../../shared/rules/suspension.ts'
import { useCommand, useConnection, useForum, useNow, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'

/** People come early; days before, when nobody has been checked in either, "I am here" would be a slip. */
const EARLY_MS = 3 * 60 * 60_000

/** Who one is here, and saying that one has come or goes. */
export function GuestCheckIn({ meeting, mode }: { meeting: Meeting; mode: PresenceMode | null }): ReactNode {
  const { t } = useText('guest')
  const { state, me } = useForum()
  const now = useNow(60_000)
  const note = useCommand('presence.note')
  const waiting = useWaitingMode(meeting.id)
  const announce = useAnnounce()
  const failureText = useFailureText()
  const { person } = me
  const soon = Date.parse(meeting.starts.instant) - now < EARLY_MS
  const underWay = meeting.stage === 'open' || Object.keys(meeting.presence).length > 0
  const say = (said: PresenceMode): void => {
    if (person === null) return
    void note.run({ meeting: meeting.id, person, mode: said }).then((answered) => {
      if (answered.ok) announce(t(said === 'away' ? 'announce.left' : 'announce.here'))
    })
  }
  return (
    <section className="guest-now__part guest-check-in">
      <SeatsOfMine meeting={meeting} />
      {person !== null && (soon || underWay) && !isSuspended(state, person, dayOf(meeting)) ? (
        <>
          <p role="status">{waiting ? `${wordsOf(waiting)} · ${t('you.waiting')}` : wordsOf(mode)}</p>
          {note.failure ? (
            <p className="problem-text" role="alert">
              {failureText(note.failure)}
            </p>
          ) : null}
          <Choices here={(waiting ?? mode) === 'room' || (waiting ?? mode) === 'remote'} onSay={say} />
        </>
      ) : null}
    </section>
  )

  function wordsOf(said: PresenceMode | null): string {
    if (said === null) return t('you.notYet')
    return t(said === 'room' ? 'you.here' : said === 'remote' ? 'you.remote' : 'you.away')
  }
}

function Choices({ here, onSay }: { here: boolean; onSay: (mode: PresenceMode) => void }): ReactNode {
  const { t } = useText('guest')
  if (here) {
    return (
      <Button kind="link" onPress={() => onSay('away')}>
        {t('you.leave')}
      </Button>
    )
  }
  return (
    <div className="guest-check-in__choices">
      <Button large onPress={() => onSay('remote')}>
        {t('you.online')}
      </Button>
      <Button large onPress={() => onSay('room')}>
        {t('you.room')}
      </Button>
    </div>
  )
}

/** The seats that this session holds, and who sits for them where that is somebody else. */
function SeatsOfMine({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('guest')
  const { state, me } = useForum()
  const reveal = useReveal()
  const sitting = sittings(state, meeting)
  const seats = me.seats.flatMap((id) => state.seats[id] ?? []).filter((seat) => seat.group === meeting.group)
  return (
    <div className="guest-check-in__you">
      <span className="type-reference">{t('you.label')}</span>
      {seats.length === 0 ? <span>{me.name}</span> : null}
      {seats.map((seat) => {
        const sits = sitting.get(seat.id)
        const other = sits && sits.person !== me.person ? reveal(state.persons[sits.person]?.name) : null
        return (
          <span key={seat.id}>
            <Marked mark={groupMark(state.sectors.findIndex((sector) => sector.id === seat.sector))}>
              {seat.label}
            </Marked>
            {other === null ? null : <span className="type-reference"> {t('you.other', { name: other })}</span>}
          </span>
        )
      })}
    </div>
  )
}

/** What was said here and has not reached the meeting yet. */
function useWaitingMode(meeting: string): PresenceMode | null {
  const { waiting } = useConnection()
  const last = waiting.findLast(
    ({ command, input }) => command === 'presence.note' && (input as { meeting?: unknown }).meeting === meeting,
  )
  return last ? (last.input as { mode: PresenceMode }).mode : null
}
