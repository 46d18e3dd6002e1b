import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  occurredAtOf,
  sampleCommitmentsSchema,
  sampleForumSchema,
  sampleMomentSchema,
  samplePastMeetingsSchema,
} from '../../../../main/host/sample-schema.ts'

const resources = fileURLToPath(new URL('../../../../resources/', import.meta.url))
const json = (path: string): unknown => JSON.parse(readFileSync(resources + path, 'utf8'))
const sample = (file: string): unknown => json(`samples/open-government-forum/${file}`)

const forum = sampleForumSchema.parse(sample('forum.json'))
const { commitments } = sampleCommitmentsSchema.parse(sample('commitments.json'))
const { meetings } = samplePastMeetingsSchema.parse(sample('past-meetings.json'))

describe('the sample forum', () => {
  test('names presets that are there, its usual rule among them, each under its own id', () => {
    expect(forum.rules).toContain(forum.usualRule)
    const ids = forum.rules.map((id) => z.object({ id: z.string() }).parse(json(`rules/${id}.json`)).id)
    expect(ids).toEqual(forum.rules)
  })

  test('has the two New Zealand commitments with their eight milestones, one of which starts at an event', () => {
    expect(commitments.map(({ milestones }) => milestones.length)).toEqual([5, 3])
    expect(commitments[1]?.milestones.map(({ start, end }) => [start, end])).toEqual([
      ['Following the report back of the Privacy Bill', '2021-06'],
      ['2018-10', '2021-06'],
      ['2018-10', '2019-06'],
    ])
  })

  test('has six past meetings in the order in which they were held', () => {
    expect(meetings.map(occurredAtOf)).toEqual([
      '2017-05-25',
      '2018-07-11T10:00',
      '2019-02-25T10:00',
      '2021-02-25T12:30',
      '2021-06-16',
      '2021-07-29',
    ])
  })

  test('keeps the oddities of the minutes, each with its note', () => {
    const said = meetings.map(({ oddities }) => oddities.join(' '))
    expect(said[1]).toContain('11 July 2018 was a Wednesday')
    expect(new Date('2018-07-11T00:00:00Z').getUTCDay()).toBe(3)
    expect(said[3]).toContain('2 December 2020')
    expect(meetings[0]?.attendance.filter(({ remote }) => remote).map(({ who }) => who)).toEqual([
      'Panel member 3 (by telephone)',
    ])
    expect(meetings[1]?.attendance.filter(({ as }) => as === 'part')).toHaveLength(2)
  })

  test('names roles and bodies, no person: a line of attendance is a known role, a numbered one, or a body', () => {
    const role =
      /^(?:Panel member \d|Official|Acting Deputy Commissioner|Representatives|Members of|Agencies' representatives)/
    const bodies = ['DPMC', 'MOJ', 'MOE', 'DIA', 'Archives NZ', 'Dept Stats', 'Office of the Clerk', 'MBIE']
    const others = meetings
      .flatMap(({ attendance }) => attendance.map(({ who }) => who))
      .filter((who) => !role.test(who))
    expect(others).toEqual(bodies)
  })
})

describe('a sample file', () => {
  test.each(['2019-06-30', '2019-06', 'After the election', null])('%s is when a milestone starts', (moment) => {
    expect(sampleMomentSchema.safeParse(moment).success).toBe(true)
  })

  test.each(['2019-06-31', '2019-13', '30/06/2019', '2019', ''])('%s is not', (moment) => {
    expect(sampleMomentSchema.safeParse(moment).success).toBe(false)
  })

  test('with a key that is not known is refused', () => {
    expect(sampleForumSchema.safeParse({ ...forum, sektors: [] }).success).toBe(false)
  })

  test('whose entry stands under an agenda item that is not there is refused', () => {
    const [first] = meetings
    const read = samplePastMeetingsSchema.safeParse({
      format: 1,
      note: 'A note',
      meetings: [{ ...first, decisions: [{ text: 'Agreed.', item: 5 }] }],
    })
    expect(read.success).toBe(false)
  })

  test('with a time zone that does not exist is refused', () => {
    expect(sampleForumSchema.safeParse({ ...forum, zone: 'Asia/Nowhere' }).success).toBe(false)
  })
})
