import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useCommand, useForum, useReveal } from '../../client/react.tsx'
import { Sharing } from '../../features/meeting/Sharing.tsx'
import { officeKey, seatless, seatViews } from '../../features/member/seat-views.ts'
import { useToday } from '../../features/member/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Section } from '../../ui/Heading.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { MadeLink } from './MadeLink.tsx'

/** Long lists are searched rather than scrolled. */
const SHOWN = 10

/** As the host gives them (main/host/invitations.ts); SPEC [JOIN1]. */
const DEVICES = 5
const DAYS = 60

export interface Invited {
  readonly person: string
  readonly name: string
  readonly note: string
  readonly group: number | null
}

/** A link for each person, shown where it was made: the host keeps only its hash. */
export function PersonalLinks({ meeting }: { meeting: Meeting }): ReactNode {
  const { t } = useText('forum')
  const people = usePeople()
  const issue = useCommand('invitation.issue')
  const [links, setLinks] = useState<Readonly<Record<string, string>>>({})
  const [done, setDone] = useState<number | null>(null)
  const make = async (person: string): Promise<Failure | null> => {
    const made = await issue.run({ person, meeting: meeting.id })
    if (!made.ok) return made.error
    setLinks((last) => ({ ...last, [person]: made.value.url }))
    return null
  }
  const seated = people.filter((one) => one.group !== null && links[one.person] === undefined)
  const makeAll = async (): Promise<void> => {
    for (const [index, one] of seated.entries()) {
      setDone(index)
      if (await make(one.person)) break
    }
    setDone(null)
  }
  return (
    <Section title={t('links.title')}>
      <p className="type-reference measure">{t('links.words', { devices: DEVICES, days: DAYS })}</p>
      {people.length === 0 ? <p className="quiet-text">{t('links.nobody')}</p> : null}
      {people.length > 0 ? (
        <div className="screen-only">
          <div className="links-sharing">
            {/* A link made while only this computer can be reached opens nowhere else. */}
            <Sharing />
          </div>
          <ButtonRow className="holder-buttons">
            {seated.length > 0 ? (
              <Button busy={done !== null} onPress={() => void makeAll()}>
                {done === null ? t('links.all') : t('links.allBusy', { done, count: seated.length })}
              </Button>
            ) : null}
            {Object.keys(links).length > 0 ? <Button onPress={() => window.print()}>{t('links.print')}</Button> : null}
          </ButtonRow>
        </div>
      ) : null}
      <FailureLine failure={issue.failure} />
      <People people={people} links={links} onMake={make} />
    </Section>
  )
}

interface PeopleProps {
  people: readonly Invited[]
  links: Readonly<Record<string, string>>
  onMake: (person: string) => Promise<Failure | null>
}

/** Those with a link first shown whole, as they are printed; the rest found by name, seat or organisation. */
function People({ people, links, onMake }: PeopleProps): ReactNode {
  const { t } = useText('forum')
  const [wanted, setWanted] = useState('')
  const [all, setAll] = useState(false)
  const words = wanted.trim().toLocaleLowerCase()
  const found = people.filter((one) => `${one.name} ${one.note}`.toLocaleLowerCase().includes(words))
  const shown = all ? found : found.filter((one, index) => index < SHOWN || links[one.person] !== undefined)
  return (
    <>
      {people.length > SHOWN ? (
        <div className="links-find screen-only">
          <TextField label={t('links.find')} type="search" value={wanted} onChange={setWanted} />
        </div>
      ) : null}
      <ul className="links-list">
        {shown.map((one) => (
          <PersonLine
            key={one.person}
            invited={one}
            url={links[one.person] ?? null}
            onMake={() => onMake(one.person)}
          />
        ))}
      </ul>
      {found.length === 0 && people.length > 0 ? <p className="quiet-text">{t('links.noneFound')}</p> : null}
      {shown.length < found.length ? (
        <ButtonRow className="holder-buttons screen-only">
          <Button onPress={() => setAll(true)}>{t('links.showAll', { count: found.length })}</Button>
        </ButtonRow>
      ) : null}
    </>
  )
}

function PersonLine(props: { invited: Invited; url: string | null; onMake: () => Promise<Failure | null> }): ReactNode {
  const { t } = useText('forum')
  const { invited, url, onMake } = props
  const { name, note, group } = invited
  const [folded, setFolded] = useState(false)
  return (
    <li className="links-line">
      <div className="wrap-anywhere">
        {name}
        <div>
          {group === null ? (
            <span className="type-reference">{note}</span>
          ) : (
            <Marked mark={groupMark(group)} reference>
              {note}
            </Marked>
          )}
        </div>
      </div>
      {url === null ? (
        <Button small label={t('links.makeLabel', { name })} onPress={() => void onMake()}>
          {t('links.make')}
        </Button>
      ) : (
        <Button small expanded={!folded} onPress={() => setFolded(!folded)}>
          {t(folded ? 'links.shown' : 'links.hidden')}
        </Button>
      )}
      {url !== null && !folded ? <MadeLink invited={invited} url={url} onMake={onMake} /> : null}
    </li>
  )
}

function usePeople(): readonly Invited[] {
  const { t } = useText('forum')
  const { state } = useForum()
  const reveal = useReveal()
  const today = useToday()
  const known = new Set<string>()
  const once = (one: Invited): Invited[] => {
    if (known.has(one.person)) return []
    known.add(one.person)
    return [one]
  }
  const seated = seatViews(state, reveal, today).flatMap((seat) =>
    seat.holders.flatMap((holder) =>
      once({
        person: holder.person,
        name: holder.name ?? t('form.withheld'),
        note: `${seat.label} · ${t(`as.${holder.as}`)}`,
        group: seat.group,
      }),
    ),
  )
  const others = seatless(state, reveal, today).flatMap((person) =>
    once({
      person: person.id,
      name: person.name ?? t('form.withheld'),
      note: [person.organisation ?? '', ...person.offices.map((office) => t(`office.${officeKey(office)}`))]
        .filter(Boolean)
        .join(' · '),
      group: null,
    }),
  )
  return [...seated, ...others]
}
