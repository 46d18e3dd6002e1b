import { describe, expect, it } from 'vitest'
import { exported, textOf } from '../../../support/exported.ts'
import { sampleRecord } from '../../../support/sample-record.ts'
import { statementOf } from '../../../support/statements.ts'

const { builder, titulars, seats } = sampleRecord({ checkpoint: false })
const [first, second] = titulars
if (!first || !second) throw new Error('the sample has two seats')
builder.add({ type: 'statement.adopted/1', body: { ...statementOf('Openness'), version: 1 } })
builder.add({ type: 'statement.signed/1', body: { person: first, version: 1, on: '2027-03-12' } }, first)
builder.add({ type: 'statement.adopted/1', body: { ...statementOf('Openness', 'Honesty'), version: 2 } })
builder.add({ type: 'statement.signed/1', body: { person: second, version: 2, on: '2027-03-12' } })
const { seq } = builder.add({ type: 'statement.signed/1', body: { person: first, version: 2, on: '2027-03-12' } })
builder.add({ type: 'signature.struck/1', body: { person: first, corrects: seq } })
builder.checkpoint()
const files = exported(builder.record)

const words = (page: string): string =>
  textOf(files, page)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('[ETH4] [ETH5] the page of ethics', () => {
  it('has every version in full, the one in force first, with what it changed', () => {
    const page = words('data/ethics/index.html')
    expect(page).toMatch(/Version 2, adopted 12 March 2027 , in force.*New: Honesty.*Version 1, adopted 12 March 2027/)
    expect(page.match(/What openness asks of us\./g)).toHaveLength(2)
  })

  it('lists the signatures under each, by seat and day, and says who entered a paper; a struck one is only counted', () => {
    const [later = '', earlier = ''] = words('data/ethics/index.html').split('Version 1, adopted')
    expect(later).toMatch(/1 signature .*12 March 2027, on paper, entered by the secretariat.*1 entry was struck/)
    expect(earlier).toMatch(/1 signature .*12 March 2027 1 /)
    expect(earlier).not.toMatch(/on paper/)
    expect(seats.length).toBeGreaterThan(0)
  })

  it('is reached from the first page', () => {
    expect(textOf(files, 'data/index.html')).toContain('href="ethics/index.html"')
  })
})
