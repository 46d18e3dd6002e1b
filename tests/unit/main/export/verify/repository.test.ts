import { describe, expect, it } from 'vitest'
import { findingLine } from '../../../../../main/export/verify/finding.ts'
import { folderInMemory } from '../../../../../main/export/verify/folder.ts'
import { verifyRepository } from '../../../../../main/export/verify/repository.ts'
import { recordCode } from '../../../../../shared/domain/checkpoint.ts'
import type { Checkpoint } from '../../../../../shared/domain/checkpoint.ts'
import type { RecordedEvent } from '../../../../../shared/domain/record.ts'
import { eventHash } from '../../../../../shared/domain/record.ts'
import { commitmentTo } from '../../../../../shared/domain/sealed.ts'
import { canonicalJson } from '../../../../../shared/lib/canonical-json.ts'
import type { Files } from '../../../../support/exported.ts'
import { exported, linesOf, pythonVerdicts, remade, textOf, withFile } from '../../../../support/exported.ts'
import { RecordBuilder, rechain } from '../../../../support/record-builder.ts'
import { sampleRecord } from '../../../../support/sample-record.ts'

/** Two verifiers over dozens of repositories take some seconds, and more beside other work. */
const MANY = { timeout: 90_000 }
const LOG = 'data/record/log.jsonl'
const DISCLOSED = 'data/record/disclosed.jsonl'
const CHECKPOINTS = 'data/record/checkpoints.jsonl'

const { builder } = sampleRecord()
const files = exported(builder.record)

function findings(changed: Files, code: string | null = null): string[] {
  return verifyRepository(folderInMemory(changed), code).findings.map(findingLine)
}

/** Asserts that both verifiers refuse each of these, and name its place. */
function bothRefuse(tampered: readonly { readonly files: Files; readonly place: string }[]): void {
  const passed = tampered.filter(
    ({ files: changed, place }) => !findings(changed).some((line) => line.startsWith(place)),
  )
  expect(passed.map(({ place }) => place)).toEqual([])
  const verdicts = pythonVerdicts(tampered.map((one) => one.files))
  const missed = tampered.filter(({ place }, index) => {
    const verdict = verdicts[index]
    return verdict?.exit !== 1 || !verdict.problems.some((line) => line.startsWith(place))
  })
  expect(missed.map(({ place }) => place)).toEqual([])
}

const lines = (values: readonly unknown[]): string => values.map((value) => `${canonicalJson(value)}\n`).join('')
const withLines = (file: string, values: readonly unknown[]): Files => remade(withFile(files, file, lines(values)))
const parsed = <T>(file: string): T[] => linesOf(files, file).map((line) => JSON.parse(line) as T)

describe('what was exported', () => {
  it('[EXP4] holds, say both verifiers', () => {
    expect(findings(files)).toEqual([])
    expect(pythonVerdicts([files, remade(files)])).toEqual([
      { exit: 0, problems: [] },
      { exit: 0, problems: [] },
    ])
  })

  it('holds where the record has entries that this version does not understand, and says which', () => {
    const other = sampleRecord().builder
    other.addRaw({ type: 'seat.gilded/3', body: { seat: 'whatever', and: [null, true, -1, 'ა\u2028'] } })
    other.checkpoint()
    const report = verifyRepository(folderInMemory(exported(other.record)), null)
    expect(report.findings).toEqual([])
    expect(report.notes).toEqual(['seat.gilded/3: 1 in the record, chained but not understood by this version'])
    expect(pythonVerdicts([exported(other.record)])[0]?.exit).toBe(0)
  })

  it('[CHK3] answers for any of its record codes, and for no other', () => {
    const [first, last] = builder.record.checkpoints
    if (!first || !last) throw new Error('the sample has two checkpoints')
    expect(findings(files, recordCode(first))).toEqual([])
    expect(findings(files, recordCode(last).toLowerCase().replaceAll(' ', '-'))).toEqual([])
    expect(findings(files, '0000 0000 0000 0000')).toEqual([
      'record code 0000 0000 0000 0000: none of the 2 checkpoints has it: this is not the record that the code was taken from',
    ])
  })
})

describe('[EXP4] a change of one byte', () => {
  it('in any file is found by both verifiers, which name it', MANY, () => {
    const untouched = ['tagmanifest-sha512.txt', 'bagit.txt'] // their own faults are told in other words
    const tampered = [...files].flatMap(([file, bytes]) => {
      if (untouched.includes(file)) return []
      const changed = Uint8Array.from(bytes)
      const at = Math.floor(bytes.length / 2)
      changed[at] = (changed[at] ?? 0) ^ 1
      return [{ files: withFile(files, file, changed), place: file }]
    })
    expect(tampered).toHaveLength(files.size - untouched.length)
    bothRefuse(tampered)
  })

  it('in the declaration or the last manifest is found by both', () => {
    for (const file of ['tagmanifest-sha512.txt', 'bagit.txt']) {
      const changed = withFile(
        files,
        file,
        textOf(files, file).replace(/[01]/, (digit) => (digit === '0' ? '1' : '0')),
      )
      expect(findings(changed)).not.toEqual([])
      expect(pythonVerdicts([changed])[0]?.exit).toBe(1)
    }
  })

  it('or a missing, added or linked-to file is found by both', () => {
    bothRefuse([
      { files: withFile(files, 'data/index.html', null), place: 'data/index.html' },
      { files: withFile(files, 'data/record/log.jsonl', null), place: LOG },
      { files: withFile(files, 'data/extra.txt', 'x'), place: 'data/extra.txt' },
      { files: withFile(files, 'fetch.txt', 'https://example.org - data/x\n'), place: 'fetch.txt' },
      {
        files: withFile(
          files,
          'manifest-sha512.txt',
          `${'0'.repeat(128)}  ../../etc/passwd\n${textOf(files, 'manifest-sha512.txt')}`,
        ),
        place: 'manifest-sha512.txt line 1',
      },
      {
        files: withFile(files, 'manifest-sha512.txt', `${'0'.repeat(128)}  /etc/passwd\n`),
        place: 'manifest-sha512.txt line 1',
      },
      { files: withFile(files, 'manifest-sha512.txt', null), place: 'manifest-sha512.txt' },
      { files: withFile(files, 'verify.py', 'print("everything holds")\n'), place: 'verify.py' },
    ])
  })
})

describe('[EXP4] a changed log with all manifests made anew', () => {
  const events = parsed<RecordedEvent>(LOG)
  const [tenth, eleventh, fortieth] = [events[10], events[11], events[40]]
  if (!tenth || !eleventh || !fortieth) throw new Error('the sample is too short')
  const place = (index: number): string => `${LOG} line ${String(index + 1)}`

  it('is found at its line, whichever line it is', MANY, () => {
    const tampered = events.map((event, index) => {
      const changed = events.with(index, { ...event, actor: `x${event.actor}`.slice(0, 64) })
      return { files: withLines(LOG, changed), place: place(index) }
    })
    bothRefuse(tampered)
  })

  it('is found at the next line, or by the checkpoint, where the line’s own hash was made anew', MANY, () => {
    const tampered = events.flatMap((event, index) => {
      if (index % 6 !== (events.length - 1) % 6) return [] // some of them, and the last, will do
      const changed = { ...event, body: { ...event.body, x: 1 } }
      const next = index + 1 < events.length ? place(index + 1) : `${CHECKPOINTS} line 2`
      return [{ files: withLines(LOG, events.with(index, { ...changed, hash: eventHash(changed) })), place: next }]
    })
    bothRefuse(tampered)
  })

  it('is found by the checkpoint where the whole chain was made anew', () => {
    const changed = rechain(events.with(40, { ...fortieth, at: '2027-03-12T05:00:00.000Z' }))
    bothRefuse([{ files: withLines(LOG, changed), place: `${CHECKPOINTS} line 2` }])
  })

  it('is found where lines are missing, swapped, doubled or added', () => {
    const added = sampleRecord().builder
    const later = added.add({ type: 'action.completed/1', body: { action: added.id() } })
    bothRefuse([
      { files: withLines(LOG, events.toSpliced(10, 1)), place: place(10) },
      { files: withLines(LOG, events.slice(0, -1)), place: `${CHECKPOINTS} line 2` },
      { files: withLines(LOG, events.toSpliced(10, 2, eleventh, tenth)), place: place(10) },
      { files: withLines(LOG, events.toSpliced(10, 0, tenth)), place: place(11) },
      { files: withLines(LOG, events.slice(1)), place: place(0) },
    ])
    const longer = withLines(LOG, [...events, later])
    expect(findings(longer)).toEqual(['the checkpoints: the last is of entry 93, the record ends with entry 94'])
    expect(pythonVerdicts([longer])[0]?.problems).toEqual([
      `${CHECKPOINTS}: the record does not end where the last checkpoint was made`,
    ])
  })

  it('is found where a line is no canonical JSON, though it means the same', () => {
    const [line = ''] = linesOf(files, LOG)
    const written = [
      line.replace('{', '{ '),
      line.replace('"seq":1', '"seq":1.0'),
      line.replace('{', '{"seq":1,'),
      line.replace('Open', '\\u004fpen'),
      `\ufeff${line}`,
      'x',
      '[]',
      '',
    ]
    const rest = linesOf(files, LOG).slice(1).map((one) => `${one}\n`).join('') // prettier-ignore
    bothRefuse(written.map((one) => ({ files: remade(withFile(files, LOG, `${one}\n${rest}`)), place: place(0) })))
  })
})

describe('[EXP4] changed checkpoints and disclosed values with all manifests made anew', () => {
  const points = parsed<Checkpoint>(CHECKPOINTS)
  const [first, last] = points as [Checkpoint, Checkpoint]
  const other = new RecordBuilder('2027-03-12T05:00:00.000Z', 'another key')

  it('are found for a checkpoint that is swapped, unsigned, of another key, another forum or a made-up entry', () => {
    const flipped = `${last.signature.slice(0, -1)}${last.signature.endsWith('0') ? '1' : '0'}`
    const second = `${CHECKPOINTS} line 2`
    bothRefuse([
      { files: withLines(CHECKPOINTS, [first, { ...last, signature: flipped }]), place: second },
      { files: withLines(CHECKPOINTS, [first, { ...last, signature: first.signature }]), place: second },
      { files: withLines(CHECKPOINTS, [first, { ...last, signature: '0'.repeat(128) }]), place: second },
      { files: withLines(CHECKPOINTS, [first, { ...last, at: first.at }]), place: second },
      { files: withLines(CHECKPOINTS, [first, other.sign({ ...last, key: other.publicKey })]), place: second },
      { files: withLines(CHECKPOINTS, [first, builder.sign({ ...last, hash: first.hash })]), place: second },
      { files: withLines(CHECKPOINTS, [first, builder.sign({ ...last, forum: builder.id() })]), place: second },
      { files: withLines(CHECKPOINTS, [first, { ...last, more: 1 }]), place: second },
    ])
  })

  it('are found where the last checkpoint, or every one, is taken away', () => {
    for (const left of [[first], []]) {
      const changed = withLines(CHECKPOINTS, left)
      expect(findings(changed).some((line) => line.startsWith('the checkpoints: '))).toBe(true)
      expect(pythonVerdicts([changed])[0]?.problems).toEqual([
        `${CHECKPOINTS}: the record does not end where the last checkpoint was made`,
      ])
    }
  })

  it('are found for a key that was admitted only later', () => {
    const late = sampleRecord({ checkpoint: false }).builder
    const point = other.sign({ ...late.checkpoint(), key: other.publicKey })
    late.add({ type: 'key.admitted/1', body: { key: other.publicKey } })
    late.checkpoint()
    const record = { ...late.record, checkpoints: [first, point, ...late.record.checkpoints.slice(2)] }
    bothRefuse([{ files: exported(record), place: `${CHECKPOINTS} line 2` }])
  })

  it('are found for every disclosed value or salt that was changed', MANY, () => {
    const values = parsed<{ commitment: string; salt: string; value: string }>(DISCLOSED)
    const salt = 'a'.repeat(64)
    const made = { commitment: commitmentTo(salt, 'made up'), salt, value: 'made up' }
    const [one] = values
    bothRefuse([
      ...values.map((entry, index) => ({
        files: withLines(DISCLOSED, values.with(index, { ...entry, value: `${entry.value}.` })),
        place: `${DISCLOSED} line ${String(index + 1)}`,
      })),
      { files: withLines(DISCLOSED, values.with(0, { ...(one ?? made), salt })), place: `${DISCLOSED} line 1` },
      { files: withLines(DISCLOSED, values.with(0, made)), place: `${DISCLOSED} line 1` },
      { files: withLines(DISCLOSED, [one, ...values]), place: `${DISCLOSED} line 2` },
      { files: withLines(DISCLOSED, [{ ...one, commitment: ['x'] }]), place: `${DISCLOSED} line 1` },
    ])
  })

  it('[EXP2] are found for an e-mail address that is disclosed', () => {
    const entry = builder.record.vault.find((one) => one.class === 'email')
    if (!entry) throw new Error('the sample has an e-mail address')
    const { commitment, salt, value } = entry
    const changed = withLines(DISCLOSED, [{ commitment, salt, value }])
    expect(findings(changed)).toContain(`${DISCLOSED} line 1: discloses an e-mail address`)
  })
})

describe('[EXP4] a text or a case that was changed with all manifests made anew', () => {
  it('is found for every text that the record names', () => {
    const texts = [...files.keys()].filter((file) => file.endsWith('.md'))
    expect(texts).toHaveLength(6)
    for (const file of texts) {
      expect(findings(remade(withFile(files, file, 'other words\n')))).toContain(
        `${file}: is not the text whose hash stands in the record`,
      )
      expect(findings(remade(withFile(files, file, null)))).toContain(`${file}: is missing; the record names it`)
    }
  })

  it('is found for a case with another vote, another outcome or another reason', () => {
    const file = 'data/decisions/D-001/case.json'
    const changed = (from: string, to: string): string[] => {
      const text = textOf(files, file)
      expect(text).toContain(from)
      return findings(remade(withFile(files, file, text.replace(from, to))))
    }
    expect(changed('"ballot": "no"', '"ballot": "yes"')).toEqual([
      `${file}: is not the case of the record`,
      `${file}: does not count out as it expects`,
    ])
    expect(changed('"result": "adopted"', '"result": "not_adopted"')).toEqual([
      `${file}: expects another outcome than the record`,
      `${file}: does not count out as it expects`,
    ])
    expect(changed('=A date', 'A date')).toEqual([`${file}: is not the case of the record`])
    expect(findings(remade(withFile(files, file, '{}')))).toEqual([
      `${file}: is missing or is no file of decision cases`,
    ])
  })
})
