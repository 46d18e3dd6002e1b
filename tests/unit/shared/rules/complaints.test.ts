import { describe, expect, it } from 'vitest'
import type { Complaint } from '../../../../shared/domain/complaint.ts'
import type { HolderState } from '../../../../shared/domain/member.ts'
import { complaintStage, complaintView, findingLack, sanctionText } from '../../../../shared/rules/complaints.ts'
import { isSilenced, isSuspended, suspendedUntil } from '../../../../shared/rules/suspension.ts'

const AT = '2027-03-12T09:00:00.000Z'
const sealedAs = (char: string) => ({ sealed: char.repeat(64) })

function complaint(over: Partial<Complaint> = {}): Complaint {
  return {
    id: 'c'.repeat(32) as never,
    number: 3,
    madeAt: AT,
    parties: sealedAs('a'),
    words: sealedAs('b'),
    acknowledged: null,
    reply: null,
    found: null,
    sanction: null,
    ...over,
  }
}

const acknowledged = { at: AT, replyBy: '2027-03-20' }
const person = 'd'.repeat(32) as never
const suspension = {
  at: AT,
  decision: 'e'.repeat(32) as never,
  person,
  measure: 'suspension' as const,
  since: '2027-03-13',
  until: '2027-06-30',
  liftedOn: null,
}

describe('[ETH7] the right of reply', () => {
  it('runs through its last day, and a breach is not found before it is used or over', () => {
    const open = complaint({ acknowledged })
    expect(complaintStage(complaint(), '2027-03-12')).toBe('made')
    expect(complaintStage(open, '2027-03-20')).toBe('reply')
    expect(findingLack(open, 'breach', '2027-03-20')).toBe('reply')
    expect(findingLack(open, 'no_breach', '2027-03-20')).toBe('reply')
    expect(complaintStage(open, '2027-03-21')).toBe('overdue')
    expect(findingLack(open, 'breach', '2027-03-21')).toBeNull()
    const replied = complaint({ acknowledged, reply: { at: AT, reply: sealedAs('c') } })
    expect(findingLack(replied, 'breach', '2027-03-13')).toBeNull()
  })

  it('stands in the way of no settlement and no withdrawal, which close a complaint once', () => {
    expect(findingLack(complaint(), 'withdrawn', '2027-03-12')).toBeNull()
    expect(findingLack(complaint({ acknowledged }), 'settled', '2027-03-12')).toBeNull()
    const found = complaint({ found: { at: AT, finding: sealedAs('d'), statement: null, proposed: null } })
    expect(findingLack(found, 'withdrawn', '2027-03-12')).toBe('found')
  })
})

describe('[ETH6] what a reader may know of a complaint', () => {
  it('is nothing where nothing is disclosed, and where what was sealed is something else', () => {
    const found = { at: AT, finding: sealedAs('d'), statement: null, proposed: null }
    const seen = complaintView(complaint({ found }), () => null)
    expect(seen).toEqual({
      parties: null,
      words: null,
      reply: undefined,
      finding: null,
      statement: null,
      proposed: null,
    })
    expect(complaintView(complaint({ found }), () => '{"by":')).toMatchObject({ parties: null, finding: null })
  })

  it('tells a published finding without the parties', () => {
    const found = { at: AT, finding: sealedAs('d'), statement: null, proposed: null }
    const reveal = ({ sealed }: { sealed: string }) => (sealed === 'd'.repeat(64) ? 'breach' : null)
    expect(complaintView(complaint({ found }), reveal)).toMatchObject({ parties: null, finding: 'breach' })
  })
})

const suspends = { complaint: 3, measure: 'suspension' as const, until: '2027-06-30' }

describe('[ETH8] a suspension', () => {
  const state = (over: Partial<typeof suspension> | { liftedOn: string } = {}) => ({
    complaints: { c: complaint({ sanction: { ...suspension, ...over } }) },
  })

  it('binds from its first day through its last, the person and nobody else', () => {
    const days = ['2027-03-12', '2027-03-13', '2027-06-30', '2027-07-01']
    expect(days.map((day) => isSuspended(state(), person, day))).toEqual([false, true, true, false])
    expect(isSuspended(state(), 'f'.repeat(32), '2027-04-01')).toBe(false)
  })

  it('ends on the day on which it is lifted, and what was before stays', () => {
    const lifted = state({ liftedOn: '2027-05-01' })
    expect(['2027-04-30', '2027-05-01'].map((day) => isSuspended(lifted, person, day))).toEqual([true, false])
  })

  it('names its last day: of several the latest, of one that is lifted the day before', () => {
    const longer = complaint({ sanction: { ...suspension, until: '2027-09-30' } })
    const two = { complaints: { c: complaint({ sanction: suspension }), d: longer } }
    expect(suspendedUntil(two, person, '2027-04-01')).toBe('2027-09-30')
    expect(suspendedUntil(state(), person, '2027-07-01')).toBeNull()
    expect(suspendedUntil(state({ liftedOn: '2027-05-01' }), person, '2027-04-01')).toBe('2027-04-30')
    expect(suspendedUntil(state({ liftedOn: '2027-12-01' }), person, '2027-04-01')).toBe('2027-06-30')
  })

  it('leaves a seat without a voice only where everybody who holds it then is suspended', () => {
    const term = { since: null, until: null, left: false, entry: 1, enteredOn: '2026-01-01' }
    const own = { ...term, person, as: 'titular' as const }
    const other = { ...term, entry: 2, person: 'f'.repeat(32) as never, as: 'alternate' as const }
    const past = { ...other, until: '2027-01-01', left: true }
    const silenced = (holders: HolderState[]) => isSilenced(state(), { holders }, '2027-04-01')
    expect([[own], [own, other], [own, past], []].map(silenced)).toEqual([true, false, true, false])
  })

  it('is put in words that name seats and no person', () => {
    const holdings = [{ label: 'Civil society 4', as: 'titular' as const }]
    const text = sanctionText({ ...suspends, found: { statement: 'It was not declared.' } }, holdings)
    expect(text).toContain('suspends the titular of the seat “Civil society 4” through 2027-06-30')
    expect(text).toContain('An alternate may come in their place.')
    expect(text).toMatch(/It was not declared\.$/)
  })

  it('names the offices of whoever holds no seat, and says that a finding is not published', () => {
    const holdings = [
      { office: 'secretariat' as const, group: null },
      { office: 'chair' as const, group: 'Water' },
    ]
    const text = sanctionText({ ...suspends, found: null }, holdings)
    expect(text).toContain('suspends the member of the secretariat and the chair of the working group “Water” through')
    expect(text).toContain('they act in no office.')
    expect(text).toMatch(/What was found on complaint 3 is not published\.$/)
    expect(text).not.toContain('alternate')
    expect(sanctionText({ ...suspends, found: { statement: null } }, holdings)).toMatch(
      /the day after this decision\.$/,
    )
  })
})
