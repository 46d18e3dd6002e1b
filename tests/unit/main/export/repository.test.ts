import { describe, expect, it } from 'vitest'
import { exportRepository } from '../../../../main/export/repository.ts'
import { canonicalJson } from '../../../../shared/lib/canonical-json.ts'
import { tally } from '../../../../shared/tally/tally.ts'
import { exported, exportInput, linesOf, textOf } from '../../../support/exported.ts'
import { EMAIL, GUEST, REASON, sampleRecord } from '../../../support/sample-record.ts'

const sample = sampleRecord()
const { record } = sample.builder
const files = exported(record)
const everything = [...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n')

describe('the exported repository', () => {
  it('[EXP3] has the same bytes whenever it is made', () => {
    expect([...exported(sampleRecord().builder.record)]).toEqual([...files])
  })

  it('[EXP3] has the same bytes in whatever order the vault gives its entries, and whatever else lies in it', () => {
    const stray = {
      ...record,
      vault: [...record.vault]
        .reverse()
        .concat({ commitment: 'f'.repeat(64), salt: '0'.repeat(64), value: 'x', class: 'name' }),
    }
    expect([...exported(stray)]).toEqual([...files])
  })

  it('has the folders and files that outsiders rely on', () => {
    const paths = [...files.keys()]
    for (const path of [
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha512.txt',
      'tagmanifest-sha512.txt',
      'verify.py',
      'tally.py',
      'data/index.html',
      'data/datapackage.json',
      'data/record/log.jsonl',
      'data/record/disclosed.jsonl',
      'data/record/checkpoints.jsonl',
      'data/meetings/M-001/index.html',
      'data/meetings/M-001/minutes.html',
      'data/commitments/C-001/index.html',
      'data/commitments/C-001/text.md',
      'data/decisions/D-001/index.html',
      'data/decisions/D-001/case.json',
      'data/decisions/D-001/text.md',
      'data/decisions/D-001/text-1.md',
      'data/decisions/D-001/text-2.md',
    ]) {
      expect(paths).toContain(path)
    }
  })

  it('[EXP1] holds every event up to the last checkpoint, one a line as canonical JSON, and none after it', () => {
    const { builder } = sampleRecord()
    const before = linesOf(exported(builder.record), 'data/record/log.jsonl')
    expect(before).toEqual(builder.record.events.map((event) => canonicalJson(event)))
    builder.add({ type: 'officer.left/1', body: { person: builder.id(), office: 'chair', on: '2027-03-13' } })
    const made = exportRepository(exportInput(builder.record))
    expect(made.ok && made.value.laterEvents).toBe(1)
    expect(linesOf(exported(builder.record), 'data/record/log.jsonl')).toEqual(before)
  })

  it('[EXP1] exports events of types that it does not understand', () => {
    const { builder } = sampleRecord()
    builder.addRaw({ type: 'seat.gilded/3', body: { seat: 'whatever' } })
    builder.checkpoint()
    expect(linesOf(exported(builder.record), 'data/record/log.jsonl').at(-1)).toContain('"type":"seat.gilded/3"')
  })

  it('[EXP2] holds no e-mail and no name of somebody without a seat, anywhere', () => {
    expect(everything).not.toContain(EMAIL)
    expect(everything).not.toContain(GUEST)
    expect(textOf(files, 'data/meetings/M-001/minutes.html')).toContain('(withheld)')
  })

  it('[EXP2] discloses exactly the public values, in the order of the log', () => {
    const values = linesOf(files, 'data/record/disclosed.jsonl').map((line) => JSON.parse(line) as { value: string })
    const open = record.vault.filter((entry) => entry.class !== 'email' && entry.class !== 'guest-name')
    expect(values.map(({ value }) => value)).toEqual(open.map(({ value }) => value))
    expect(Object.keys(values[0] ?? {}).sort()).toEqual(['commitment', 'salt', 'value'])
  })

  it.each(['officer.named/1', 'seat.filled/1'] as const)(
    '[EXP2] names somebody who came as a guest and was given more since (%s), as of the checkpoint',
    (type) => {
      const { builder } = sampleRecord()
      const guest = Object.values(builder.state.persons).find(
        ({ name }) => builder.record.vault.find((entry) => entry.commitment === name.sealed)?.value === GUEST,
      )
      if (!guest) throw new Error('the sample has a guest')
      const [seat] = Object.values(builder.state.seats)
      const term = { person: guest.id, since: null, until: null }
      if (type === 'officer.named/1') builder.add({ type, body: { ...term, office: 'secretariat' } })
      else builder.add({ type, body: { ...term, seat: seat!.id, as: 'alternate2' } })
      const disclosed = (): string => textOf(exported(builder.record), 'data/record/disclosed.jsonl')
      expect(disclosed()).not.toContain(GUEST)
      builder.checkpoint()
      expect(disclosed()).toContain(GUEST)
      builder.add({ type: 'officer.left/1', body: { person: guest.id, office: 'secretariat', on: '2027-03-13' } })
      builder.checkpoint()
      expect(disclosed()).toContain(GUEST)
    },
  )

  it('holds an erased value nowhere, and says that it is withheld', () => {
    const { builder } = sampleRecord()
    const kept = builder.record.vault.filter((entry) => entry.class !== 'reason')
    const without = exported({ ...builder.record, vault: kept })
    expect(
      [...without.values()].some((bytes) => new TextDecoder().decode(bytes).includes('date without a penalty')),
    ).toBe(false)
    expect(textOf(without, 'data/decisions/D-001/case.json')).toContain('"reason": "(withheld)"')
  })

  it('[DEC6] gives each decision as a case that counts out as it expects, its reasons as they were given', () => {
    const file = JSON.parse(textOf(files, 'data/decisions/D-001/case.json')) as {
      cases: [{ expected: unknown; rounds: unknown }]
    }
    const counted = tally(file)
    expect(counted.ok && counted.value.outcomes).toEqual([file.cases[0].expected])
    expect(JSON.stringify(file.cases[0].rounds)).toContain(JSON.stringify(REASON))
    expect(JSON.stringify(file.cases[0].rounds)).toContain('"label":"Ministry 1"')
  })

  it('takes the bagging date from the last checkpoint', () => {
    expect(textOf(files, 'bag-info.txt')).toContain('Bagging-Date: 2027-03-12\n')
  })

  it('needs a checkpoint', () => {
    const made = exportRepository({ ...exportInput(record), checkpoints: [] })
    expect(made).toEqual({ ok: false, error: { code: 'no_checkpoint' } })
  })

  it('refuses a checkpoint that is not of this record', () => {
    const [first, last] = record.checkpoints
    if (!first || !last) throw new Error('the sample has two checkpoints')
    const made = exportRepository({ ...exportInput(record), checkpoints: [first, { ...last, hash: first.hash }] })
    expect(made).toEqual({ ok: false, error: { code: 'checkpoint_astray', seq: last.seq } })
  })

  it('names a text that is missing', () => {
    const made = exportRepository({ ...exportInput(record), blob: () => null })
    expect(made.ok ? null : made.error.code).toBe('text_missing')
  })

  it('publishes a forum that has done nothing yet', () => {
    const few = record.events.slice(0, record.checkpoints[0]?.seq)
    const made = exported({ ...record, events: few, checkpoints: record.checkpoints.slice(0, 1) })
    expect(textOf(made, 'data/index.html')).toContain('None so far.')
  })
})
