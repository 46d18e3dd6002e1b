import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Founding } from '../../../../shared/domain/group.ts'
import { foundingWords } from '../../../../shared/rules/founding.ts'
import type { Files } from '../../../support/exported.ts'
import { exported, textOf } from '../../../support/exported.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const NAME = 'Open <contracting>'

/** The sample, and in it a working group founded by its first decision, with a meeting that has decided. */
function withGroup(): Files {
  const { builder } = sampleRecord()
  const { state } = builder
  const [decided] = Object.values(state.decisions)
  const rules = state.forum?.rules
  const sector = state.sectors[0]
  if (!decided || !rules || !sector) throw new Error('the sample lacks what a group needs')
  const { version: _, decision: __, ...rulebook } = rules
  const group = builder.id<'group'>()
  const founding: Founding = {
    name: NAME,
    until: '2027-12-31',
    seats: [{ label: 'A place', sector: sector.name, organisation: null }],
    rulebook,
  }
  const text = builder.blob(`Working group: ${NAME}\n\n${foundingWords(founding, 'Drafts & reports.')}`)
  const meeting = builder.id<'meeting'>()
  const [decision, item, seat] = [builder.id<'decision'>(), builder.id<'item'>(), builder.id<'seat'>()]
  const person = builder.id<'person'>()
  const [founder, rule] = [builder.id<'decision'>(), rules.rules[0] ?? decided.rule]
  const put = {
    meeting: decided.meeting,
    item: decided.item,
    about: 'terms' as const,
    commitment: null,
    title: `Working group: ${NAME}`,
    rulesVersion: 1,
    rule,
  }
  builder.add({ type: 'decision.put/1', body: { decision: founder, number: 90, ...put, text, founding } })
  builder.add({
    type: 'group.founded/1',
    body: { group, number: 1, name: NAME, text, until: '2027-12-31', decision: founder },
  })
  builder.add({
    type: 'seat.created/1',
    body: { seat, label: 'A place', sector: sector.id, organisation: null, group },
  })
  builder.add({ type: 'rules.adopted/1', body: { ...rulebook, group, version: 1, decision: founder } })
  builder.add({
    type: 'person.entered/1',
    body: { person, name: builder.seal('A visitor of the group', 'guest-name'), email: null, organisation: null },
  })
  builder.add({ type: 'group.appointed/1', body: { group, person, office: 'chair', since: null, until: null } })
  const starts = { local: '2027-04-01T10:00', zone: 'UTC', instant: '2027-04-01T10:00:00.000Z' }
  const where = { minutes: 60, place: null, callUrl: null, occurredAt: null }
  builder.add({
    type: 'meeting.planned/1',
    body: { meeting, number: 90, title: 'Its first meeting', starts, ...where, group },
  })
  builder.add({
    type: 'decision.put/1',
    body: {
      ...put,
      decision,
      number: 91,
      meeting,
      item,
      title: 'Its recommendation',
      text: builder.blob('Its recommendation\n\nYes.\n'),
    },
  })
  const until = { local: '2027-05-01T10:00', zone: 'UTC', instant: '2027-05-01T10:00:00.000Z' }
  builder.add({
    type: 'procedure.opened/1',
    body: {
      ...{
        procedure: builder.id<'procedure'>(),
        number: 1,
        group,
        title: 'Its letter',
        about: 'other',
        commitment: null,
      },
      ...{ known: null, fromDate: '2027-04-01', until, seats: [], rulesVersion: 1 },
      text: builder.blob('Its letter\n\nYes.\n'),
      terms: { way: 'network', openDays: 14, postedDays: 7 },
    },
  })
  builder.checkpoint()
  return exported(builder.record)
}

describe('[GROUP5] the repository of a forum with a working group', () => {
  const files = withGroup()
  const table = (name: string): Record<string, string>[] =>
    parse<Record<string, string>>(textOf(files, `data/tables/${name}.csv`), { columns: true })

  test('has a page of it: what it is to do, its seats, its officers, its rules, what it decided', () => {
    const page = textOf(files, 'data/groups/G-001/index.html')
    for (const words of [
      'Open &lt;contracting&gt;',
      'Drafts &amp; reports.',
      'A place',
      'A visitor of the group',
      'D-090',
      'D-091',
      'M-090',
      'N-001',
    ])
      expect(page).toContain(words)
    expect(textOf(files, 'data/groups/index.html')).toContain('G-001')
    expect(textOf(files, 'data/index.html')).toContain('groups/index.html')
  })

  test('names the group wherever its meetings and decisions stand, and keeps its seats out of the forum’s', () => {
    for (const file of [
      'meetings/M-090/index.html',
      'decisions/D-091/index.html',
      'decisions/N-001/index.html',
      'decisions/index.html',
      'meetings/index.html',
    ])
      expect(textOf(files, `data/${file}`)).toContain('Open &lt;contracting&gt;')
    expect(textOf(files, 'data/decisions/D-090/index.html')).not.toContain('"usual"')
    expect(textOf(files, 'data/members/index.html')).not.toContain('A place')
    const groupOf = (name: string, key: string, id: string): string | undefined =>
      table(name).find((row) => row[key] === id)?.['group']
    expect(groupOf('seats', 'label', 'A place')).toBe('G-001')
    expect(groupOf('decisions', 'decision', 'D-091')).toBe('G-001')
    expect(groupOf('decisions', 'decision', 'D-090')).toBe('')
    expect(groupOf('meetings', 'meeting', 'M-090')).toBe('G-001')
    expect(table('officers').filter((row) => row['group'] === 'G-001')).toHaveLength(1)
    expect(table('groups')).toMatchObject([{ group: 'G-001', founded_by: 'D-090', until: '2027-12-31', rules: '1' }])
  })

  test('of a forum without one says nothing of groups', () => {
    const without = exported(sampleRecord().builder.record)
    expect([...without.keys()].filter((file) => file.startsWith('data/groups/'))).toEqual([])
    expect(textOf(without, 'data/index.html')).not.toContain('groups/index.html')
  })
})
