import type { ReactNode } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { dayOf } from '../../../shared/rules/meeting-seats.ts'
import { recusalOf, recusalsOn } from '../../../shared/rules/recusal.ts'
import { useCan, useCommand, useMe } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Marked } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { InterestButton } from './InterestButton.tsx'
import { useWho } from './use-who.ts'
import './ethics.css'

/** Who stands out of an item, under its title; nothing where nobody does. */
export function StandsOut({ meeting, item }: { meeting: Meeting; item: string }): ReactNode {
  const recusals = recusalsOn(meeting, item)
  if (recusals.length === 0) return null
  return (
    <ul className="ethics-out">
      {recusals.map(({ person, overridden }) => (
        <OneOut key={person} meeting={meeting} item={item} person={person} byLot={overridden !== undefined} />
      ))}
    </ul>
  )
}

function OneOut(props: { meeting: Meeting; item: string; person: string; byLot: boolean }): ReactNode {
  const { t } = useText('ethics')
  const who = useWho()
  const { group } = props.meeting
  const day = dayOf(props.meeting)
  const named = { who: who.seatOrName(props.person, day, group), count: who.count(props.person, day, group) }
  return (
    <li className="ethics-out__line">
      <Marked mark="recused">{t(props.byLot ? 'byLot' : 'standsOut', named)}</Marked>{' '}
      <CallBack {...props} who={named.who} />
    </li>
  )
}

/** For those who run the meeting, while the item is not over. */
function CallBack(props: { meeting: Meeting; item: string; person: string; who: string }): ReactNode {
  const { t } = useText('ethics')
  const { meeting, item, person } = props
  const lift = useCommand('recusal.lift')
  const may = useCan({ to: 'recusal.lift' })
  const me = useMe()
  const over = meeting.stage === 'adjourned' || meeting.items.find((one) => one.id === item)?.closedAt !== null
  // [ETH2] Nobody calls themselves back.
  if (!may || over || me.person === person) return null
  return (
    <>
      <Button
        kind="link"
        small
        busy={lift.pending}
        label={t('backOf', { who: props.who })}
        onPress={() => void lift.run({ meeting: meeting.id, item, person })}
      >
        {t('back')}
      </Button>
      <FailureLine failure={lift.failure} />
    </>
  )
}

/** Under an item's title: who stands out of it, and the way to declare an interest, for oneself or, running the meeting, for anybody. */
export function ItemEthics({ meeting, item }: { meeting: Meeting; item: string }): ReactNode {
  return (
    <div className="ethics-item">
      <StandsOut meeting={meeting} item={item} />
      <InterestButton key={item} meeting={meeting} item={item} person={null} kind="link" small />
    </div>
  )
}

/** In a line about one person: that they stand out of the item under way, and calling them back; else the way to enter an interest. */
export function PersonEthics({ meeting, person }: { meeting: Meeting; person: string }): ReactNode {
  const { t } = useText('ethics')
  const who = useWho()
  const item = meeting.currentItem
  const name = who.name(person)
  if (item !== null && recusalOf(meeting, item, person)) {
    return (
      <p className="ethics-person">
        <Marked mark="recused" reference>
          {t('word')}
        </Marked>{' '}
        <CallBack meeting={meeting} item={item} person={person} who={name} />
      </p>
    )
  }
  return <InterestButton meeting={meeting} item={item} person={person} who={name} kind="link" small level={3} />
}
