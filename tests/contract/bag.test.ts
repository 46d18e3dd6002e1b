import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkBag } from '../../main/export/verify/bag.ts'
import { folderOnDisk } from '../../main/export/verify/folder.ts'

/* Other people's bags (Library of Congress, CC0), which lie beside the project where it is developed and are not copied into it. */
const SUITE = path.resolve(import.meta.dirname, '../../../shared/reference/bagit-conformance')
const there = existsSync(SUITE)

function bags(...kind: readonly string[]): readonly string[] {
  const folder = path.join(SUITE, ...kind)
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(...kind, name)) : []
}

const valid = [...bags('v0.97', 'valid'), ...bags('v1.0', 'valid')]
const invalid = [...bags('v0.97', 'invalid'), ...bags('v0.97', 'linux-only'), ...bags('v1.0', 'invalid')]

describe('the BagIt conformance bags', () => {
  it('are where they are expected, or it is said why not', () => {
    if (!there) process.stderr.write(`The conformance bags are not at ${SUITE}: the bag checker was not run on them.\n`)
    expect(valid.length > 0 && invalid.length > 0).toBe(there)
  })

  for (const bag of valid) {
    it(`accepts the valid bag ${bag}`, () => {
      expect(checkBag(folderOnDisk(path.join(SUITE, bag)))).toEqual([])
    })
  }

  for (const bag of invalid) {
    it(`refuses the invalid bag ${bag}`, () => {
      expect(checkBag(folderOnDisk(path.join(SUITE, bag)))).not.toEqual([])
    })
  }
})
