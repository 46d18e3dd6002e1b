import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { Block } from '../../../shared/document/blocks.ts'
import { readProse } from '../../../shared/document/canonical-prose.ts'
import { readNotes } from '../../../shared/document/notes-text.ts'
import { useFrozenText } from '../../client/react.tsx'
import { useText as useOpenText } from '../../client/use-text.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { Prose } from '../../ui/Prose.tsx'
import { useText } from '../../ui/text.ts'

const TOGETHER_MS = 300

/** The notes as they stood at adjournment. */
export function FrozenNotes({ hash }: { hash: string }): ReactNode {
  const { t } = useText('minutes')
  const failureText = useFailureText()
  const text = useFrozenText(hash)
  if (text === null) return <p className="quiet-text">{t('notes.opening')}</p>
  if (!text.ok)
    return (
      <p className="problem-text" role="alert">
        {failureText(text.error)}
      </p>
    )
  return <NotesWords blocks={readProse(text.value)} />
}

/** The notes as they are typed just now. */
export function LiveNotes({ text }: { text: string }): ReactNode {
  const { t } = useText('minutes')
  const { doc, state } = useOpenText(text)
  const blocks = useNotesBlocks(doc)
  if (state === 'refused') return <p className="quiet-text">{t('notes.refused')}</p>
  if (blocks === null) return <p className="quiet-text">{t('notes.opening')}</p>
  return (
    <div className="minutes__live">
      <NotesWords blocks={blocks} />
    </div>
  )
}

function NotesWords({ blocks }: { blocks: readonly Block[] }): ReactNode {
  const { t } = useText('minutes')
  if (blocks.length === 0) return <p className="quiet-text">{t('notes.nothing')}</p>
  return (
    <div dir="auto">
      <Prose blocks={blocks} />
    </div>
  )
}

function useNotesBlocks(doc: Y.Doc | null): readonly Block[] | null {
  const [read, setRead] = useState<{ doc: Y.Doc; blocks: readonly Block[] } | null>(null)
  useEffect(() => {
    if (!doc) return undefined
    let timer: ReturnType<typeof setTimeout> | null = null
    const now = (): void => {
      timer = null
      setRead({ doc, blocks: readNotes(doc) })
    }
    const later = (): void => {
      timer ??= setTimeout(now, TOGETHER_MS)
    }
    later()
    doc.on('update', later)
    return () => {
      if (timer) clearTimeout(timer)
      doc.off('update', later)
    }
  }, [doc])
  return read !== null && read.doc === doc ? read.blocks : null
}
