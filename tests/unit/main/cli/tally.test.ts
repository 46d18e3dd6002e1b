import { describe, expect, test } from 'vitest'
import { LARGEST_INPUT_BYTES, readText, tallyCommand } from '../../../../main/cli/tally.ts'

async function run(args: readonly string[], input: string | Error) {
  let out = ''
  let err = ''
  const read = () => (typeof input === 'string' ? Promise.resolve(input) : Promise.reject(input))
  const exit = await tallyCommand(args, {
    readFile: read,
    readStdin: read,
    out: (text) => (out += text),
    err: (text) => (err += text),
  })
  return { exit, out, err }
}

async function* chunks(...parts: readonly Uint8Array[]) {
  for (const part of parts) yield await Promise.resolve(part)
}

const good = '{"cases":[{"id":"k","kind":"cut","places":1,"points":{"a":1}}]}'

describe('plenary tally', () => {
  test('prints the outcomes as JSON and nothing else, exit 0', async () => {
    const expected = { exit: 0, out: '{"outcomes":[{"id":"k","in":["a"],"tied":[],"out":[]}]}\n', err: '' }
    expect(await run(['cases.json'], good)).toEqual(expected)
    expect(await run(['-'], `\uFEFF${good}`)).toEqual(expected)
  })

  test('answers well-formed cases beside a malformed one, exit 2', async () => {
    const { exit, out, err } = await run(['-'], good.replace('[{', '[{},{'))
    expect(exit).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      outcomes: [{ id: null, error: { code: 'missing', path: 'id' } }, { id: 'k' }],
    })
    expect(err).toMatch(/^Standard input: 1 of 2 cases.*\.\n$/)
  })

  test('a key twice in an object of one case makes that case malformed, wherever it stands, and no other', async () => {
    const { exit, out } = await run(
      ['-'],
      good.replace('{"a":1}', '{"a":9,"b":5,"a":1}').replace(']}', `,${good.slice(10)}`),
    )
    expect(exit).toBe(2)
    expect(JSON.parse(out)).toMatchObject({
      outcomes: [
        { id: 'k', error: { code: 'duplicate', path: 'points.a' } },
        { id: 'k', in: ['a'] },
      ],
    })
  })

  test.for([
    { what: 'the cases twice', args: ['a'], input: '{"cases":[{}],"cases":[]}' },
    { what: 'more cases than are kept at once', args: ['a'], input: `{"cases":[${'0,'.repeat(200_000)}0]}` },
    { what: 'no argument', args: [], input: good },
    { what: 'two files', args: ['a', 'b'], input: good },
    { what: 'an unknown option', args: ['--fast'], input: good },
    { what: 'no JSON', args: ['a'], input: '{"cases": [\n}' },
    { what: 'nothing at all', args: ['a'], input: '' },
    { what: 'JSON without cases', args: ['a'], input: '[]' },
    { what: 'another format', args: ['a'], input: '{"format":3,"cases":[]}' },
    { what: 'brackets beyond any depth', args: ['a'], input: '['.repeat(1_000_000) },
    { what: 'no such file', args: ['a'], input: Object.assign(new Error('open'), { code: 'ENOENT' }) },
    { what: 'a failure nobody foresaw', args: ['a'], input: new Error('at stack (file.ts:1:1)') },
  ])('$what: one sentence on standard error, nothing on standard output, exit 2', async ({ args, input }) => {
    const { exit, out, err } = await run(args, input)
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toMatch(/^[^\n]+\.\n$/)
    expect(err).not.toContain('stack')
  })

  test('bytes that are not UTF-8 are refused, not replaced', async () => {
    await expect(readText(chunks(Uint8Array.of(0x22, 0xff, 0x22)))).rejects.toHaveProperty(
      'code',
      'ERR_ENCODING_INVALID_ENCODED_DATA',
    )
    const split = Buffer.from('"ა"')
    expect(await readText(chunks(split.subarray(0, 2), split.subarray(2)))).toBe('"ა"')
  })

  test('input beyond the limit is refused before it is kept', async () => {
    const piece = new Uint8Array(LARGEST_INPUT_BYTES)
    await expect(readText(chunks(piece, Uint8Array.of(0)))).rejects.toHaveProperty('code', 'EFBIG')
  })
})
