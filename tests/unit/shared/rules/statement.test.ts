import { describe, expect, it } from 'vitest'
import {
  signaturesUnder,
  signingLines,
  statementChanges,
  statementFault,
  statementText,
} from '../../../../shared/rules/statement.ts'
import { sampleRecord } from '../../../support/sample-record.ts'
import { statementOf } from '../../../support/statements.ts'

const DAY = '2027-03-13'

function signedForum() {
  const { builder, titulars } = sampleRecord({ checkpoint: false })
  const adopt = (version: number, ...names: string[]): void => {
    builder.add({ type: 'statement.adopted/1', body: { ...statementOf(...names), version } })
  }
  const sign = (person: (typeof titulars)[number], version: number, actor: string = person): number =>
    builder.add({ type: 'statement.signed/1', body: { person, version, on: DAY } }, actor).seq
  return { builder, state: builder.state, titulars, adopt, sign }
}

describe('[ETH5] who signed which version', () => {
  it('asks everybody who holds a seat or an office once, and says of each how they stand', () => {
    const { state, titulars, adopt, sign } = signedForum()
    const [first, second, third] = titulars
    adopt(1, 'Openness')
    sign(first!, 1)
    sign(second!, 1)
    adopt(2, 'Openness', 'Honesty')
    sign(first!, 2)
    const lines = signingLines(state, DAY)
    const standing = (person: string | undefined) => lines.find((one) => one.person === person)?.standing
    expect([standing(first), standing(second), standing(third)]).toEqual(['signed', 'earlier', 'none'])
    expect(new Set(lines.map((one) => one.person)).size).toBe(lines.length)
    expect(lines.every((one) => one.seats.length > 0 || state.persons[one.person]?.offices.length)).toBe(true)
  })

  it('counts a signature that was struck as none, and leaves it in the list of entries', () => {
    const { builder, state, titulars, adopt, sign } = signedForum()
    const person = titulars[0]!
    adopt(1, 'Openness')
    const corrects = sign(person, 1, 'operator')
    builder.add({ type: 'signature.struck/1', body: { person, corrects } })
    expect(signaturesUnder(state, 1)).toEqual([])
    expect(signingLines(state, DAY).find((one) => one.person === person)?.standing).toBe('none')
    expect(state.signatures).toHaveLength(1)
  })
})

describe('[ETH4] an ethics statement', () => {
  it('names no principle twice, whatever its letters’ case', () => {
    expect(statementFault(statementOf('Openness', 'Honesty'))).toBeNull()
    expect(statementFault(statementOf('Openness', 'Honesty', 'OPENNESS'))).toBe('principles.2.name')
  })

  it('reads as plain text: what stands above, each principle under its name, the source', () => {
    expect(statementText({ ...statementOf('Openness'), opening: ' ', source: 'Our own.' })).toBe(
      'Openness\nWhat openness asks of us.\n\nOur own.',
    )
  })

  it('differs from another by principles that came, were reworded, or went', () => {
    const before = statementOf('Openness', 'Honesty')
    const after = statementOf('Openness', 'Leadership')
    after.principles[0]!.words = 'We decide in the open.'
    expect(statementChanges(before, after)).toEqual([
      { what: 'reworded', name: 'Openness' },
      { what: 'added', name: 'Leadership' },
      { what: 'removed', name: 'Honesty' },
    ])
    expect(statementChanges(before, before)).toEqual([])
  })
})
