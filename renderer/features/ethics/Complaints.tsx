import type { ReactNode } from 'react'
import type { Complaint } from '../../../shared/domain/complaint.ts'
import { newestFirst } from '../../../shared/lib/numbered.ts'
import type { ComplaintView } from '../../../shared/rules/complaints.ts'
import { complaintStage, complaintView } from '../../../shared/rules/complaints.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Fact, FactList, ListLine, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { ComplaintSteps } from './ComplaintSteps.tsx'
import { MakeComplaint } from './MakeComplaint.tsx'
import { useToday } from '../../client/use-today.ts'
import { useWho } from './use-who.ts'
import './ethics.css'

export interface ComplaintsProps {
  /** The way to put a sanction to decision, from the window that has one. */
  readonly put?: ((complaint: Complaint) => ReactNode) | undefined
  readonly level?: 2 | 3
}

/** [ETH6] Every complaint by its number, dates and what was published; whole for its parties and those who run the meetings. */
export function Complaints({ put, level = 2 }: ComplaintsProps): ReactNode {
  const { t } = useText('ethics')
  const { state } = useForum()
  const all = newestFirst(state.complaints)
  return (
    <Section title={t('complaint.title')} level={level}>
      <p className="type-reference measure">{t('complaint.what')}</p>
      {all.length === 0 ? <p className="quiet-text ethics-register__empty">{t('complaint.empty')}</p> : null}
      <ul className="ethics-register" aria-label={t('complaint.title')}>
        {all.map((one) => (
          <Line key={one.id} complaint={one} put={put} />
        ))}
      </ul>
      <MakeComplaint />
    </Section>
  )
}

function Line({ complaint, put }: { complaint: Complaint; put: ComplaintsProps['put'] }): ReactNode {
  const { t } = useText('ethics')
  const reveal = useReveal()
  const view = complaintView(complaint, reveal)
  const facts = useFacts(complaint, view)
  const { number } = complaint
  return (
    <ListLine>
      <b>{t('complaint.numbered', { number })}</b>
      <div className="type-reference">{facts.join(' · ')}</div>
      {view.statement === null ? null : (
        <div className="ethics-register__detail" dir="auto">
          {view.statement}
        </div>
      )}
      {view.parties === null ? null : (
        <Disclosure
          summary={t('complaint.open')}
          openAtFirst={complaint.sanction === null && (!complaint.found || view.proposed !== null)}
        >
          <Detail complaint={complaint} view={view} />
          <ComplaintSteps complaint={complaint} view={view} put={put} />
        </Disclosure>
      )}
    </ListLine>
  )
}

function useFacts(complaint: Complaint, view: ComplaintView): readonly string[] {
  const { t } = useText('ethics')
  const { state } = useForum()
  const format = useFormat()
  const stage = complaintStage(complaint, useToday())
  const { sanction, acknowledged, madeAt } = complaint
  const zone = state.forum?.zone
  const facts = [t('complaint.made', { date: format.date(madeAt, zone) })]
  if (view.finding) facts.push(t(`complaint.finding.${view.finding}`))
  else facts.push(t(`complaint.stage.${stage}`, { date: acknowledged ? format.date(acknowledged.replyBy, 'UTC') : '' }))
  if (sanction) {
    const date = format.date(sanction.until ?? sanction.since, 'UTC')
    facts.push(t(`complaint.sanction.${sanction.measure}`, { date }))
    if (sanction.liftedOn !== null) facts.push(t('complaint.lifted', { date: format.date(sanction.liftedOn, 'UTC') }))
  }
  return facts
}

function Detail({ complaint, view }: { complaint: Complaint; view: ComplaintView }): ReactNode {
  const { t } = useText('ethics')
  const format = useFormat()
  const who = useWho()
  const today = useToday()
  const { parties, reply, proposed } = view
  if (!parties) return null
  const named = (person: string): string => {
    const [seat, name] = [who.seatOrName(person, today), who.name(person)]
    return seat === name ? name : t('form.seatAndName', { seat, name })
  }
  return (
    <FactList>
      <Fact name={t('complaint.by')}>{parties.by === null ? parties.from : named(parties.by)}</Fact>
      <Fact name={t('complaint.about')}>{named(parties.about)}</Fact>
      <Fact name={t('complaint.words')}>
        <Words>{view.words}</Words>
      </Fact>
      {complaint.acknowledged ? (
        <Fact name={t('complaint.replyBy')}>{format.date(complaint.acknowledged.replyBy, 'UTC')}</Fact>
      ) : null}
      {reply === undefined ? null : (
        <Fact name={t('complaint.reply')}>
          {reply === null ? t('withheld') : <Words>{reply.words ?? t('complaint.noReply')}</Words>}
          {reply?.entered ? <div className="type-reference">{t('complaint.entered')}</div> : null}
        </Fact>
      )}
      {proposed ? (
        <Fact name={t('complaint.proposed')}>
          {t(`complaint.measure.${proposed.measure}`, {
            date: proposed.until === null ? '' : format.date(proposed.until, 'UTC'),
          })}
        </Fact>
      ) : null}
    </FactList>
  )
}

function Words({ children }: { children: ReactNode }): ReactNode {
  return (
    <span className="ethics-register__detail" dir="auto">
      {children}
    </span>
  )
}
