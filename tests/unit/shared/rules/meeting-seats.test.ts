import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Holding } from '../../../../shared/domain/member.ts'
import type { ForumState } from '../../../../shared/domain/state.ts'
import { activeSeats, dayOf, seatsAt, sittings } from '../../../../shared/rules/meeting-seats.ts'
import { sampleRecord } from '../../../support/sample-record.ts'

const { builder, meeting: meetingId, titulars } = sampleRecord()
const SEATS = 8
const person: fc.Arbitrary<string> = fc.constantFrom(...titulars)

interface Drawn {
  /** Per seat: its titular, its first and its second alternate; a person may hold several seats, or one in two ways. */
  readonly holders: readonly (readonly (string | null)[])[]
  readonly here: readonly string[]
}

const holding: readonly Holding[] = ['titular', 'alternate', 'alternate2']
const drawn: fc.Arbitrary<Drawn> = fc.record({
  holders: fc.array(fc.array(fc.option(person), { minLength: 3, maxLength: 3 }), {
    minLength: SEATS,
    maxLength: SEATS,
  }),
  here: fc.subarray<string>([...titulars]),
})

/** The sample's forum with these holders, and these people checked in to its meeting. */
function forumOf({ holders, here }: Drawn): ForumState {
  const state = structuredClone(builder.state)
  for (const [index, seat] of Object.values(state.seats).entries()) {
    seat.holders = (holders[index] ?? []).flatMap((who, at) =>
      who === null
        ? []
        : [
            {
              person: who as never,
              as: holding[at]!,
              since: null,
              until: null,
              left: false,
              entry: 1,
              enteredOn: '2027-01-01',
            },
          ],
    )
  }
  const meeting = state.meetings[meetingId]!
  meeting.presence = Object.fromEntries(
    here.map((who) => [who, [{ seq: 1, at: meeting.starts.instant, by: null, mode: 'room', corrects: null }]]),
  ) as never
  return state
}

const sittingIn = (state: ForumState) => sittings(state, state.meetings[meetingId]!)
const hereIn = (state: ForumState) => seatsAt(state, state.meetings[meetingId]!).filter((seat) => seat.here)

describe('[SEAT2] whoever comes', () => {
  test('each seat is here at most once, and each person sits at most once', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const state = forumOf(one)
        const sitting = sittingIn(state)
        const people = [...sitting.values()].map((holder) => holder.person)
        expect(new Set(people).size).toBe(people.length)
        expect(hereIn(state).length).toBe(sitting.size)
        expect(sitting.size).toBeLessThanOrEqual(Math.min(SEATS, one.here.length))
      }),
    )
  })

  test('an alternate never adds a seat: with every titular here, alternates change nobody’s seat and no count', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.shuffledSubarray<string>([...titulars], { minLength: SEATS, maxLength: SEATS }),
        (one, seated) => {
          const withAlternates = one.holders.map(([, first, second], index) => [
            seated[index]!,
            first ?? null,
            second ?? null,
          ])
          const alone = forumOf({ here: titulars, holders: seated.map((titular) => [titular, null, null]) })
          const joined = forumOf({ here: titulars, holders: withAlternates })
          expect(sittingIn(joined)).toEqual(sittingIn(alone))
          expect(hereIn(joined)).toEqual(hereIn(alone))
        },
      ),
    )
  })

  test('an alternate never adds a seat to those that are active where a titular holds it', () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const bare = one.holders.map(([titular]) => [titular ?? null, null, null])
        const day = dayOf(builder.state.meetings[meetingId]!)
        const held = (holders: Drawn['holders']) =>
          activeSeats(forumOf({ ...one, holders }), day).map((seat) => seat.id)
        const alternatesOnly = one.holders.filter(([titular, ...others]) => titular === null && others.some(Boolean))
        expect(held(one.holders).length).toBe(held(bare).length + alternatesOnly.length)
        expect(held(one.holders)).toEqual(expect.arrayContaining(held(bare)))
      }),
    )
  })

  test('one person more never lets fewer seats sit, and adds one at most', () => {
    fc.assert(
      fc.property(drawn, person, (one, arriving) => {
        const before = sittingIn(forumOf(one)).size
        const after = sittingIn(forumOf({ ...one, here: [...new Set([...one.here, arriving])] })).size
        expect([before, before + 1]).toContain(after)
      }),
    )
  })
})
