import type { ReactNode } from 'react'
import { useForum } from '../client/react.tsx'
import { RehearsalBanner } from '../features/forum/RehearsalBanner.tsx'
import { Button } from '../ui/Button.tsx'
import { useFormat } from '../ui/format.ts'
import { groupMark, Marked } from '../ui/Mark.tsx'
import { useText } from '../ui/text.ts'
import { DoorPage } from './door-pages.tsx'

/** Name and seat are there already: one press. */
export function JoinConfirm({ onJoin }: { onJoin: () => void }): ReactNode {
  const { t, rich } = useText('start')
  const { list } = useFormat()
  const { state, me } = useForum()
  const seats = me.seats.flatMap((id) => state.seats[id] ?? [])
  const [first] = seats
  return (
    <DoorPage
      banner={<RehearsalBanner />}
      title={state.forum?.name ?? ''}
      actions={
        <Button kind="primary" large autoFocus onPress={onJoin}>
          {t('join.join')}
        </Button>
      }
    >
      <p className="type-item">{rich('join.you', { name: me.name })}</p>
      <p>
        {first ? (
          <Marked mark={groupMark(state.sectors.findIndex((sector) => sector.id === first.sector))}>
            {list(seats.map((seat) => seat.label))}
          </Marked>
        ) : (
          t('join.role', { role: me.role.replace('-', '') })
        )}
      </p>
      <p className="type-reference">{t('join.notYou')}</p>
    </DoorPage>
  )
}
