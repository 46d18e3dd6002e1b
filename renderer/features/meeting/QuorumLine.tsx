import type { ReactNode } from 'react'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import type { Quorum, QuorumCount, QuorumOutcome } from '../../../shared/tally/quorum.ts'
import { meetingQuorum, parseQuorum } from '../../../shared/rules/rulebook.ts'
import { useForum } from '../../client/react.tsx'
import type { Unfolding } from '../../ui/Disclosure.tsx'
import { UnfoldButton } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { FrameLine } from '../../ui/LiveFrame.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { SeatLine } from '../../ui/SeatLine.tsx'
import { Table } from '../../ui/Table.tsx'
import { useText } from '../../ui/text.ts'
import type { SectorRows, SeatCounts } from './check-in-rows.ts'
import { seatCounts, sectorRows } from './check-in-rows.ts'
import './meeting.css'

/** A line of bars longer than this leaves the header no room for the figures. */
const MOST_BARS = 30

interface Standing {
  /** The meeting is open, so that talk without its quorum is informal. */
  readonly open: boolean
  readonly quorum: QuorumOutcome | null
  readonly sectors: readonly SectorRows[]
  readonly counts: SeatCounts
}

/** How a meeting stands against its quorum; null where there is no such meeting. */
export function useStanding(meetingId: string): Standing | null {
  const { state } = useForum()
  const meeting = state.meetings[meetingId]
  if (!meeting) return null
  const sectors = sectorRows(state, meeting)
  return { open: meeting.stage === 'open', quorum: meetingQuorum(state, meeting), sectors, counts: seatCounts(sectors) }
}

/** For the header: the word, the seat line, the figures (which unfold `unfolding`), each sector's. */
export function QuorumLine({ meetingId, unfolding }: { meetingId: string; unfolding: Unfolding }): ReactNode {
  const standing = useStanding(meetingId)
  if (!standing) return null
  const { quorum, counts, sectors } = standing
  const crowded = sectors.length > 3
  return (
    <>
      <QuorumWord standing={standing} />
      {counts.total > MOST_BARS || crowded ? null : (
        <SeatLine total={counts.total} filled={counts.here} needed={quorum?.needed} />
      )}
      <UnfoldButton unfolding={unfolding}>
        <Figures quorum={quorum} counts={counts} />
      </UnfoldButton>
      {sectors.map((sector) => (
        <SectorFigures key={sector.id} sector={sector} short={crowded} />
      ))}
    </>
  )
}

/** The same on a line of its own, below the header of a narrow window. */
export function QuorumFrameLine({ meetingId, unfolding }: { meetingId: string; unfolding: Unfolding }): ReactNode {
  const standing = useStanding(meetingId)
  if (!standing) return null
  const { quorum, counts, sectors } = standing
  return (
    <FrameLine
      aside={sectors.map((sector) => (
        <SectorFigures key={sector.id} sector={sector} short />
      ))}
    >
      <QuorumWord standing={standing} />
      <UnfoldButton unfolding={unfolding}>
        <Figures quorum={quorum} counts={counts} />
      </UnfoldButton>
    </FrameLine>
  )
}

function QuorumWord({ standing: { quorum, open } }: { standing: Standing }): ReactNode {
  const { t } = useText('meeting')
  if (!quorum) return null
  return quorum.met ? (
    <b>{t('quorum.met')}</b>
  ) : (
    <b className="problem-text">{t(open ? 'quorum.informal' : 'quorum.notMet')}</b>
  )
}

function Figures({ quorum, counts }: { quorum: QuorumOutcome | null; counts: SeatCounts }): ReactNode {
  const { rich } = useText('meeting')
  return rich(quorum ? 'quorum.figures' : 'quorum.figuresPlain', {
    here: quorum?.present ?? counts.here,
    total: quorum?.base ?? counts.total,
    needed: quorum?.needed,
  })
}

function SectorFigures({ sector, short }: { sector: SectorRows; short?: boolean }): ReactNode {
  const { t } = useText('meeting')
  const total = sector.rows.length
  return (
    <span className="sector-figures" title={sector.name}>
      <Marked mark={groupMark(sector.place)}>
        <span className="ui-visually-hidden">{sector.name} </span>
        {short ? t('quorum.sectorShort', { here: sector.here }) : t('quorum.sector', { here: sector.here, total })}
      </Marked>
    </span>
  )
}

/** The rule in a sentence (`sentence`, worded as wherever rules are read), who is counted, and how the number needed comes about. */
export function QuorumArithmetic({ meetingId, sentence }: { meetingId: string; sentence: string }): ReactNode {
  const { state } = useForum()
  const { t } = useText('meeting')
  const standing = useStanding(meetingId)
  const meeting = state.meetings[meetingId]
  if (!standing || !meeting) return null
  const asked = parseQuorum(rulesIn(state, meeting.group)?.quorum ?? null)
  const { quorum, sectors } = standing
  if (!quorum || !asked) return <p className="measure">{t('quorum.none')}</p>
  return (
    <div className="quorum-arithmetic">
      <div>
        <p>
          <b>{sentence}</b>
        </p>
        <p className="type-reference">{t('quorum.who')}</p>
        <p className="type-reference">
          <HowMany fraction={asked.fraction} comparison={asked.comparison} count={quorum} />
        </p>
      </div>
      <ArithmeticTable quorum={quorum} sectors={sectors} />
    </div>
  )
}

function HowMany(props: {
  fraction: Quorum['fraction']
  comparison: Quorum['comparison']
  count: QuorumCount
}): ReactNode {
  const { t } = useText('meeting')
  const format = useFormat()
  const [part, whole] = props.fraction
  const { base, needed } = props.count
  const exact = Math.round(((base * part) / whole) * 100) / 100
  return t('quorum.arithmetic', {
    base,
    part,
    whole,
    exact: format.number(exact),
    comparison: props.comparison,
    needed,
  })
}

function ArithmeticTable({ quorum, sectors }: { quorum: QuorumOutcome; sectors: readonly SectorRows[] }): ReactNode {
  const { t } = useText('meeting')
  const rows = [
    { id: 'present', words: t('quorum.rowHere'), total: quorum.present, of: (count: QuorumCount) => count.present },
    { id: 'needed', words: t('quorum.rowNeeded'), total: quorum.needed, of: (count: QuorumCount) => count.needed },
    { id: 'base', words: t('quorum.rowSeats'), total: quorum.base, of: (count: QuorumCount) => count.base },
  ] as const
  const ofSector = (row: (typeof rows)[number], sector: SectorRows): ReactNode => {
    if (sector.count) return row.of(sector.count)
    if (row.id === 'needed') return t('quorum.notAsked')
    return row.id === 'present' ? sector.here : sector.rows.length
  }
  return (
    <Table
      label={t('quorum.table')}
      size="figures"
      rows={rows}
      rowKey={(row) => row.id}
      isStrong={(row) => row.id === 'present'}
      columns={[
        { id: 'words', head: '', rowHead: true, cell: (row) => row.words },
        { id: 'all', head: t('quorum.allSeats'), numeric: true, cell: (row) => row.total },
        ...sectors.map((sector) => ({
          id: sector.id,
          head: (
            <Marked mark={groupMark(sector.place)}>
              <span className="sector-name">{sector.name}</span>
            </Marked>
          ),
          numeric: true,
          cell: (row: (typeof rows)[number]) => ofSector(row, sector),
        })),
      ]}
    />
  )
}
