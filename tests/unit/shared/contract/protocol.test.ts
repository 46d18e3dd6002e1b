import { expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '../../../../shared/contract/commands.ts'
import { frameDown } from '../../../../shared/contract/frames-down.ts'
import { frameUp } from '../../../../shared/contract/frames-up.ts'
import { PROTOCOL_VERSION } from '../../../../shared/contract/protocol.ts'
import { sha256 } from '../../../../shared/lib/sha256.ts'

/** What was released under each version. A change of the wire gets a new version and its hash here; old lines stay. */
const RELEASED: Readonly<Record<number, string>> = {
  1: 'd8ed17dfad80efcabf88e26548033b426eababffceebac21cace8fd721f14f4e',
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
