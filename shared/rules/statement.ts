import type { AdoptedStatement, EthicsStatement, Signature } from '../domain/statement.ts'
import type { PersonId } from '../domain/primitives.ts'
import type { ForumState } from '../domain/state.ts'
import { byCodePoint } from '../tally/code-point-order.ts'
import { holdersOn, seatsIn, seatsOf } from './meeting-seats.ts'
import { officesOn } from './offices.ts'

export function statementInForce({ statements }: Pick<ForumState, 'statements'>): AdoptedStatement | null {
  return statements.at(-1) ?? null
}

/** [ETH11] Whether what an interest is about is published, of one that is declared now. */
export function publishesInterests(state: Pick<ForumState, 'statements'>): boolean {
  return statementInForce(state)?.interests === 'published'
}

/** The signature that stands under a version; one that was struck does not. */
export function signatureOf(
  { signatures }: Pick<ForumState, 'signatures'>,
  person: string,
  version: number,
): Signature | null {
  return signatures.find((one) => one.person === person && one.version === version && one.struckAt === null) ?? null
}

/** How somebody who is asked to sign stands: by the version in force, by an earlier one only, or by none. */
export interface SigningLine {
  readonly person: PersonId
  readonly seats: readonly string[]
  readonly standing: 'signed' | 'earlier' | 'none'
  /** Of the version in force, else of the last one that they signed. */
  readonly signature: Signature | null
}

/** [ETH5] Who is asked to sign on a day: whoever holds a seat, in the order of the seats, then officers without one; each once. */
export function signingLines(state: ForumState, day: string): readonly SigningLine[] {
  const version = statementInForce(state)?.version ?? 0
  return [...holders(state, day), ...officers(state, day)]
    .filter((person, index, all) => all.indexOf(person) === index)
    .map((person) => {
      const own = state.signatures.filter((one) => one.person === person && one.struckAt === null)
      const signature = own.find((one) => one.version === version) ?? own.at(-1) ?? null
      const standing = signature === null ? 'none' : signature.version === version ? 'signed' : 'earlier'
      const seats = seatsOf(state, person, day).map((seat) => seat.id)
      return { person: person as PersonId, seats, standing, signature }
    })
}

/** Whoever holds a seat of the forum itself. */
function holders(state: ForumState, day: string): readonly string[] {
  return seatsIn(state).flatMap((seat) => holdersOn(seat, day).map((holder) => holder.person))
}

function officers(state: ForumState, day: string): readonly string[] {
  return Object.keys(state.persons).filter((person) => officesOn(state, person, day).length > 0)
}

/** Whether this person is one who is asked to sign on a day, whatever they signed. */
export function mayBeAskedToSign(state: ForumState, person: string, day: string): boolean {
  return seatsOf(state, person, day).length > 0 || officesOn(state, person, day).length > 0
}

/** What is wrong with a statement that its schema accepts: the path of the first fault, or null. */
export function statementFault({ principles }: EthicsStatement): string | null {
  const names = principles.map((one) => one.name.toLowerCase())
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index)
  return twice < 0 ? null : `principles.${String(twice)}.name`
}

/** A statement as plain text: what is frozen when it is put to decision, without its title. */
export function statementText({ opening, principles, source, interests }: EthicsStatement): string {
  return [
    ...(opening.trim() === '' ? [] : [opening.trim()]),
    ...principles.map(({ name, words }) => `${name}\n${words.trim()}`),
    ...(source === null ? [] : [source]),
    ...(interests === undefined ? [] : ['What an interest declared from now on is about is published.']),
  ].join('\n\n')
}

/** The signatures that stand under a version, by day, then as they were recorded. */
export function signaturesUnder({ signatures }: Pick<ForumState, 'signatures'>, version: number): readonly Signature[] {
  return signatures
    .filter((one) => one.version === version && one.struckAt === null)
    .sort((a, b) => byCodePoint(a.on, b.on) || a.seq - b.seq)
}

/** Principles by what happened to them between two versions, in the order of the later one, then those that went. */
export type StatementChange = {
  readonly what: 'added' | 'removed' | 'reworded'
  readonly name: string
}

export function statementChanges(before: EthicsStatement, after: EthicsStatement): readonly StatementChange[] {
  const was = new Map(before.principles.map((one) => [one.name, one.words]))
  const is = new Set(after.principles.map((one) => one.name))
  return [
    ...after.principles.flatMap(({ name, words }): StatementChange[] => {
      if (!was.has(name)) return [{ what: 'added', name }]
      return was.get(name) === words ? [] : [{ what: 'reworded', name }]
    }),
    ...before.principles.filter(({ name }) => !is.has(name)).map(({ name }) => ({ what: 'removed' as const, name })),
  ]
}
