import type { ReactNode } from 'react'
import type { Me } from '../../../shared/contract/frames-down.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { isOverridden, seatsAt } from '../../../shared/rules/meeting-seats.ts'
import { recusalOf } from '../../../shared/rules/recusal.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import './ethics.css'

/** Whether somebody stands out of an item: themselves, or every seat of theirs through another of its holders. [ETH2] */
export function ownRecusal(
  state: ForumState,
  meeting: Meeting,
  item: string,
  me: Pick<Me, 'person' | 'seats'>,
): 'self' | 'seat' | null {
  const mine = me.person === null ? undefined : recusalOf(meeting, item, me.person)
  // [EXC2] A lot lets a seat of theirs take part all the same.
  if (mine && !me.seats.some((seat) => isOverridden(mine, seat))) return 'self'
  const own = seatsAt(state, meeting, item).filter((seat) => (me.seats as readonly string[]).includes(seat.id))
  return own.length > 0 && own.every((seat) => seat.recused) ? 'seat' : null
}

/** What stands in place of the vote; `asked` names the question that is open to the others. */
export function OwnRecusal(props: {
  how: 'self' | 'seat'
  asked: { readonly what: 'round' | 'ballot' | 'veto' | 'election'; readonly title: string } | null
  /** It is all that this page shows. */
  alone?: boolean
}): ReactNode {
  const { t } = useText('ethics')
  const Head = props.alone ? 'h1' : 'p'
  return (
    <section className="ethics-own">
      <Head className="ethics-own__head">
        <Mark name="recused" /> {t(props.how === 'self' ? 'youStandOut' : 'seatStandsOut')}
      </Head>
      <p>{t('youStandOutWords')}</p>
      {props.asked ? <p className="type-reference">{t('asked', props.asked)}</p> : null}
    </section>
  )
}
