import { describe, expect, it } from 'vitest'
import { SaveLedger } from '../../../../renderer/client/save-ledger.ts'

const stepOne = new Uint8Array([0, 0, 1, 0])
const stepTwo = new Uint8Array([0, 1, 1, 0])
const update = new Uint8Array([0, 2, 1, 0])
const awareness = new Uint8Array([1, 1, 0])

describe('[TEXT7] which changes are saved', () => {
  it('a change is saved once the host has dealt with the message that carried it, and not before', () => {
    const ledger = new SaveLedger<string>()
    ledger.began()
    ledger.leaves(stepTwo)
    ledger.made('a')
    ledger.leaves(update)
    expect(ledger.acknowledged(1)).toEqual([])
    expect(ledger.unsaved).toBe(1)
    expect(ledger.acknowledged(2)).toEqual(['a'])
    expect(ledger.unsaved).toBe(0)
  })

  it('only sync step 2 and updates count: the first sync step and awareness do not', () => {
    const ledger = new SaveLedger<string>()
    ledger.began()
    for (const message of [stepOne, awareness, stepTwo, awareness]) expect(ledger.leaves(message)).toBe(true)
    ledger.made('a')
    ledger.leaves(update)
    expect(ledger.acknowledged(2)).toEqual(['a'])
  })

  it('an update before the sync answer is held back, and the answer carries its change', () => {
    const ledger = new SaveLedger<string>()
    ledger.began()
    ledger.made('a')
    expect(ledger.leaves(update)).toBe(false)
    expect(ledger.acknowledged(5)).toEqual([])
    expect(ledger.leaves(stepTwo)).toBe(true)
    expect(ledger.acknowledged(1)).toEqual(['a'])
  })

  it('a new socket counts anew: what the old one carried is unsaved until the new answer is acknowledged', () => {
    const ledger = new SaveLedger<string>()
    ledger.began()
    ledger.leaves(stepTwo)
    for (const change of ['a', 'b', 'c']) {
      ledger.made(change)
      ledger.leaves(update)
    }
    expect(ledger.acknowledged(2)).toEqual(['a'])
    ledger.began()
    expect(ledger.acknowledged(9)).toEqual([])
    ledger.leaves(stepTwo)
    expect(ledger.acknowledged(1)).toEqual(['b', 'c'])
  })

  it('a refused message takes everything after it along, and leaves what came before', () => {
    const ledger = new SaveLedger<string>()
    ledger.began()
    ledger.leaves(stepTwo)
    for (const change of ['before', 'refused', 'after']) {
      ledger.made(change)
      ledger.leaves(update)
    }
    ledger.made('not sent')
    expect(ledger.refused(3)).toEqual(['refused', 'after', 'not sent'])
    expect(ledger.unsaved).toBe(1)
  })
})
