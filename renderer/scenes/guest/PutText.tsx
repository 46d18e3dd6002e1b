import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { Block } from '../../../shared/document/blocks.ts'
import type { CommitmentContent } from '../../../shared/document/commitment-text.ts'
import { commitmentOfText } from '../../../shared/document/commitment-text.ts'
import { useFrozenText } from '../../client/react.tsx'
import { CommitmentWords } from '../../features/commitment/CommitmentWords.tsx'
import { FrozenText } from '../../features/decision/FrozenText.tsx'
import { Button } from '../../ui/Button.tsx'
import { useFormat } from '../../ui/format.ts'
import { Prose } from '../../ui/Prose.tsx'
import { useText } from '../../ui/text.ts'

const FIRST_WORDS = 420

/** The text in question: its commitment's first words in serif, the whole on demand; the outcome once there is one. */
export function PutText({ decision, zone }: { decision: Decision; zone: string }): ReactNode {
  const { t } = useText('guest')
  const { time } = useFormat()
  const text = decision.texts.at(-1)
  const frozen = useFrozenText(text?.hash)
  const content = frozen?.ok ? commitmentOfText(frozen.value) : null
  const { concluded } = decision
  return (
    <>
      {concluded ? (
        <section className="guest-now__part">
          <h2 className="type-reference">{t('outcome.label')}</h2>
          <p className="type-item">
            {t(`outcome.${concluded.result}`)}{' '}
            <span className="type-reference">{t('outcome.at', { time: time(concluded.at, zone) })}</span>
          </p>
        </section>
      ) : null}
      <section className="guest-now__part">
        <h2 className="type-reference">{t('text.put', { version: text?.version ?? 1 })}</h2>
        {decision.commitment === null && text ? (
          <FrozenText hash={text.hash} />
        ) : content ? (
          <Words content={content} />
        ) : (
          <p className="quiet-text">{t(frozen === null ? 'text.fetching' : 'text.failed')}</p>
        )}
      </section>
    </>
  )
}

function Words({ content }: { content: CommitmentContent }): ReactNode {
  const { t } = useText('guest')
  const [whole, setWhole] = useState(false)
  const opening = firstBlocks(content.description.length > 0 ? content.description : content.problem)
  return (
    <>
      {whole ? (
        <div className="guest-now__whole">
          <CommitmentWords content={content} />
        </div>
      ) : (
        <div className="type-record" dir="auto">
          {opening.length > 0 ? <Prose blocks={opening} /> : <p>{content.title}</p>}
        </div>
      )}
      <Button kind="link" expanded={whole} onPress={() => setWhole(!whole)}>
        {t(whole ? 'text.less' : 'text.whole')}
      </Button>
    </>
  )
}

/** Whole paragraphs, as many as a phone shows without pushing everything else away. */
function firstBlocks(blocks: readonly Block[]): readonly Block[] {
  let length = 0
  const end = blocks.findIndex((block) => {
    length += block.lines.flat().reduce((sum, run) => sum + run.text.length, 0)
    return length > FIRST_WORDS
  })
  return end === -1 ? blocks : blocks.slice(0, Math.max(1, end))
}
