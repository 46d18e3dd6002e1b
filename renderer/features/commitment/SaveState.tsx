import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { OpenText } from '../../client/use-text.ts'
import type { StateKind } from '../../ui/StateLine.tsx'
import { StateLine } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'

const COUNT_AFTER_MS = 1_500
const CALM_MS = 400

/** Whether what was written is safe, in words. While somebody types it says "Saving…"; a number comes only when it takes long. */
export function SaveState({ text }: { text: Pick<OpenText, 'state' | 'unsaved' | 'doc' | 'write'> }): ReactNode {
  const { t } = useText('commitment')
  const saving = useSaving(text.state === 'unsaved')
  const words: Record<Exclude<OpenText['state'], 'saved' | 'unsaved'>, [StateKind, string]> = {
    opening: ['pending', t('save.opening')],
    offline: ['offline', t(text.doc ? 'save.offline' : 'save.offlineOpening')],
    refused: ['problem', t('save.refused')],
  }
  if (text.state === 'saved' || text.state === 'unsaved') {
    if (!text.write && text.unsaved === 0) return null
    if (saving === 'no') return <Line kind="settled">{t('save.saved')}</Line>
    return (
      <Line kind="pending">
        {saving === 'long' ? t('save.unsaved', { count: Math.max(text.unsaved, 1) }) : t('save.saving')}
      </Line>
    )
  }
  const [kind, said] = words[text.state]
  return <Line kind={kind}>{said}</Line>
}

function Line({ kind, children }: { kind: StateKind; children: string }): ReactNode {
  return (
    <StateLine kind={kind} small>
      {children}
    </StateLine>
  )
}

/** "Saved" only after a moment of calm, so that the words do not flicker while somebody types. */
function useSaving(unsaved: boolean): 'no' | 'short' | 'long' {
  const [saving, setSaving] = useState<'no' | 'short' | 'long'>(unsaved ? 'short' : 'no')
  useEffect(() => {
    const timer = setTimeout(() => setSaving(unsaved ? 'long' : 'no'), unsaved ? COUNT_AFTER_MS : CALM_MS)
    return () => clearTimeout(timer)
  }, [unsaved])
  if (unsaved && saving === 'no') setSaving('short')
  return unsaved && saving === 'no' ? 'short' : saving
}
