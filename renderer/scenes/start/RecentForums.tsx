import type { ReactNode } from 'react'
import { useState } from 'react'
import type { OpenedForum, RecentForum } from '../../../shared/contract/start.ts'
import type { StartPort } from '../../client/start-port.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { Marked } from '../../ui/Mark.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import type { StartProblem } from './start-problem.ts'
import { useWhen } from './when.ts'

export function RecentForums(props: {
  port: StartPort
  listed: { readonly forums: readonly RecentForum[]; readonly folder: string | null } | null
  onShow: (forum: OpenedForum) => void
  onProblem: (problem: StartProblem | null) => void
}): ReactNode {
  const { t } = useText('start')
  const [opening, setOpening] = useState<string | null>(null)
  const { listed } = props
  const open = async (forum: RecentForum): Promise<void> => {
    props.onProblem(null)
    setOpening(forum.id)
    const answer = await props.port.call('open', { id: forum.id })
    setOpening(null)
    if (answer.ok) props.onShow(answer.value)
    else props.onProblem({ what: t('trouble', { name: forum.name || forum.file }), why: answer.error })
  }
  if (!listed) return null
  const first = listed.forums.find((forum) => forum.problem === null)
  const others = listed.forums.filter((forum) => forum !== first)
  return (
    <>
      {listed.forums.length === 0 ? (
        <div className="start-empty">
          <EmptyState title={t('empty.title')}>{t('empty.words')}</EmptyState>
        </div>
      ) : null}
      {first ? <Wanted forum={first} busy={opening === first.id} onOpen={() => void open(first)} /> : null}
      {others.length > 0 ? (
        <Others forums={others} hasFirst={Boolean(first)} opening={opening} onOpen={(forum) => void open(forum)} />
      ) : null}
      {listed.folder !== null && listed.forums.length > 0 ? (
        <p className="type-reference start-folder">{t('recent.folder', { folder: listed.folder })}</p>
      ) : null}
    </>
  )
}

/** The forum that was open last: one press. */
function Wanted({ forum, busy, onOpen }: { forum: RecentForum; busy: boolean; onOpen: () => void }): ReactNode {
  const { t } = useText('start')
  const when = useWhen()
  const facts = [
    t('recent.seatsSectors', { seats: forum.seats, sectors: forum.sectors }),
    forum.openedAt === null ? '' : t('recent.openedAgo', { when: when.ago(forum.openedAt) }),
    forum.file,
  ]
  return (
    <section className="start-wanted" aria-label={forum.name}>
      <div className="start-wanted__words">
        <h2 className="type-title">{forum.name}</h2>
        <p>
          <NextMeeting forum={forum} />
        </p>
        <p className="type-reference">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <Button kind="primary" busy={busy} label={t('openLabel', { name: forum.name })} onPress={onOpen}>
        {t('open')}
      </Button>
    </section>
  )
}

function NextMeeting({ forum }: { forum: RecentForum }): ReactNode {
  const { t, rich } = useText('start')
  const when = useWhen()
  if (!forum.nextMeeting) return t('recent.noMeeting')
  const { number, local } = forum.nextMeeting
  const values = { number, day: when.weekday(local), time: local.slice(11, 16) }
  return {
    today: rich('recent.meetingToday', values),
    tomorrow: rich('recent.meetingTomorrow', values),
    later: rich('recent.meetingLater', values),
    past: t('recent.meetingPast', values),
  }[when.nearness(local)]
}

function Others(props: {
  forums: readonly RecentForum[]
  hasFirst: boolean
  opening: string | null
  onOpen: (forum: RecentForum) => void
}): ReactNode {
  const { t } = useText('start')
  const when = useWhen()
  return (
    <div className="start-others">
      <Table<RecentForum>
        label={t(props.hasFirst ? 'recent.others' : 'recent.all')}
        size="text"
        rows={props.forums}
        rowKey={(forum) => forum.id}
        columns={[
          {
            id: 'forum',
            head: t(props.hasFirst ? 'recent.others' : 'recent.all'),
            rowHead: true,
            cell: (forum) => (
              <ForumName
                {...props}
                forum={forum}
                twin={props.forums.some((one) => one !== forum && one.name === forum.name)}
              />
            ),
          },
          {
            id: 'size',
            head: t('recent.size'),
            cell: (forum) => (forum.problem ? '' : t('recent.seats', { seats: forum.seats })),
          },
          {
            id: 'next',
            head: t('recent.next'),
            cell: ({ nextMeeting, problem }) =>
              problem
                ? ''
                : nextMeeting
                  ? t('recent.meeting', { number: nextMeeting.number, day: when.day(nextMeeting.local) })
                  : t('recent.none'),
          },
          {
            id: 'opened',
            head: t('recent.opened'),
            cell: ({ openedAt }) => (openedAt === null ? '' : when.ago(openedAt)),
          },
        ]}
      />
    </div>
  )
}

function ForumName(props: {
  forum: RecentForum
  twin: boolean
  opening: string | null
  onOpen: (forum: RecentForum) => void
}): ReactNode {
  const { forum } = props
  const words = useFailureText()
  if (forum.problem !== null) {
    return (
      <>
        <Marked mark="attention">{forum.name || forum.file}</Marked>
        <span className="type-reference start-row-note">{words({ code: forum.problem })}</span>
      </>
    )
  }
  return (
    <>
      <Button kind="link" className="start-link" busy={props.opening === forum.id} onPress={() => props.onOpen(forum)}>
        {forum.name}
      </Button>
      {props.twin ? <span className="type-reference start-row-note">{forum.file}</span> : null}
    </>
  )
}
