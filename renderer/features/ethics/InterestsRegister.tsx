import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { InterestEntry, StoodOut } from '../../../shared/rules/interests.ts'
import { interestsRegister } from '../../../shared/rules/interests.ts'
import { useCommand, useForum, useForumState, useMay, useReveal } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useFormat } from '../../ui/format.ts'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { InterestButton } from './InterestButton.tsx'
import { useToday } from '../../client/use-today.ts'
import { useSubjectWords } from './use-subject-words.ts'
import { useWho } from './use-who.ts'
import './ethics.css'

/** [ETH1] Who declared what on, and who stood out of what. What an interest is about shows to those alone who were told it. */
export function InterestsRegister(): ReactNode {
  const { t } = useText('ethics')
  return (
    <Section title={t('register.title')}>
      <InterestsList />
      <InterestButton meeting={null} item={null} person={null} level={3} />
    </Section>
  )
}

/** For those who take part: a line that unfolds to the register, their own lines with the way to end them. `declares`: nothing beside it does. */
export function GuestInterests({ declares = false }: { declares?: boolean }): ReactNode {
  const { t } = useText('ethics')
  const { me } = useForum()
  return (
    <div className="guest-now__part">
      <Disclosure summary={t('register.title')}>
        <InterestsList />
        {declares ? <InterestButton meeting={null} item={null} person={me.person} level={3} /> : null}
      </Disclosure>
    </div>
  )
}

function InterestsList(): ReactNode {
  const { t } = useText('ethics')
  const entries = useForumState(interestsRegister)
  const list = useRef<HTMLUListElement>(null)
  return (
    <>
      <p className="type-reference measure">{t('register.words')}</p>
      {entries.length === 0 ? <p className="quiet-text ethics-register__empty">{t('register.empty')}</p> : null}
      <ul className="ethics-register" ref={list} tabIndex={-1} aria-label={t('register.title')}>
        {entries.map((entry) => (
          <RegisterLine key={entry.key} entry={entry} onEnded={() => list.current?.focus()} />
        ))}
      </ul>
    </>
  )
}

function RegisterLine({ entry, onEnded }: { entry: InterestEntry; onEnded: () => void }): ReactNode {
  const { t } = useText('ethics')
  const may = useMay()
  const { me } = useForum()
  const who = useWho()
  const subject = useSubjectWords()
  const facts = useFacts(entry)
  const [ending, setEnding] = useState(false)
  const today = useToday()
  const seat = who.seatOrName(entry.person, today)
  const name = who.name(entry.person)
  const { declaration } = entry
  // [JOIN8] A link for one meeting ends no interest.
  const reaches = may({ to: 'session.reach', limitedTo: me.meeting, command: 'interest.end', meeting: undefined })
  const mayEnd =
    declaration !== null && entry.endedAt === null && may({ to: 'interest.end', person: entry.person }) && reaches
  const lost = { meeting: null, item: null, commitment: null, ...entry.subject }
  return (
    <ListLine
      note={facts}
      aside={
        mayEnd && !ending ? (
          <Button small label={t('register.endOf', { who: seat })} onPress={() => setEnding(true)}>
            {t('register.end')}
          </Button>
        ) : null
      }
    >
      <b>{seat === name ? name : t('form.seatAndName', { seat, name })}</b>
      <div dir="auto">{subject(lost)}</div>
      <Detail declaration={declaration} />
      {ending && declaration ? (
        <Ending declaration={declaration.id} onEnded={onEnded} onDone={() => setEnding(false)} />
      ) : null}
    </ListLine>
  )
}

function Detail({ declaration }: Pick<InterestEntry, 'declaration'>): ReactNode {
  const { t } = useText('ethics')
  const reveal = useReveal()
  if (!declaration) return <div className="quiet-text">{t('register.recusedOnly')}</div>
  const detail = reveal(declaration.detail)
  return detail === null ? (
    <div className="quiet-text">{t('register.kept')}</div>
  ) : (
    <div className="ethics-register__detail" dir="auto">
      {detail}
    </div>
  )
}

/** Dates in one line: declared, stood out, called back, ended. */
function useFacts({ at, endedAt, declaration, stoodOut }: InterestEntry): string {
  const { t } = useText('ethics')
  const { state } = useForum()
  const format = useFormat()
  const day = (when: string): { date: string } => ({ date: format.date(when, state.forum?.zone) })
  const out = ({ meeting, item, liftedAt }: StoodOut): string => {
    const number = state.meetings[meeting]?.number ?? 0
    const place = (state.meetings[meeting]?.items.findIndex((one) => one.id === item) ?? -1) + 1
    const words = place === 0 ? t('register.stoodOutLost', { number }) : t('register.stoodOut', { place, number })
    return liftedAt === null ? words : `${words}, ${t('register.backOn', day(liftedAt))}`
  }
  if (!declaration)
    return [t('register.noted', day(at)), ...(endedAt === null ? [] : [t('register.backOn', day(endedAt))])].join(' · ')
  return [
    t('register.declared', day(at)),
    ...stoodOut.map(out),
    ...(endedAt === null ? [] : [t('register.ended', day(endedAt))]),
  ].join(' · ')
}

function Ending(props: { declaration: string; onEnded: () => void; onDone: () => void }): ReactNode {
  const { declaration, onEnded, onDone } = props
  const { t } = useText('ethics')
  const end = useCommand('interest.end')
  return (
    <div className="ethics-register__ending">
      <p>{t('register.sure')}</p>
      <FailureLine failure={end.failure} />
      <ButtonRow>
        <Button
          small
          autoFocus
          busy={end.pending}
          onPress={() =>
            void end.run({ declaration }).then((ended) => {
              if (!ended.ok) return
              onDone()
              onEnded()
            })
          }
        >
          {t('register.endNow')}
        </Button>
        <Button small onPress={onDone}>
          {t('register.keep')}
        </Button>
      </ButtonRow>
    </div>
  )
}
