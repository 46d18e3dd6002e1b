import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { PersonId } from '../../../../shared/domain/primitives.ts'
import { exported, textOf } from '../../../support/exported.ts'
import { GUEST, sampleRecord } from '../../../support/sample-record.ts'

const WHY = 'They spoke to this already.'

const record = sampleRecord({ checkpoint: false })
const { builder, meeting, items, seats, titulars, decision } = record
const item = items[1]!
const guest = Object.keys(builder.state.meetings[meeting]!.presence).find(
  (person) => !titulars.includes(person as PersonId),
) as PersonId
const speak = (
  person: PersonId,
  seat: (typeof seats)[number] | null,
  minutes: number,
  kind: 'speak' | 'order',
): void => {
  const of = { meeting, item, person }
  builder.add({ type: 'floor.given/1', body: { ...of, seat, kind } })
  builder.at(minutes).add({ type: 'floor.ended/1', body: { ...of, why: 'ended' } })
}
speak(titulars[0]!, seats[0]!, 3, 'speak')
speak(titulars[4]!, seats[4]!, 1, 'order')
speak(guest, null, 2, 'speak')
speak(titulars[0]!, seats[0]!, 4, 'speak')
builder.add({ type: 'floor.asked/1', body: { meeting, item, person: titulars[1]!, kind: 'speak' } })
builder.add({
  type: 'floor.withdrawn/1',
  body: { meeting, item, person: titulars[1]!, kind: 'speak', why: 'struck', reason: builder.seal(WHY, 'reason') },
})
builder.add({ type: 'question.suspended/1', body: { decision } })
builder.at(8).add({ type: 'question.resumed/1', body: { decision } })
builder.checkpoint()
const files = exported(builder.record)

const words = (page: string): string =>
  textOf(files, page)
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

describe('[FLOOR4] who spoke, in the public repository', () => {
  it('stands in the minutes of the item: once a seat, with the times of every turn', () => {
    const page = words('data/meetings/M-001/minutes.html')
    const turn = String.raw`\d\d:\d\d – \d\d:\d\d`
    expect(page).toMatch(
      new RegExp(`Who spoke Ministry 1 ${turn} , ${turn} Network 5, "civil" ${turn} \\(point of order\\)`),
    )
  })

  it('adds up on the meeting’s page, by sector and seat', () => {
    const page = words('data/meetings/M-001/index.html')
    expect(page).toMatch(/Speaking time .* government : 7 minutes Ministry 1 7 minutes · 2 turns/)
    expect(page).toMatch(/civil society : 1 minute Network 5, "civil" 1 minute · 1 turn/)
    expect(page).toMatch(/Without a seat ?: 2 minutes \(withheld\) 2 minutes/)
  })

  it('is a table of turns; [EXP2] the name of who came without a seat is withheld', () => {
    const rows = parse<Record<string, string>>(textOf(files, 'data/tables/speaking.csv'), { columns: true })
    expect(
      rows.map(({ meeting: code, item: place, seat, kind, seconds }) => [code, place, seat, kind, seconds]),
    ).toEqual([
      ['M-001', '2', seats[0], 'speak', '181'],
      ['M-001', '2', seats[4], 'order', '61'],
      ['M-001', '2', '', 'speak', '121'],
      ['M-001', '2', seats[0], 'speak', '241'],
    ])
    expect(rows[2]).toMatchObject({ person: guest, name: '(withheld)' })
    expect([...files.keys()].filter((file) => textOf(files, file).includes(GUEST))).toEqual([])
  })

  it('[FLOOR2] the reason for striking a name off is disclosed with the log', () => {
    expect(textOf(files, 'data/record/disclosed.jsonl')).toContain(WHY)
  })
})

describe('[DEC13] a question that waited for its quorum', () => {
  it('says from when to when, in the minutes and on its own page', () => {
    expect(words('data/meetings/M-001/minutes.html')).toMatch(/\d\d:\d\d Waited for the quorum until \d\d:\d\d\./)
    expect(words('data/decisions/D-001/index.html')).toMatch(/\d\d:\d\d Waited for the quorum until \d\d:\d\d\./)
  })
})
