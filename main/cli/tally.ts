import { createReadStream } from 'node:fs'
import type { Tally } from '../../shared/tally/tally.ts'
import { outcomeJson, tally } from '../../shared/tally/tally.ts'
import type { Result } from '../../shared/lib/result.ts'
import { err } from '../../shared/lib/result.ts'
import { parseStrictJson } from './strict-json.ts'

/** What the command needs of the world. Reading rejects with an error whose `code` says why. */
export type TallyIo = {
  readFile(path: string): Promise<string>
  readStdin(): Promise<string>
  out(text: string): void
  err(text: string): void
}

/** Above this the cases and their outcomes might not fit in memory; a thousand cases take about 2 MB. */
export const LARGEST_INPUT_BYTES = 64 * 1024 * 1024

/**
 * `plenary tally FILE` (`-`: standard input): decision cases in, `{"outcomes": [...]}` out on one line (FORMAT.md).
 * Exit 0: every case was counted; 2: some case is malformed (all are answered), or the input is no file of cases or the
 * usage is wrong (nothing on standard output, one sentence on standard error).
 */
export async function tallyCommand(args: readonly string[], io: TallyIo): Promise<0 | 1 | 2> {
  const [path, ...rest] = args
  if (path === undefined || path === '' || rest.length > 0 || (path.startsWith('-') && path !== '-')) {
    io.err('Usage: plenary tally FILE, where FILE holds decision cases as JSON and - stands for standard input.\n')
    return 2
  }
  const source = path === '-' ? 'Standard input' : path
  const counted = await count(path, io)
  if (!counted.ok) {
    io.err(`${source} cannot be tallied: ${counted.error}\n`)
    return 2
  }
  io.out(`${outcomeJson({ outcomes: counted.value.outcomes })}\n`)
  const { malformed, outcomes } = counted.value
  if (malformed === 0) return 0
  io.err(
    `${source}: ${String(malformed)} of ${String(outcomes.length)} cases malformed; see "error" in their outcomes.\n`,
  )
  return 2
}

async function count(path: string, io: TallyIo): Promise<Result<Tally, string>> {
  let text: string
  try {
    text = path === '-' ? await io.readStdin() : await io.readFile(path)
  } catch (error) {
    return err(whyUnreadable(error))
  }
  // A byte order mark is no JSON, but Windows editors put one before it; nothing is lost by reading on.
  const json = parseStrictJson(text.startsWith('\uFEFF') ? text.slice(1) : text)
  if (json.ok) return tally(json.value.value, json.value.twice)
  const { line, column } = json.error
  return err(`it is no JSON (line ${String(line)} column ${String(column)}); give it {"cases": [...]}.`)
}

function whyUnreadable(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file; check its name.'
    case 'EISDIR':
      return 'it is a folder; name a file in it.'
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it; ask its owner.'
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is not UTF-8 text; save it as UTF-8.'
    case 'EFBIG':
      return `it is larger than ${String(LARGEST_INPUT_BYTES / 1024 / 1024)} MB; split its cases over several files.`
    default:
      return 'it could not be read; check the file and try again.'
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** `readFile` and `readStdin` of the real world: bounded, and strict about UTF-8 (a wrong byte is refused, not replaced). */
export const nodeTallyInput: Pick<TallyIo, 'readFile' | 'readStdin'> = {
  readFile: (path) => readText(createReadStream(path)),
  readStdin: () => readText(process.stdin),
}

/** Chunks of bytes as one text; rejects with EFBIG before more than the limit is kept. */
export async function readText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const kept: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of chunks) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > LARGEST_INPUT_BYTES) throw Object.assign(new Error('input too large'), { code: 'EFBIG' })
    kept.push(chunk)
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(kept))
}
