import type { Actor } from './actor.ts'
import { runs } from './actor.ts'

export const floorPolicy = {
  'floor.give': runs,
  'floor.move': runs,
  'floor.arrange': runs,
} as const

/** [FLOOR1] Everybody asks for themselves, takes their own name off and ends their own turn; those who run the meeting do it for anybody. */
export function maySpeakUpFor(actor: Actor, person: string): boolean {
  return runs(actor) || actor.person === person
}
