import { keeps, leads, runs } from './actor.ts'

export const memberPolicy = {
  'roster.import': keeps,
  'person.add': runs,
  'seat.add': keeps,
  'seat.end': keeps,
  'seat.fill': keeps,
  'seat.leave': keeps,
  'seat.correct': keeps,
  'officer.name': keeps,
  'officer.leave': keeps,
  'officer.correct': keeps,
  /** Until changing the rules is itself a decision, those who lead decisions may adopt them, on the record. */
  'rules.adopt': leads,
} as const
