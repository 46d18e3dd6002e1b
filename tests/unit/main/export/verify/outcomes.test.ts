import { describe, expect, it } from 'vitest'
import { checkOutcomes } from '../../../../../main/export/verify/outcomes.ts'
import { sampleRecord } from '../../../../support/sample-record.ts'

const { events } = sampleRecord().builder.record

/** Findings after changing the nth event of a type, as somebody with the key could have recorded it. */
function changed(type: string, change: (body: Record<string, object>) => object, nth = 0): string[] {
  let seen = -1
  const entries = events.map((event) => {
    if (event.type === type) seen += 1
    const hit = event.type === type && seen === nth
    const body = hit ? { ...event.body, ...change(event.body as Record<string, object>) } : event.body
    return { place: `entry ${String(event.seq)}`, event: { ...event, body } }
  })
  return checkOutcomes(entries).findings.map(({ place, what }) => `${place}: ${what}`)
}
const list = (value: object | undefined): object[] => (Array.isArray(value) ? (value as object[]) : [])
const seqOf = (type: string, nth = 0): number => events.filter((event) => event.type === type)[nth]?.seq ?? 0

describe('[DEC6] every outcome computed again from the single entries', () => {
  it('[DEC5] holds in the sample', () => {
    expect(changed('no.such/1', () => ({}))).toEqual([])
  })

  it('differs where one vote that was cast was changed', () => {
    const found = changed('ballot.cast/1', () => ({ ballot: 'no' }), 1)
    expect(found).toEqual([
      `entry ${String(seqOf('ballot.closed/1'))}: D-001: the votes that it lists are not those that were cast`,
    ])
  })

  it('differs where the list that closes the ballot was changed', () => {
    const found = changed('ballot.closed/1', ({ cast }) => ({ cast: list(cast).slice(1) }))
    expect(found[0]).toContain('the votes that it lists are not those that were cast')
    expect(found[1]).toContain('the case is not what the seats, positions and votes of the record make')
    expect(found[2]).toBe(
      `entry ${String(seqOf('decision.concluded/1'))}: D-001: the outcome counts out as not_adopted/sector_missed, the record says adopted/threshold_met (recorded by plenary 0.1.0)`,
    )
  })

  it('differs where a position was changed', () => {
    const found = changed('position.taken/1', () => ({ position: 'agree', reasoned: false, reason: null }), 6)
    expect(found[0]).toContain(
      `entry ${String(seqOf('round.closed/1'))}: D-001: the outcome counts out as consensus/no_block, the record says blocked/reasoned_block`,
    )
  })

  it('differs where a frozen seat was changed', () => {
    const away = changed('ballot.opened/1', ({ seats }) => ({
      seats: list(seats).map((seat) => ({ ...seat, here: false })),
    }))
    expect(away.at(-1)).toContain(
      'the outcome counts out as no_decision/quorum_missed, the record says adopted/threshold_met',
    )
  })

  it('[DEC3] differs where the question was put on other words than those frozen', () => {
    const text = '0'.repeat(64)
    expect(changed('ballot.opened/1', () => ({ text }))).toEqual([
      `entry ${String(seqOf('ballot.opened/1'))}: D-001: the question was put on other words than the text frozen last`,
    ])
    expect(changed('round.opened/1', () => ({ text }))[0]).toContain('the question was put on other words')
  })

  it('differs where the result does not follow from the outcome, or the outcome from the case', () => {
    expect(changed('decision.concluded/1', () => ({ result: 'not_adopted' }))[0]).toContain(
      '“not_adopted” does not follow from its outcome',
    )
    const figures = changed('decision.concluded/1', ({ outcome }) => ({ outcome: { ...outcome, base: 7 } }))
    expect(figures[0]).toContain('the outcome adopted/threshold_met counts out with other figures than the record says')
    const found = changed('decision.concluded/1', ({ outcome }) => ({
      outcome: { ...outcome, result: 'not_adopted', why: 'threshold_missed' },
    }))
    expect(found[0]).toContain(
      'the outcome counts out as adopted/threshold_met, the record says not_adopted/threshold_missed',
    )
  })

  it('[DEC4] differs where a seat spoke that was not asked', () => {
    const seat = 'f'.repeat(32)
    expect(changed('position.taken/1', () => ({ seat }))[0]).toContain(`seat ${seat} was not asked`)
  })
})
