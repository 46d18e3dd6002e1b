import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Group } from '../../../shared/domain/group.ts'
import { stands } from '../../../shared/rules/bodies.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { activeSeats, seatsThere } from '../../../shared/rules/meeting-seats.ts'
import { InBody, useCan, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Link } from '../../features/forum/Link.tsx'
import { useBodyWords } from '../../features/group/use-body-words.ts'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageTitle, Section } from '../../ui/Heading.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import { foundingUnderWay } from './forum-place.ts'
import { AmendFounding, FoundGroup } from './FoundGroup.tsx'
import { GroupPage } from './GroupPage.tsx'
import { useMeetingWords } from './meeting-words.ts'
import { NoSuch } from './NoSuch.tsx'

const FOUND = 'found'

/** The working groups, how one is founded, and the page of each. */
export function GroupsPage({ id }: { id: string | null }): ReactNode {
  const { state } = useForum()
  if (id === null || id === FOUND) {
    return (
      <InBody body={null}>
        <GroupList founding={id === FOUND} />
      </InBody>
    )
  }
  const group = state.groups[id]
  if (!group) return <NoSuch section="groups" words="groups.noSuch" />
  return (
    <InBody body={group.id}>
      <GroupPage group={group} />
    </InBody>
  )
}

function toGroups(id: string | null): void {
  navigate({ page: 'forum', section: 'groups', id })
}

function GroupList({ founding }: { founding: boolean }): ReactNode {
  const { t } = useText('group')
  const { state } = useForum()
  const leads = useCan({ to: 'decision.put' })
  const groups = Object.values(state.groups)
  const found = leads ? (
    <Button kind={groups.length === 0 ? 'primary' : 'secondary'} onPress={() => toGroups(FOUND)}>
      {t('found')}
    </Button>
  ) : null
  if (groups.length === 0 && !(founding && leads)) {
    return (
      <>
        <PageTitle>{t('title')}</PageTitle>
        <UnderWay leads={leads} />
        <EmptyState title={t('emptyTitle')} actions={found}>
          {t('emptyWords')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <UnderWay leads={leads} />
      {founding && leads ? (
        <div className="page-actions">
          <Section title={t('foundTitle')}>
            <FoundGroup onCancel={() => toGroups(null)} />
          </Section>
        </div>
      ) : found ? (
        <ButtonRow className="page-actions">{found}</ButtonRow>
      ) : null}
      {groups.length > 0 ? <GroupTable groups={groups} /> : null}
    </>
  )
}

/** [GROUP1] A founding that is being decided, and the way to amend it. */
function UnderWay({ leads }: { leads: boolean }): ReactNode {
  const { t, rich } = useText('group')
  const { state } = useForum()
  const [amending, setAmending] = useState<string | null>(null)
  return foundingUnderWay(state).map(({ decision, still }) => {
    const { meeting, item } = decision
    const link = (words: ReactNode) => <Link to={{ page: 'meeting', meeting, item, tab: 'decision' }}>{words}</Link>
    const name = decision.founding?.name ?? ''
    return (
      <div key={decision.id} className="page-actions">
        <p className="page-hint">{rich('underWay', { name, code: decisionCode(decision), link })}</p>
        {leads && still && amending !== decision.id ? (
          <Button small onPress={() => setAmending(decision.id)}>
            {t('amend')}
          </Button>
        ) : null}
        {leads && still && amending === decision.id ? (
          <AmendFounding decision={decision} onDone={() => setAmending(null)} />
        ) : null}
      </div>
    )
  })
}

function GroupTable({ groups }: { groups: readonly Group[] }): ReactNode {
  const { t } = useText('group')
  const { state } = useForum()
  const today = useToday()
  const bodies = useBodyWords()
  const when = useMeetingWords()
  const seats = (group: Group): string => {
    const all = seatsThere(state, today, group.id).length
    return `${String(activeSeats(state, today, group.id).length)} / ${String(all)}`
  }
  const next = (group: Group): string => {
    const coming = Object.values(state.meetings)
      .filter((one) => one.group === group.id && one.stage !== 'adjourned')
      .sort((a, b) => a.starts.instant.localeCompare(b.starts.instant))
    return coming[0] ? when.date(coming[0]) : t('none')
  }
  return (
    <Table<Group>
      label={t('title')}
      size="text"
      rows={groups}
      rowKey={(group) => group.id}
      isQuiet={(group) => !stands(group, today)}
      columns={[
        {
          id: 'name',
          head: t('name'),
          rowHead: true,
          cell: (group) => (
            <Link quiet to={{ page: 'forum', section: 'groups', id: group.id }}>
              {group.name}
            </Link>
          ),
        },
        { id: 'seats', head: t('seats'), width: '6rem', cell: seats },
        { id: 'standing', head: t('standing'), cell: bodies.standing },
        { id: 'next', head: t('nextMeeting'), cell: next },
      ]}
    />
  )
}
