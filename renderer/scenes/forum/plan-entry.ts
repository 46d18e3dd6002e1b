import type { CommandInput } from '../../../shared/contract/commands.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { minutesIn } from './item-entry.ts'

/** What a meeting is called, when and where it is, as somebody types it. */
export interface PlanEntry {
  readonly title: string
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly minutes: string
  readonly place: string
  readonly call: string
}

export function planEntryOf({ title, starts, minutes, place, callUrl }: Meeting): PlanEntry {
  const [date = '', time = ''] = starts.local.split('T')
  return { title, date, time, zone: starts.zone, minutes: String(minutes), place: place ?? '', call: callUrl ?? '' }
}

export type PlanSaid = Pick<CommandInput<'meeting.plan'>, 'title' | 'starts' | 'minutes' | 'place' | 'callUrl'>

export function planIn({ title, date, time, zone, minutes, place, call }: PlanEntry): PlanSaid {
  return {
    title: title.trim(),
    starts: { local: `${date}T${time}`, zone },
    minutes: minutesIn(minutes) ?? 0,
    place: place.trim() || null,
    callUrl: call.trim() || null,
  }
}

/** Only what was changed since the form opened: what somebody else changes meanwhile stays. */
export function planChanges(before: PlanEntry, now: PlanEntry): Partial<PlanSaid> {
  const was = planIn(before)
  const said = planIn(now)
  return Object.fromEntries(
    (Object.keys(said) as (keyof PlanSaid)[]).flatMap((key) =>
      JSON.stringify(said[key]) === JSON.stringify(was[key]) ? [] : [[key, said[key]]],
    ),
  )
}

export function isCallSound(call: string): boolean {
  return call.trim() === '' || /^https?:\/\/[^\s/]+/.test(call.trim())
}

export function isPlanSound({ title, date, time, zone, minutes, call }: PlanEntry): boolean {
  const said = title.trim() !== '' && date !== '' && time !== '' && zone !== ''
  return said && minutesIn(minutes) !== null && isCallSound(call)
}
