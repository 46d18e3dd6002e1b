// A process of its own that the forum store's tests start and kill: `node forum-store-child.ts MODE FILE`.
import { writeSync } from 'node:fs'
import { openForumFile } from '../../main/store/forum-file.ts'
import type { ForumStore } from '../../main/host/ports/forum-store.ts'
import { TEXT, writeWhole } from '../support/stored-record.ts'

const [mode, path = ''] = process.argv.slice(2)

function say(line: string): void {
  writeSync(1, `${line}\n`)
}

function open(): ForumStore {
  const opened = openForumFile(path)
  if (opened.ok) return opened.value
  say(opened.error.code)
  process.exit(3)
}

/** Whole transactions for ever, each told once `transact` has returned; with `compaction` every so often, and closing now and then. */
function write(closing: boolean): void {
  for (;;) {
    const store = open()
    for (let n = 0; n < 40 || !closing; n++) {
      const seq = store.transact(writeWhole)
      say(String(seq))
      if (seq % 10 === 0) store.transact((writer) => writer.compactText(TEXT, Uint8Array.of(0, 0)))
    }
    store.close()
  }
}

if (mode === 'write') write(false)
else if (mode === 'write-and-close') write(true)
else {
  open()
  say('open')
  setInterval(() => undefined, 1000)
}
