import { useEffect, useState } from 'react'
import type { Doc } from 'yjs'
import { commitmentTextOf, readCommitment } from '../../../shared/document/commitment-text.ts'
import { useText } from '../../client/use-text.ts'

export interface DraftText {
  readonly title: string
  /** The canonical text, as freezing it now would hash it. */
  readonly text: string
}

/** How long typing may rest before the draft is read again: reading it whole at each keystroke would be felt. */
const SETTLE_MS = 300

/** A commitment's draft as it reads now; null while it is opened, and where there is none. */
export function useDraftText(text: string | null): DraftText | null {
  const { doc } = useText(text)
  const [read, setRead] = useState<{ doc: Doc; draft: DraftText } | null>(null)
  useEffect(() => {
    if (!doc) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = (): void => {
      const content = readCommitment(doc)
      setRead({ doc, draft: { title: content.title, text: commitmentTextOf(content) } })
    }
    const changed = (): void => {
      clearTimeout(timer)
      timer = setTimeout(take, SETTLE_MS)
    }
    timer = setTimeout(take, 0)
    doc.on('update', changed)
    return () => {
      clearTimeout(timer)
      doc.off('update', changed)
    }
  }, [doc])
  return read?.doc === doc ? read.draft : null
}
