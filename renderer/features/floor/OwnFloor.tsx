import type { ReactNode } from 'react'
import type { FloorKind } from '../../../shared/domain/floor.ts'
import type { CommandName } from '../../../shared/contract/commands.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useCommand, useConnection } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useText } from '../../ui/text.ts'
import type { FloorView, OwnStanding } from './floor-view.ts'
import { useFloor } from './floor-view.ts'
import './floor.css'

/** One's own way to the floor: asking, one's place in line, taking one's name off, having finished; or why not. */
export function OwnFloor({ meeting, large }: { meeting: Meeting; large?: boolean }): ReactNode {
  const floor = useFloor(meeting)
  if (!floor?.own) return null
  const props = { floor, own: floor.own, large: large ?? false }
  if (floor.own.barred !== null) return <Barred why={floor.own.barred} />
  return (
    <div className="own-floor">
      {floor.own.speaks ? <Finished {...props} /> : null}
      <Line {...props} />
    </div>
  )
}

interface OwnProps {
  readonly floor: FloorView
  readonly own: OwnStanding
  readonly large: boolean
}

function Barred({ why }: { why: NonNullable<OwnStanding['barred']> }): ReactNode {
  const { t } = useText('floor')
  return <p className="quiet-text">{t(`barred.${why}`)}</p>
}

function Finished({ floor, own, large }: OwnProps): ReactNode {
  const { t } = useText('floor')
  const end = useCommand('floor.end')
  const of = { meeting: floor.meeting.id, item: floor.item, person: own.person }
  return (
    <>
      <Button large={large} small={!large} busy={end.pending} onPress={() => void end.run(of)}>
        {t('own.finished')}
      </Button>
      <FailureLine failure={end.failure} />
    </>
  )
}

/** Whoever waits for both stands in line twice; the point of order comes first. */
function Line({ floor, own, large }: OwnProps): ReactNode {
  const { t } = useText('floor')
  const ask = useCommand('floor.ask')
  const withdraw = useCommand('floor.withdraw')
  const unsent = useUnsent(floor.meeting.id, own.person)
  const of = { meeting: floor.meeting.id, item: floor.item, person: own.person }
  const size = { large, small: !large }
  const { order, speak } = own.places
  const off = (kind: FloorKind): ReactNode => (
    <Button {...size} busy={withdraw.pending} onPress={() => void withdraw.run({ ...of, kind, reason: null })}>
      {t(order > 0 && speak > 0 ? `own.off.${kind}` : 'own.off.only')}
    </Button>
  )
  const asks = (kind: FloorKind): void => void ask.run({ ...of, kind })
  return (
    <>
      {order > 0 ? <p>{t('own.order', { place: order })}</p> : null}
      {order > 0 ? off('order') : null}
      {speak > 0 ? <p>{t('own.place', { place: speak })}</p> : null}
      {speak > 0 ? (
        off('speak')
      ) : (
        <Button {...size} busy={ask.pending} onPress={() => asks('speak')}>
          {t(own.speaks ? 'own.again' : 'own.ask')}
        </Button>
      )}
      {order > 0 || own.speaks ? null : (
        <Button kind="link" small={!large} busy={ask.pending} onPress={() => asks('order')}>
          {t('own.pointOfOrder')}
        </Button>
      )}
      {unsent ? <p className="type-reference">{t('own.unsent')}</p> : null}
      <FailureLine failure={ask.failure ?? withdraw.failure} />
    </>
  )
}

const OF_FLOOR: ReadonlySet<CommandName> = new Set<CommandName>(['floor.ask', 'floor.withdraw'])

/** Something was said here of one's own place and has not reached the meeting yet. */
function useUnsent(meeting: string, person: string): boolean {
  const { status, waiting } = useConnection()
  return (
    status !== 'online' &&
    waiting.some(({ command, input }) => {
      const said = input as { meeting?: unknown; person?: unknown }
      return OF_FLOOR.has(command) && said.meeting === meeting && said.person === person
    })
  )
}
