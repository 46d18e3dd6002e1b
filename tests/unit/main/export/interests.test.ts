import { describe, expect, it } from 'vitest'
import { exported, textOf } from '../../../support/exported.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const DETAIL = 'A cousin owns the contractor that would be paid.'

const record = sampleRecord({ checkpoint: false })
const { builder, meeting, items, titulars, commitment } = record
const [first, second] = titulars
const item = items[1]
if (!first || !second || !item) throw new Error('the sample has two seats and two items')
const declaration = builder.id<'declaration'>()
const detail = builder.seal(DETAIL, 'declaration')
builder.add({
  type: 'interest.declared/1',
  body: { declaration, person: first, meeting, item, commitment: null, detail },
})
const noted = builder.add({ type: 'recusal.noted/1', body: { meeting, item, person: first, declaration } })
builder.add({ type: 'recusal.lifted/1', body: { meeting, item, person: first, corrects: noted.seq } })
builder.add({
  type: 'interest.declared/1',
  body: {
    declaration: builder.id<'declaration'>(),
    person: second,
    meeting: null,
    item: null,
    commitment,
    detail: builder.seal(DETAIL, 'declaration'),
  },
})
builder.checkpoint()
const files = exported(builder.record)

const words = (page: string): string =>
  textOf(files, page)
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')

describe('[ETH1] [EXP2] interests in the public repository', () => {
  it('are on the page of members: declared by whom, on what, and recused on which item', () => {
    const page = words('data/members/index.html')
    expect(page).toMatch(/Recused on item 2 of meeting M-001, 12 March 2027, called back 12 March 2027/)
    expect(page).toMatch(/: C-001 .*Declared 12 March 2027/)
  })

  it('are in the minutes of their item, with their times', () => {
    const page = words('data/meetings/M-001/minutes.html')
    expect(page).toMatch(/\d\d:\d\d[^.]* declared an interest and recused from this item\./)
    expect(page).toMatch(/\d\d:\d\d[^.]* came back\./)
  })

  it('are nowhere told for what they are', () => {
    const telling = [...files.keys()].filter((file) => textOf(files, file).includes(DETAIL))
    expect(telling).toEqual([])
  })
})
