import type { ReactNode } from 'react'
import { useFormat } from '../../ui/format.ts'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import type { HolderView, SeatView } from './seat-views.ts'
import { officeKey } from './seat-views.ts'
import { Suspended } from './Suspended.tsx'
import { useTermWords } from './term-words.ts'
import './member.css'

/** Every seat with who holds it now. `link` draws a seat's name as the way to its page. */
export function MembersTable(props: { seats: readonly SeatView[]; link: (seat: SeatView) => ReactNode }): ReactNode {
  const { seats, link } = props
  const { t } = useText('forum')
  return (
    <div className="member-table">
      <Table<SeatView>
        label={t('members.table')}
        rows={seats}
        rowKey={(seat) => seat.id}
        labelled
        isQuiet={(seat) => seat.vacant}
        columns={[
          {
            id: 'seat',
            head: t('members.seat'),
            rowHead: true,
            width: '28%',
            cell: (seat) => (
              <Marked mark={groupMark(seat.group)}>
                {link(seat)}
                {seat.organisation !== null && seat.organisation !== seat.label ? (
                  <span className="type-reference member-note">{seat.organisation}</span>
                ) : null}
              </Marked>
            ),
          },
          {
            id: 'sector',
            head: t('members.sector'),
            width: '11%',
            cell: (seat) => <span className="sector-name">{seat.sector}</span>,
          },
          {
            id: 'titular',
            head: t('members.titular'),
            width: '18%',
            cell: (seat) =>
              seat.vacant ? (
                t('members.vacant')
              ) : (
                <Names holders={seat.holders.filter((one) => one.as === 'titular')} />
              ),
          },
          {
            id: 'alternates',
            head: t('members.alternates'),
            cell: (seat) => <Names holders={seat.holders.filter((one) => one.as !== 'titular')} />,
          },
          {
            id: 'office',
            head: t('members.office'),
            width: '9%',
            cell: (seat) => seat.offices.map((office) => t(`office.${officeKey(office)}`)).join(', '),
          },
          { id: 'term', head: t('members.term'), width: '13%', cell: (seat) => <Term seat={seat} /> },
        ]}
      />
    </div>
  )
}

function Names({ holders }: { holders: readonly HolderView[] }): ReactNode {
  const { t } = useText('forum')
  return holders.map((holder) => (
    <span key={holder.person} className="member-note">
      {holder.name ?? t('form.withheld')}
      <Suspended until={holder.suspendedUntil} />
    </span>
  ))
}

/** The term of the first holder; one that has run out says so. */
function Term({ seat }: { seat: SeatView }): ReactNode {
  const { t } = useText('forum')
  const format = useFormat()
  const term = useTermWords()
  const [first] = seat.holders
  if (!first) return ''
  if (first.heldOver === null) return term(first)
  return <Marked mark="attention">{t('terms.ended', { date: format.date(first.heldOver, 'UTC') })}</Marked>
}
