import type { SealedClass } from '../domain/sealed.ts'

/** Who reads a sealed value: everyone (the export), whoever takes part (the live channel), those who keep the forum's data. */
export type Audience = 'public' | 'participant' | 'secretariat'

const everyone: readonly Audience[] = ['public', 'participant', 'secretariat']
const participants: readonly Audience[] = ['participant', 'secretariat']

/**
 * [EXP2] What is public unless the forum chose otherwise (contracts.md, "The record"): names of seat holders, reasons, answers,
 * actions, corrections of minutes, attendance as an old list printed it. E-mails are never public, nor is what an interest
 * declared is about, nor who and what a complaint is about, nor the name of somebody who came without a seat: they did not ask for an office.
 */
const readers: Readonly<Record<SealedClass, readonly Audience[]>> = {
  name: everyone,
  'guest-name': participants,
  email: ['secretariat'],
  reason: everyone,
  answer: everyone,
  action: everyone,
  correction: everyone,
  attendance: everyone,
  declaration: ['secretariat'],
  // [ETH6] And its parties: `mayReadCase` says so of each case.
  complaint: ['secretariat'],
  // [BET2] Of those that count `openedVotes` says so, once they may be known.
  vote: [],
}

/** The classes whose values and salts an export discloses. */
export const publicClasses: ReadonlySet<SealedClass> = new Set(
  (Object.keys(readers) as SealedClass[]).filter((each) => readers[each].includes('public')),
)

export function mayRead(sealedClass: SealedClass, audience: Audience): boolean {
  return readers[sealedClass].includes(audience)
}
