import { readFileSync } from 'node:fs'

/** What the repository holds that no record says: wording, looks, and the two programs that stand at its top. */
export interface ExportAssets {
  readonly language: string
  readonly messages: Readonly<Record<string, string>>
  readonly style: Uint8Array
  readonly verifier: Uint8Array
  /** Counts decision cases again: plain Python, written from CASES.md and not from this code. */
  readonly counter: Uint8Array
}

/** Reads them from `resources`, which lies two folders above this file and above the built one alike. */
export function readExportAssets(): ExportAssets {
  const language = 'en'
  const read = (path: string): Uint8Array =>
    new Uint8Array(readFileSync(new URL(`../../resources/${path}`, import.meta.url)))
  const messages = JSON.parse(new TextDecoder().decode(read(`locales/${language}/export.json`))) as Record<
    string,
    string
  >
  return {
    language,
    messages,
    style: read('export/style.css'),
    verifier: read('export/verify.py'),
    counter: read('export/tally.py'),
  }
}
