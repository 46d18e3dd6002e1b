import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csv } from '../../../../main/export/csv.ts'
import { sha256 } from '../../../../shared/lib/sha256.ts'
import { exported, textOf } from '../../../support/exported.ts'
import { REASON, sampleRecord } from '../../../support/sample-record.ts'

const { builder, decision, seats, titulars } = sampleRecord({ checkpoint: false })
const [seat] = seats
const [titular] = titulars
if (!seat || !titular) throw new Error('the sample has no seat')
builder.add({ type: 'ballot.refused/1', body: { decision, seat, ballot: 'no', why: 'late' } }, titular)
builder.checkpoint()
const files = exported(builder.record)

interface Resource {
  readonly name: string
  readonly path: string
  readonly type: string
  readonly bytes: number
  readonly hash: string
  readonly $schema: string
  readonly schema: {
    readonly $schema: string
    readonly fields: readonly { readonly name: string; readonly type: string }[]
    readonly primaryKey?: readonly string[]
    readonly foreignKeys?: readonly { fields: string[]; reference: { resource: string; fields: string[] } }[]
  }
}
const descriptor = JSON.parse(textOf(files, 'data/datapackage.json')) as Record<string, unknown> & {
  resources: Resource[]
}
const rowsOf = (resource: Resource): Record<string, string>[] =>
  parse<Record<string, string>>(textOf(files, `data/${resource.path}`), { columns: true, relax_column_count: false })
function table(name: string): Record<string, string>[] {
  const resource = descriptor.resources.find((one) => one.name === name)
  if (!resource) throw new Error(`there is no table ${name}`)
  return rowsOf(resource)
}

const LEXICAL: Readonly<Record<string, RegExp>> = {
  string: /^[^]*$/,
  integer: /^\d+$/,
  boolean: /^(?:true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
}

/* The rules of Data Package 2.0 that bear on us, checked by hand: no npm package knows version 2, and its schema is not copied here. */
describe('datapackage.json', () => {
  it('is a Data Package 2.0 with a name and resources that are tables', () => {
    expect(descriptor['$schema']).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    expect(descriptor['name']).toMatch(/^[a-z0-9-]+$/)
    expect(descriptor['created']).toMatch(LEXICAL['datetime'] ?? /^$/)
    expect(new Set(descriptor.resources.map(({ name }) => name)).size).toBe(descriptor.resources.length)
    for (const resource of descriptor.resources) {
      expect(resource).toMatchObject({ type: 'table', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' })
      expect(resource.name).toMatch(/^[a-z]+$/)
      expect(resource.$schema).toBe('https://datapackage.org/profiles/2.0/dataresource.json')
      expect(resource.schema.$schema).toBe('https://datapackage.org/profiles/2.0/tableschema.json')
    }
  })

  it('describes every table that is there, and no other', () => {
    const there = [...files.keys()].filter((file) => file.startsWith('data/tables/'))
    expect(descriptor.resources.map(({ path }) => `data/${path}`).sort()).toEqual(there)
  })

  for (const resource of descriptor.resources) {
    it(`describes ${resource.name} as it is: size, checksum, fields in order, values of their type, unique keys`, () => {
      const bytes = files.get(`data/${resource.path}`) ?? new Uint8Array()
      expect([resource.bytes, resource.hash]).toEqual([bytes.length, `sha256:${sha256(bytes)}`])
      const [header] = parse(new TextDecoder().decode(bytes), { to_line: 1 })
      expect(resource.schema.fields.map(({ name }) => name)).toEqual(header)
      for (const row of rowsOf(resource)) {
        for (const { name, type } of resource.schema.fields)
          if (row[name] !== '') expect(row[name]).toMatch(LEXICAL[type] ?? /^$/)
      }
      const keys = rowsOf(resource).map((row) =>
        JSON.stringify(resource.schema.primaryKey?.map((name) => row[name]) ?? row),
      )
      if (resource.schema.primaryKey) expect(new Set(keys).size).toBe(keys.length)
    })

    it(`points from ${resource.name} only at rows that are there`, () => {
      for (const { fields, reference } of resource.schema.foreignKeys ?? []) {
        const known = new Set(
          table(reference.resource).map((row) => reference.fields.map((name) => row[name]).join('\0')),
        )
        const astray = rowsOf(resource)
          .map((row) => fields.map((name) => row[name]).join('\0'))
          .filter((key) => key !== '' && !known.has(key))
        expect(astray).toEqual([])
      }
    })
  }
})

describe('tables', () => {
  it('hold the meeting: seats, attendance, positions, ballots, actions, milestones', () => {
    expect(table('seats')).toHaveLength(8)
    expect(table('ballots').map(({ ballot }) => ballot)).toEqual(['yes', 'yes', 'yes', '', 'yes', 'yes', 'yes', 'no'])
    expect(table('positions').filter(({ position }) => position === 'block')).toHaveLength(2)
    expect(table('attendance').map(({ status }) => status)).toEqual([
      'here',
      'here',
      'here',
      'away',
      'here',
      'here',
      'here',
      'here',
      'here',
    ])
    expect(table('decisions')[0]).toMatchObject({
      decision: 'D-001',
      meeting: 'M-001',
      commitment: 'C-001',
      result: 'adopted',
      why: 'threshold_met',
    })
    expect(table('actions')[0]).toMatchObject({ action: 'A-001', due: '2027-04-09', what: 'Publish the timetable' })
    expect(table('milestones').map(({ owner }) => owner)).toEqual(['Ministry of Health', `'=Network`])
  })

  it('say of each vote whether the seat gave it, and what came too late', () => {
    const votes = table('ballots')
    expect(votes.map(({ voted }) => voted)).toEqual(votes.map(({ ballot }) => String(ballot !== '')))
    expect(votes.map(({ entered }) => entered)).toEqual(votes.map(({ ballot }) => (ballot === '' ? '' : 'desk')))
    expect(votes.map(({ late }) => late)).toEqual(['no', '', '', '', '', '', '', ''])
  })

  it('let no spreadsheet take a cell for a formula, and keep everything else as it was', () => {
    expect(table('positions').find(({ reason }) => reason !== '')?.['reason']).toBe(`'${REASON}`)
    const cells = ['=1', '+1', '-1', '@x', '\tx', '\rx', 'a=1', ' =1', `"q", x`, 'two\nlines', '']
    const read = parse(
      csv(
        cells.map((_, index) => `c${String(index)}`),
        [cells],
      ),
      { from_line: 2 },
    )
    expect(read).toEqual([[`'=1`, `'+1`, `'-1`, `'@x`, `'\tx`, `'\rx`, 'a=1', ' =1', `"q", x`, 'two\nlines', '']])
  })
})
