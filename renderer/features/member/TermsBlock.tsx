import type { ReactNode } from 'react'
import type { Seat } from '../../../shared/domain/member.ts'
import type { TermEnd } from '../../../shared/rules/composition.ts'
import { endingSoon, heldOver, vacancies } from '../../../shared/rules/composition.ts'
import { useForum, useReveal } from '../../client/react.tsx'
import { useFormat } from '../../ui/format.ts'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { useToday } from '../../client/use-today.ts'
import './member.css'

/** [SEAT3] What wants a successor: terms that have run out, that soon will, and vacant seats. Nothing where there is none. */
export function TermsBlock({ link }: { link: (seat: Seat) => ReactNode }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const format = useFormat()
  const today = useToday()
  const [over, soon, vacant] = [heldOver(state, today), endingSoon(state, today), vacancies(state, today)]
  if (over.length + soon.length + vacant.length === 0) return null
  const date = (on: string): string => format.date(on, 'UTC')
  return (
    <Section title={t('terms.title')}>
      <ul>
        {vacant.map(({ seat, since, never }) => (
          <ListLine
            key={seat.id}
            mark={<Mark name="attention" />}
            note={t(never ? 'terms.neverFilled' : 'terms.vacantSince', { date: date(since) })}
          >
            {link(seat)}
          </ListLine>
        ))}
        {over.map((end) => (
          <EndLine key={keyOf(end)} end={end} words={t('terms.ended', { date: date(end.on) })} link={link} marked />
        ))}
        {soon.map((end) => (
          <EndLine
            key={keyOf(end)}
            end={end}
            words={t(end.left ? 'terms.leaves' : 'terms.ends', { date: date(end.on) })}
            link={link}
          />
        ))}
      </ul>
    </Section>
  )
}

function keyOf({ seat, person, as, on }: TermEnd): string {
  return [seat.id, person, as, on].join(' ')
}

function EndLine(props: { end: TermEnd; words: string; link: (seat: Seat) => ReactNode; marked?: boolean }): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const reveal = useReveal()
  const { seat, person, as } = props.end
  const name = reveal(state.persons[person]?.name) ?? t('form.withheld')
  return (
    <ListLine
      mark={props.marked ? <Mark name="attention" /> : null}
      note={`${name}, ${t(`as.${as}`)} · ${props.words}`}
    >
      {props.link(seat)}
    </ListLine>
  )
}
