import { expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '../../../../shared/contract/commands.ts'
import { frameDown } from '../../../../shared/contract/frames-down.ts'
import { frameUp } from '../../../../shared/contract/frames-up.ts'
import { PROTOCOL_VERSION } from '../../../../shared/contract/protocol.ts'
import { sha256 } from '../../../../shared/lib/sha256.ts'

/** What was released under each version. A change of the wire gets a new version and its hash here; old lines stay. */
const RELEASED: Readonly<Record<number, string>> = {
  1: '7bad9f7cba9ce72945ec3c479870ee3c2cdfd2a7e638775e2ac3c0af83415460',
}

test('the wire changes only with the protocol version', () => {
  const shape = (schema: z.ZodType): unknown => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const wire = [
    shape(frameUp),
    shape(frameDown),
    ...Object.entries(commands).map(([name, input]) => [name, shape(input)]),
  ]
  expect(sha256(JSON.stringify(wire))).toBe(RELEASED[PROTOCOL_VERSION])
})
