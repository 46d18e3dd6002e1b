import { describe, expect, it } from 'vitest'
import { outcomeForRecord } from '../../../../shared/domain/outcome-form.ts'
import type { Rulebook } from '../../../../shared/domain/forum.ts'
import { parseCase } from '../../../../shared/tally/case.ts'
import { caseOf, roundCaseOf } from '../../../../shared/rules/decision-case.ts'
import { tallyCase } from '../../../../shared/tally/tally.ts'
import { exported, textOf } from '../../../support/exported.ts'
import type { SampleRecord } from '../../../support/sample-record.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

type Json = Record<string, never>
const rule = {
  id: 'consensus',
  title: 'Consensus',
  source: 'Toolkit',
  kind: 'consensus' as const,
  rule: { maxStandAside: null, unreasonedBlock: 'open', quorum: null } as unknown as Json,
}

/** The sample, with something more in its record; the words of a page of its export. */
function published(more: (sample: SampleRecord) => void): (page: string) => string {
  const sample = sampleRecord({ checkpoint: false })
  more(sample)
  sample.builder.checkpoint()
  const files = exported(sample.builder.record)
  return (page) =>
    textOf(files, page)
      .replace(/<\/t[dh]>/g, ' ')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ')
}

/** A decision without a commitment, put on the sample's first item and adopted by consensus, one seat standing aside. */
function decide({ builder, meeting, items, seats, titulars }: SampleRecord, rulebook?: Rulebook): void {
  const { state } = builder
  const decision = builder.id<'decision'>()
  const title = rulebook ? 'Rules, version 2' : 'Meet in the open'
  const text = builder.blob(`${title}\n\n${rulebook ? JSON.stringify(rulebook) : 'Every meeting is streamed.'}\n`)
  const item = items[0]!
  const put = { decision, number: 2, meeting, item, commitment: null, title, text, rulesVersion: 1, rule }
  const about = rulebook ? { about: 'terms' as const, rulebook } : { about: 'election' as const }
  builder.at(1).add({ type: 'decision.put/1', body: { ...put, ...about } })
  const frozen = [...state.decisions[Object.keys(state.decisions)[0]!]!.ballot!.seats]
  const round = 1
  builder.add({ type: 'round.opened/1', body: { decision, round, text, seats: frozen } })
  const noted = { meeting, item, person: titulars[1]!, declaration: null }
  const take = (index: number, actor: string): void => {
    const position = index === 6 ? 'stand_aside' : 'agree'
    const body = { decision, round, seat: seats[index]!, position, reasoned: false, reason: null } as const
    builder.add({ type: 'position.taken/1', body }, actor)
  }
  take(0, titulars[0]!)
  builder.at(1).add({ type: 'recusal.noted/1', body: noted })
  builder.add({ type: 'question.annulled/1', body: { decision, why: 'recusal', reason: null } })
  const left = frozen.map((seat) => ({ ...seat, recused: seat.id === seats[1] }))
  builder.add({ type: 'round.opened/1', body: { decision, round, text, seats: left } })
  for (const index of [0, 2, 4, 5, 6, 7]) take(index, index === 5 ? titulars[4]! : titulars[index]!)
  const now = state.decisions[decision]!
  builder.add({
    type: 'round.closed/1',
    body: { decision, round, outcome: outcomeOf(roundCaseOf(now, now.rounds.at(-1)!)) },
  })
  const concluded = { decision, result: 'adopted' as const, case: caseOf(now) as Json, format: 1 }
  const outcome = outcomeOf(caseOf(now))
  builder.add({ type: 'decision.concluded/1', body: { ...concluded, outcome, engine: 'plenary 0.1.0' } })
  if (rulebook) builder.add({ type: 'rules.adopted/1', body: { ...rulebook, version: 2, decision } })
}

function outcomeOf(question: unknown): Json {
  const parsed = parseCase(question)
  if (!parsed.ok) throw new Error(parsed.error.error.message)
  return outcomeForRecord(JSON.parse(JSON.stringify(tallyCase(parsed.value))) as Json) as Json
}

describe('the page of a decision', () => {
  it('[DEC12] says how many votes came late, on its page and in the minutes, and not what they were', () => {
    const words = published(({ builder, decision, seats }) =>
      builder.add({ type: 'ballot.refused/1', body: { decision, seat: seats[3]!, ballot: 'no', why: 'late' } }),
    )
    expect(words('data/decisions/D-001/index.html')).toContain(
      'Open ballot closed. 1 vote came late and is not counted.',
    )
    expect(words('data/meetings/M-001/minutes.html')).toContain('1 vote came late and is not counted.')
  })

  it('[DEC14] tells of a round that a recusal annulled, with the seat, and counts nothing that was said in it', () => {
    const words = published(decide)
    const page = words('data/decisions/D-002/index.html')
    expect(page).toContain('Consensus test, round 1, annulled: Ministry 2 stood out.')
    expect(page).toContain('Consensus test, round 1. Consensus: 5 agree, 1 aside.')
    expect(words('data/meetings/M-001/minutes.html')).toContain(
      'Consensus test, round 1, annulled: Ministry 2 stood out.',
    )
  })

  it('[DEC7] names who entered a position that the seat did not take itself', () => {
    const page = published(decide)('data/decisions/D-002/index.html')
    expect(page).toContain('Network 6, "civil" entered by the co-chair')
    expect(page.match(/entered by/g)).toHaveLength(1)
  })

  it('names who stood aside, and that they are freed from implementing it', () => {
    const page = published(decide)('data/decisions/D-002/index.html')
    expect(page).toContain('Network 7, "civil" stood aside: named here, and freed from implementing it.')
  })

  it('[DEC15] of a motion says what it is, and has its words without the title twice', () => {
    const page = published(decide)('data/decisions/D-002/index.html')
    expect(page).toContain('Motion on an election')
    expect(page).toContain('Text Every meeting is streamed. Version 1.')
    expect(page).not.toContain('Commitment C-')
  })

  it('[RULE2] of other rules has them rule by rule, and the version that they became', () => {
    const page = published((sample) => {
      decide(sample, { quorum: null, rules: [rule], usual: 'consensus' })
    })('data/decisions/D-002/index.html')
    expect(page).toContain('Rules of the forum')
    expect(page).toContain('The rules changed at once: version 2.')
    expect(page).toContain('Text Consensus Consensus. The usual rule. Toolkit')
    expect(page).not.toContain('maxStandAside')
  })
})
