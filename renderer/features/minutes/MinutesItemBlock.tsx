import type { ReactNode } from 'react'
import { useState } from 'react'
import { blocksOfPlainText } from '../../../shared/document/blocks.ts'
import type { Item } from '../../../shared/domain/meeting.ts'
import type { ItemText, MinutesItem, MinutesView } from '../../../shared/rules/minutes.ts'
import { useCan, useReveal } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { useFormat } from '../../ui/format.ts'
import { Prose } from '../../ui/Prose.tsx'
import { useText } from '../../ui/text.ts'
import { CorrectionForm } from './CorrectionForm.tsx'
import { MinutesInterests } from './EthicsWords.tsx'
import { DeferredWords } from './DeferredWords.tsx'
import { MinutesActions, MinutesDecision } from './MinutesDecision.tsx'
import type { LentToMinutes } from './lent.ts'
import { FrozenNotes, LiveNotes } from './notes-words.tsx'
import { WhoSpoke } from './WhoSpoke.tsx'

interface BlockProps {
  readonly view: MinutesView
  readonly minutes: MinutesItem
  readonly outcome: LentToMinutes['outcome']
  readonly election: LentToMinutes['election']
}

/** One item: its place and times in the margin; its text, what the old minutes said, its decisions and actions beside them. */
export function MinutesItemBlock({ view, minutes, outcome, election }: BlockProps): ReactNode {
  const { t } = useText('minutes')
  const { item, place } = minutes
  return (
    <section className="minutes__block" aria-label={t('page.item', { place, title: item.title })}>
      <div className="minutes__margin">
        <p className="type-label">{t('page.place', { place })}</p>
        <Times view={view} item={item} />
      </div>
      <div>
        <h2 className="type-section" dir="auto">
          {item.title}
        </h2>
        <MinutesInterests meeting={view.meeting} item={item} />
        <ItemTexts view={view} minutes={minutes} />
        <Entered item={item} />
        <WhoSpoke meeting={view.meeting} turns={minutes.turns} />
        {minutes.decisions.map((decision) => (
          <MinutesDecision key={decision.id} decision={decision} outcome={outcome} />
        ))}
        {election
          ? minutes.elections.map((one) => (
              <div key={one.id} className="minutes__part">
                {election(one)}
              </div>
            ))
          : null}
        {item.deferred ? (
          <p>
            <DeferredWords deferred={item.deferred} />
          </p>
        ) : null}
        <MinutesActions actions={minutes.actions} />
      </div>
    </section>
  )
}

function Times({ view, item }: { view: MinutesView; item: Item }): ReactNode {
  const { t } = useText('minutes')
  const format = useFormat()
  const { zone } = view.meeting.starts
  if (view.meeting.occurredAt !== null) return null
  if (item.openedAt === null)
    return <p className="type-reference">{view.meeting.stage === 'planned' ? null : t('page.notOpened')}</p>
  const from = format.time(item.openedAt, zone)
  return (
    <p className="type-reference">
      {item.closedAt === null ? from : t('page.span', { from, to: format.time(item.closedAt, zone) })}
    </p>
  )
}

/** The text that holds; what it replaced unfolds below it. Before adjournment, the notes as they are typed. */
function ItemTexts({ view, minutes }: { view: MinutesView; minutes: MinutesItem }): ReactNode {
  const { t } = useText('minutes')
  const format = useFormat()
  const mayCorrect = useCan({ to: 'minutes.correct' })
  const [correcting, setCorrecting] = useState(false)
  const { meeting } = view
  const current = minutes.texts.at(-1)
  if (!current)
    return meeting.stage === 'open' && meeting.occurredAt === null ? <LiveNotes text={minutes.item.notes} /> : null
  const older = minutes.texts.slice(0, -1).reverse()
  const { zone } = meeting.starts
  return (
    <>
      <div className="minutes__text">
        <TextOf text={current} />
      </div>
      {older.length > 0 ? (
        <div className="type-reference minutes__older">
          <Disclosure
            before={t('page.corrected', { date: format.date(current.at, zone), time: format.time(current.at, zone) })}
            summary={t('page.before')}
          >
            {older.map((one) => (
              <del key={one.seq} className="minutes__old">
                <TextOf text={one} />
              </del>
            ))}
          </Disclosure>
        </div>
      ) : null}
      {correcting ? (
        <CorrectionForm
          meeting={meeting.id}
          item={minutes.item}
          current={current}
          onClose={() => setCorrecting(false)}
        />
      ) : mayCorrect ? (
        <Button
          kind="link"
          small
          className="screen-only"
          label={t('page.correctOf', { title: minutes.item.title })}
          onPress={() => setCorrecting(true)}
        >
          {t('page.correct')}
        </Button>
      ) : null}
    </>
  )
}

function TextOf({ text }: { text: ItemText }): ReactNode {
  const { t } = useText('minutes')
  const reveal = useReveal()
  if ('hash' in text.text) return <FrozenNotes hash={text.text.hash} />
  const words = reveal(text.text)
  return words === null ? <p className="quiet-text">{t('withheld')}</p> : <Prose blocks={blocksOfPlainText(words)} />
}

/** What the minutes of a meeting of the past say, entered later. */
function Entered({ item }: { item: Item }): ReactNode {
  const { t } = useText('minutes')
  return item.entered.map(({ kind, text }, index) => (
    <div key={index} className={kind === 'note' ? 'minutes__text' : 'minutes__part'}>
      {kind === 'note' ? null : <h3 className="type-label">{t('page.entered', { kind })}</h3>}
      <div dir="auto">
        <Prose blocks={blocksOfPlainText(text)} />
      </div>
    </div>
  ))
}
