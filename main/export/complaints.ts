import type { Complaint, Dispute } from '../../shared/domain/complaint.ts'
import { disputeOutcome } from '../../shared/domain/complaint.ts'
import { newestFirst } from '../../shared/lib/numbered.ts'
import { complaintView } from '../../shared/rules/complaints.ts'
import { decisionCode } from '../../shared/rules/decision-case.ts'
import { seatsOf } from '../../shared/rules/meeting-seats.ts'
import type { Child, Html } from './html.ts'
import { all, h, linkTo } from './html.ts'
import { block, day, joined, quiet, text } from './page.ts'
import { decisionFolder } from './paths.ts'
import { plainProse } from './prose.ts'
import type { Site } from './site.ts'
import { seatName } from './site.ts'
import { dateWords } from './wording.ts'

/** [ETH6] Complaints and disputes as far as they are disclosed: that each was, its steps by date, and what the forum chose to publish. */
export function casesBlocks(site: Site, path: string): Child {
  const { words, state } = site
  return all(
    block(
      words.say('complaints.title'),
      quiet(words.say('complaints.what')),
      listed(
        site,
        newestFirst(state.complaints).map((one) => complaintLine(site, path, one)),
      ),
    ),
    block(
      words.say('disputes.title'),
      listed(
        site,
        newestFirst(state.disputes).map((one) => disputeLine(site, one)),
      ),
    ),
  )
}

function listed(site: Site, lines: readonly Child[]): Html {
  if (lines.length === 0) return quiet(site.words.say('none'))
  return h(
    'ul',
    { class: 'plain' },
    lines.map((line) => h('li', {}, line)),
  )
}

function complaintLine(site: Site, path: string, complaint: Complaint): Child {
  const { words } = site
  const { acknowledged, reply, found } = complaint
  const { finding, statement } = complaintView(complaint, (sealed) => site.read(sealed) ?? null)
  const steps = [
    ['made', complaint.madeAt],
    ['acknowledged', acknowledged?.at],
    ['replied', reply?.at],
    ['found', found?.at],
  ] as const
  return all(
    h('strong', {}, words.say('complaints.code', { n: String(complaint.number) })),
    finding ? all(': ', words.say(`complaints.finding.${finding}`)) : null,
    quiet(joined(steps.flatMap(([step, at]) => (at ? [stepWords(site, `complaints.step.${step}`, at)] : [])))),
    statement === null ? null : plainProse(site, statement),
    complaint.sanction ? sanctionLine(site, path, complaint.sanction) : null,
  )
}

function stepWords(site: Site, key: string, at: string): Child {
  return all(site.words.say(key), ' ', day(site, at))
}

/** A sanction is public once it was decided: by the seats that it is about, as the decision names them. */
function sanctionLine(site: Site, path: string, sanction: NonNullable<Complaint['sanction']>): Child {
  const { words, state } = site
  const { measure, person, at, until, since, liftedOn } = sanction
  const seats = seatsOf(state, person, at.slice(0, 10)).map((seat) => text(site, seatName(site, seat.id)))
  const decision = state.decisions[sanction.decision]
  return h(
    'p',
    {},
    joined(seats, ', '),
    ': ',
    words.say(`complaints.sanction.${measure}`, { date: dateWords(words, until ?? since) }),
    decision
      ? all(', ', h('a', { href: linkTo(path, `${decisionFolder(decision)}/index.html`) }, decisionCode(decision)))
      : null,
    liftedOn === null ? null : all(', ', words.say('complaints.lifted', { date: dateWords(words, liftedOn) })),
  )
}

function disputeLine(site: Site, dispute: Dispute): Child {
  const { words, state } = site
  const complaint = dispute.complaint === null ? undefined : state.complaints[dispute.complaint]
  const { ended } = dispute
  const outcome = disputeOutcome.safeParse(ended && site.read(ended.outcome)).data
  const statement = ended?.statement ? site.read(ended.statement) : undefined
  return all(
    h('strong', {}, words.say('disputes.code', { n: String(dispute.number) })),
    complaint ? all(', ', words.say('disputes.appeal', { n: String(complaint.number) })) : null,
    outcome ? all(': ', words.say(`disputes.outcome.${outcome}`)) : null,
    quiet(
      joined([
        stepWords(site, 'disputes.opened', dispute.openedAt),
        ...dispute.steps.map((one) => stepWords(site, `disputes.step.${one.step}`, one.at)),
        ...(ended ? [stepWords(site, 'disputes.ended', ended.at)] : []),
      ]),
    ),
    statement === undefined ? null : plainProse(site, statement),
  )
}
