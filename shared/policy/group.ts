import { runs } from './actor.ts'

/** What is asked of somebody as who they are in the group (`actorIn`). */
export const groupPolicy = {
  /** [GROUP3] The seats are as the decision set them; who sits in them is entered by the secretariat or the group's officers. */
  'group.seat': runs,
  'group.appoint': runs,
  'group.relieve': runs,
} as const
