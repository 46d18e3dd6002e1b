import type { ReactNode } from 'react'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { presenceOf } from '../../../shared/domain/meeting.ts'
import { dayIn } from '../../../shared/lib/zoned-time.ts'
import { groupsRunBy } from '../../../shared/policy/body.ts'
import { seatsMeeting, sittings } from '../../../shared/rules/meeting-seats.ts'
import { standsOutAs } from '../../../shared/rules/recusal.ts'
import { meetingQuorum } from '../../../shared/rules/rulebook.ts'
import { useForum, useNow } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { LateAnswer } from '../../features/decision/LateAnswer.tsx'
import { OwnRecusal } from '../../features/ethics/OwnRecusal.tsx'
import { GuestStatement } from '../../features/ethics/GuestStatement.tsx'
import { GuestInterests } from '../../features/ethics/InterestsRegister.tsx'
import { InterestButton } from '../../features/ethics/InterestButton.tsx'
import { StandsOut } from '../../features/ethics/StandsOut.tsx'
import { SelectionsNow } from '../../features/selection/SelectionSection.tsx'
import { Proxies } from '../../features/meeting/Proxies.tsx'
import { ProcedureAsked } from '../../features/procedure/ProcedureSection.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { ListLine } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import type { Asking } from './guest-view.ts'
import { currentItem, decisionOn } from './guest-view.ts'
import { GuestCheckIn } from './GuestCheckIn.tsx'
import { GuestFloor } from './GuestFloor.tsx'
import { PutText } from './PutText.tsx'

const MINUTE_MS = 60_000

/** Where the meeting is: item, text in question, outcome, quorum, oneself. */
export function NowPanel(props: {
  meeting: Meeting
  asking: Asking | null
  onAnother: (() => void) | null
}): ReactNode {
  const { meeting, asking, onAnother } = props
  const { t } = useText('guest')
  const { state, me } = useForum()
  const current = currentItem(meeting)
  const decision = current && decisionOn(state, meeting, current.item)
  const mode = me.person === null ? null : presenceOf(meeting, me.person)
  return (
    <div className="guest-now">
      {meeting.stage === 'open' ? <OpenItem current={current} /> : <AroundMeeting meeting={meeting} />}
      {current ? <WhoStandsOut meeting={meeting} item={current.item} /> : null}
      {asking ? <AskingLine asking={asking} /> : null}
      <GuestFloor meeting={meeting} />
      {decision ? <LateAnswer decision={decision} /> : null}
      {decision ? <PutText decision={decision} zone={meeting.starts.zone} /> : null}
      {current?.item.commitment && !decision ? <DraftLine item={current.item} /> : null}
      {meeting.stage === 'open' ? <QuorumFact meeting={meeting} /> : null}
      {meeting.stage === 'adjourned' ? null : <GuestCheckIn meeting={meeting} mode={mode} />}
      {meeting.stage === 'adjourned' || me.person === null ? null : (
        <div className="guest-now__part">
          <InterestButton meeting={meeting} item={null} person={me.person} kind="link" />
        </div>
      )}
      {meeting.stage === 'adjourned' || me.seats.length === 0 ? null : <Proxies meeting={meeting} />}
      <GuestStatement />
      <GuestInterests />
      {meeting.stage === 'planned' ? <Agenda meeting={meeting} /> : null}
      <GroupsRun />
      <ProcedureAsked />
      <SelectionsNow quiet={meeting.stage === 'open'} />
      {onAnother ? (
        <p className="guest-now__part">
          <Button kind="link" onPress={onAnother}>
            {t('choose.other')}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

/** [GROUP3] Whoever runs a working group and not the forum goes from here to its page. */
function GroupsRun(): ReactNode {
  const { t } = useText('group')
  const { state, me } = useForum()
  const groups = groupsRunBy(state, me, dayIn(state.forum?.zone ?? 'UTC', useNow(60_000)))
  if (groups.length === 0) return null
  return (
    <p className="guest-now__part">
      <span className="type-reference">{t('runs')}</span>
      {groups.map((id) => (
        <Button key={id} kind="link" onPress={() => navigate({ page: 'forum', section: 'groups', id })}>
          {state.groups[id]?.name}
        </Button>
      ))}
    </p>
  )
}

function OpenItem({ current }: { current: ReturnType<typeof currentItem> }): ReactNode {
  const { t } = useText('guest')
  if (!current) {
    return (
      <header>
        <h1 className="type-item">{t('item.none')}</h1>
        <p className="quiet-text">{t('item.noneWords')}</p>
      </header>
    )
  }
  return (
    <header>
      <p className="type-reference">
        {t('item.place', { place: current.place })}
        <ItemTime item={current.item} />
      </p>
      <h1 className="type-item guest-now__title" dir="auto">
        {current.item.title}
      </h1>
    </header>
  )
}

/** One's own recusal in words of its own, else who else stands out. */
function WhoStandsOut({ meeting, item }: { meeting: Meeting; item: Item }): ReactNode {
  const { state, me } = useForum()
  const how = standsOutAs(state, meeting, item.id, me)
  return how === null ? (
    <StandsOut meeting={meeting} item={item.id} />
  ) : (
    <div className="guest-now__part">
      <OwnRecusal how={how} asked={null} />
    </div>
  )
}

function ItemTime({ item }: { item: Item }): ReactNode {
  const { t } = useText('guest')
  const now = useNow(15_000)
  if (item.openedAt === null || item.minutes === 0) return null
  const minutes = Math.max(0, Math.floor((now - Date.parse(item.openedAt)) / MINUTE_MS))
  const planned = item.minutes
  return (
    <>
      {' '}
      ·{' '}
      {minutes > planned
        ? t('item.over', { over: minutes - planned, planned })
        : t('item.elapsed', { minutes, planned })}
    </>
  )
}

/** Before and after: when it begins, or that it is over. */
function AroundMeeting({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('guest')
  const { weekday, time } = useFormat()
  const { instant, zone } = meeting.starts
  return (
    <header>
      <p className="type-reference">
        {meeting.stage === 'planned'
          ? t('planned.starts', { date: weekday(instant, zone), time: time(instant, zone) })
          : t('adjourned', { time: time(meeting.adjournedAt ?? instant, zone) })}
      </p>
      <h1 className="type-item guest-now__title" dir="auto">
        {meeting.title}
      </h1>
      {meeting.place ? <p dir="auto">{meeting.place}</p> : null}
      {meeting.stage === 'planned' && meeting.callUrl ? (
        <p>
          <a href={meeting.callUrl} target="_blank" rel="noreferrer">
            {t('planned.call')}
          </a>
        </p>
      ) : null}
      {meeting.stage === 'planned' ? <p className="quiet-text">{t('planned.waits')}</p> : null}
      {meeting.stage === 'adjourned' ? (
        <Button kind="link" onPress={() => navigate({ page: 'guest', tab: 'notes' })}>
          {t('minutes')}
        </Button>
      ) : null}
    </header>
  )
}

function AskingLine({ asking }: { asking: Asking }): ReactNode {
  const { t } = useText('guest')
  const words =
    asking.kind === 'round'
      ? t('asking.round', { kind: asking.call, number: asking.round })
      : t(`asking.${asking.kind}`)
  return (
    <div className="guest-now__part">
      <p>
        <b>{words}</b>
      </p>
      <Button
        kind={asking.asksMe ? 'primary' : 'secondary'}
        large
        onPress={() => navigate({ page: 'guest', tab: 'vote' })}
      >
        {t(asking.asksMe ? 'asking.go' : 'asking.see')}
      </Button>
    </div>
  )
}

function DraftLine({ item }: { item: Item }): ReactNode {
  const { t } = useText('guest')
  const { state } = useForum()
  const commitment = item.commitment === null ? undefined : state.commitments[item.commitment]
  if (!commitment) return null
  return (
    <div className="guest-now__part guest-now__draft">
      <p className="type-reference">{t('text.drafted', { number: String(commitment.number).padStart(3, '0') })}</p>
      <Button kind="link" onPress={() => navigate({ page: 'guest', tab: 'draft' })}>
        {t('text.draft')}
      </Button>
    </div>
  )
}

function QuorumFact({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('guest')
  const { state } = useForum()
  const quorum = meetingQuorum(state, meeting)
  const figures = quorum
    ? t('quorum.figures', { here: quorum.present, total: quorum.base, needed: quorum.needed })
    : t('quorum.plain', { here: sittings(state, meeting).size, total: seatsMeeting(state, meeting).length })
  const word = quorum ? (quorum.met ? 'quorum.met' : 'quorum.notMet') : 'quorum.none'
  return (
    <div className="guest-now__part guest-now__fact">
      <b>{t(word)}</b>
      <span className="type-reference">{figures}</span>
    </div>
  )
}

function Agenda({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('guest')
  if (meeting.items.length === 0) return null
  return (
    <section className="guest-now__part">
      <h2 className="type-label">{t('planned.agenda')}</h2>
      <ol>
        {meeting.items.map((item, index) => (
          <ListLine
            key={item.id}
            mark={<span className="quiet-text">{index + 1}</span>}
            aside={item.minutes > 0 ? t('planned.minutes', { minutes: item.minutes }) : undefined}
          >
            <span dir="auto">{item.title}</span>
          </ListLine>
        ))}
      </ol>
    </section>
  )
}
