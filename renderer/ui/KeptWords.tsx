import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { Button, ButtonRow } from './Button.tsx'
import { useFormat } from './format.ts'
import { Section } from './Heading.tsx'
import { useText } from './text.ts'
import { TextArea } from './TextField.tsx'

export interface Kept {
  readonly id: string
  /** Why they were refused, as the host said. */
  readonly why: string
  /** When, in milliseconds since 1970. */
  readonly at: number
  /** The words of the refused changes alone. */
  readonly added: string
  /** The whole text as it read here, for changes that bring no words. */
  readonly text: string
}

/** Words that the host refused: shown until their writer has taken them, so that nothing typed is lost. */
export function KeptWords({ kept, forget }: { kept: readonly Kept[]; forget: (id: string) => void }): ReactNode {
  const { t } = useText('editor')
  if (kept.length === 0) return null
  return (
    <Section title={t('kept.title')} rule="problem" className="measure">
      {kept.map((one) => (
        <KeptText key={one.id} kept={one} onForget={() => forget(one.id)} />
      ))}
    </Section>
  )
}

const reasons = ['not_allowed', 'gap', 'too_large'] as const

function KeptText({ kept, onForget }: { kept: Kept; onForget: () => void }): ReactNode {
  const { t } = useText('editor')
  const { time } = useFormat()
  const field = useRef<HTMLTextAreaElement>(null)
  const [copied, setCopied] = useState<boolean | null>(null)
  const words = kept.added.trim() === '' ? kept.text : kept.added
  const reason = reasons.find((one) => one === kept.why) ?? 'other'
  return (
    <div className="stack">
      <p>
        {t(`kept.why.${reason}`)} {t('kept.at', { time: time(kept.at) })}
      </p>
      <TextArea label={t('kept.label')} value={words} onChange={() => undefined} readOnly rows={2} ref={field} />
      <ButtonRow>
        <Button onPress={() => void copy(field.current, words).then(setCopied)}>{t('kept.copy')}</Button>
        <Button kind="link" onPress={onForget}>
          {t('kept.forget')}
        </Button>
        <span role="status">{copied === null ? '' : t(copied ? 'kept.copied' : 'kept.copyFailed')}</span>
      </ButtonRow>
    </div>
  )
}

/** Pages served over plain HTTP have no clipboard of their own: there the words are marked and copied the old way. */
async function copy(field: HTMLTextAreaElement | null, words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch {
    field?.select()
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way to copy that pages over plain HTTP have
    return document.execCommand('copy')
  }
}
