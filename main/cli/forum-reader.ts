import { openForumFile } from '../store/forum-file.ts'
import { problemSentence } from '../store/problem.ts'
import type { OpenReader } from './record-reader.ts'

/** Opens a forum file for commands that only read its record; works beside a running host. */
export const openReader: OpenReader = (path) => {
  const opened = openForumFile(path, { readonly: true })
  return opened.ok ? opened : { ok: false, error: { sentence: problemSentence(opened.error) } }
}
