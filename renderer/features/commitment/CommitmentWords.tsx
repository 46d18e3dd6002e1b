import type { ReactNode } from 'react'
import type { Block } from '../../../shared/document/blocks.ts'
import type { CommitmentContent, CommitmentSection } from '../../../shared/document/commitment-text.ts'
import { commitmentSections } from '../../../shared/document/commitment-text.ts'
import type { MilestoneContent } from '../../../shared/document/milestones.ts'
import { Prose } from '../../ui/Prose.tsx'
import { useText } from '../../ui/text.ts'
import './commitment-words.css'

/** The words of a commitment at rest, set in serif: text of record. Sections that say nothing are left out. */
export function CommitmentWords({ content }: { content: CommitmentContent }): ReactNode {
  const { t } = useText('commitment')
  return (
    <article className="commitment-words">
      <h3 className="commitment-words__title" dir="auto">
        {content.title === '' ? t('record.untitled') : content.title}
      </h3>
      {commitmentSections.map((section) =>
        section === 'title' || content[section].length === 0 ? null : (
          <WordsOf key={section} section={section} blocks={content[section]} />
        ),
      )}
      {content.milestones.length === 0 ? null : (
        <section>
          <h4 className="commitment-words__head">{t('section.milestones')}</h4>
          <ol className="commitment-words__milestones">
            {content.milestones.map((milestone, index) => (
              <MilestoneWords key={milestone.id} milestone={milestone} number={index + 1} />
            ))}
          </ol>
        </section>
      )}
    </article>
  )
}

function WordsOf({
  section,
  blocks,
}: {
  section: Exclude<CommitmentSection, 'title'>
  blocks: readonly Block[]
}): ReactNode {
  const { t } = useText('commitment')
  return (
    <section>
      <h4 className="commitment-words__head">{t(`section.${section}`)}</h4>
      <div className="type-record">
        <Prose blocks={blocks} />
      </div>
    </section>
  )
}

function MilestoneWords({ milestone, number }: { milestone: MilestoneContent; number: number }): ReactNode {
  const { t } = useText('commitment')
  const { start, end, owner } = milestone
  const period = start !== '' && end !== '' ? t('record.period', { start, end }) : start || end
  return (
    <li>
      <span className="commitment-words__number">{number}</span>
      <div>
        <div className="type-quote">
          <Prose blocks={milestone.what} />
        </div>
        <p className="type-reference" dir="auto">
          {[owner === '' ? '' : t('record.owner', { owner }), period].filter(Boolean).join(' · ')}
        </p>
      </div>
    </li>
  )
}
