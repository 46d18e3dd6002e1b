import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Commitment } from '../../../shared/domain/commitment.ts'
import { isReopened } from '../../../shared/domain/commitment.ts'
import type { CommitmentSection } from '../../../shared/document/commitment-text.ts'
import { commitmentOfText, commitmentSections, sectionFragment } from '../../../shared/document/commitment-text.ts'
import { standsOutOfText } from '../../../shared/rules/recusal.ts'
import { useConnection, useForum, useFrozenText } from '../../client/react.tsx'
import type { OpenText } from '../../client/use-text.ts'
import { useText as useOpenText } from '../../client/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { peopleOf } from '../../ui/editor-places.ts'
import { useFormat } from '../../ui/format.ts'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { KeptWords } from '../../ui/KeptWords.tsx'
import { SharedEditor } from '../../ui/SharedEditor.tsx'
import { Banner } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'
import { useCarets } from '../../ui/use-carets.ts'
import { CommitmentWords } from './CommitmentWords.tsx'
import type { DraftStanding } from './draft-standing.ts'
import { standingOf } from './draft-standing.ts'
import { Milestones } from './Milestones.tsx'
import { Reopening } from './Reopening.tsx'
import { SaveState } from './SaveState.tsx'
import { SectionsRail } from './SectionsRail.tsx'
import type { DraftPart } from './SectionsRail.tsx'
import './commitment-draft.css'

/**
 * The draft room of one commitment: a form whose sections several people write at once. While a round or ballot on it is open, and once
 * it is adopted, the words of record stand in its place.
 */
export function CommitmentDraft({ commitmentId }: { commitmentId: string }): ReactNode {
  const { t } = useText('commitment')
  const { state } = useForum()
  const commitment = state.commitments[commitmentId]
  if (!commitment) return <p className="quiet-text">{t('missing')}</p>
  return <DraftRoom key={commitment.id} commitment={commitment} standing={standingOf(state, commitment)} />
}

function DraftRoom({ commitment, standing }: { commitment: Commitment; standing: DraftStanding }): ReactNode {
  const { state, me } = useForum()
  const text = useOpenText(commitment.text)
  const hash = 'hash' in standing ? standing.hash : null
  const frozen = useFrozenText(hash)
  const content = frozen?.ok ? commitmentOfText(frozen.value) : null
  return (
    <div className="draft">
      <DraftHead commitment={commitment} text={text} />
      <StandingNote
        standing={standing}
        reading={!text.write}
        out={standsOutOfText(state, commitment.id, me)}
        failed={hash !== null && frozen !== null && content === null}
      />
      <Reopening commitment={commitment} />
      <KeptWords kept={text.kept} forget={text.forget} />
      {content ? (
        <CommitmentWords content={content} />
      ) : (
        <DraftForm text={text} waiting={hash !== null && frozen === null} />
      )}
    </div>
  )
}

function DraftHead({ commitment, text }: { commitment: Commitment; text: OpenText }): ReactNode {
  const { t } = useText('commitment')
  const { status } = useConnection()
  const people = peopleOf(useCarets(text.awareness))
  return (
    <header className="draft__top">
      <h2 className="draft__name">
        {t('number', { number: String(commitment.number).padStart(3, '0') })}
        <span className="draft__stage"> · {t(`stage.${isReopened(commitment) ? 'reopened' : commitment.stage}`)}</span>
      </h2>
      {people.length > 0 ? (
        <ul className="draft__here" aria-label={t('here')}>
          <li aria-hidden="true">{t('here')}</li>
          {people.map((one) => (
            <li key={one.id || one.name}>
              {one.sector === null ? (
                one.name
              ) : (
                <Marked mark={groupMark(one.sector)} reference>
                  {one.name}
                </Marked>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="draft__save">
        <SaveState text={text} />
        {/* Where the whole line is down, whoever shows this form says so and offers the same. */}
        {text.state === 'offline' && status === 'online' ? (
          <Button kind="link" small onPress={text.retry}>
            {t('retry')}
          </Button>
        ) : null}
      </div>
    </header>
  )
}

function StandingNote(props: { standing: DraftStanding; reading: boolean; out: boolean; failed: boolean }): ReactNode {
  const { standing } = props
  const { t, rich } = useText('commitment')
  const { t: ofEthics } = useText('ethics')
  const { state } = useForum()
  const { date } = useFormat()
  const words = (): ReactNode => {
    switch (standing.kind) {
      case 'round':
        return rich('still.round', { number: standing.round })
      case 'ballot':
        return rich('still.ballot')
      case 'between':
        if (props.out) return ofEthics('draft')
        return rich('still.between', { version: standing.version })
      case 'adopted':
        return rich('still.adopted', { date: standing.at === null ? '' : date(standing.at, state.forum?.zone) })
      case 'open':
        if (props.out) return ofEthics('draft')
        return props.reading ? t('still.reading') : null
    }
  }
  const said = words()
  if (said === null) return null
  return standing.kind === 'round' || standing.kind === 'ballot' ? (
    <Banner kind="notice" bare>
      {said} {props.failed ? t('record.failed') : null}
    </Banner>
  ) : (
    <p className="draft__note" role="status">
      {said} {props.failed ? t('record.failed') : null}
    </p>
  )
}

function DraftForm({ text, waiting }: { text: OpenText; waiting: boolean }): ReactNode {
  const { t } = useText('commitment')
  const [here, setHere] = useState<DraftPart>('title')
  const { doc, awareness } = text
  if (waiting) return <p className="quiet-text">{t('record.fetching')}</p>
  // Nobody may type before the host's text is here; the head says what is awaited.
  if (!doc || !awareness) return null
  return (
    <div className="draft__body" key={text.generation}>
      <SectionsRail doc={doc} awareness={awareness} here={here} onGo={setHere} />
      <div className="draft__form">
        {commitmentSections.map((section) => (
          <section key={section} id={`draft-${section}`} className="draft__section" onFocus={() => setHere(section)}>
            <SectionEditor section={section} doc={doc} awareness={awareness} editable={text.write} />
          </section>
        ))}
        <section
          id="draft-milestones"
          className="draft__section"
          aria-labelledby="draft-milestones-name"
          tabIndex={-1}
          onFocus={() => setHere('milestones')}
        >
          <h3 id="draft-milestones-name" className="draft__label">
            {t('section.milestones')}
          </h3>
          <Milestones doc={doc} awareness={awareness} editable={text.write} />
        </section>
      </div>
    </div>
  )
}

interface SectionEditorProps {
  readonly section: CommitmentSection
  readonly doc: NonNullable<OpenText['doc']>
  readonly awareness: NonNullable<OpenText['awareness']>
  readonly editable: boolean
}

function SectionEditor({ section, doc, awareness, editable }: SectionEditorProps): ReactNode {
  const { t } = useText('commitment')
  return (
    <SharedEditor
      fragment={sectionFragment(doc, section)}
      awareness={awareness}
      label={t(`section.${section}`)}
      editable={editable}
      singleLine={section === 'title'}
      size={section === 'title' ? 'title' : 'draft'}
      placeholder={editable ? t(`ask.${section}`) : undefined}
    />
  )
}
