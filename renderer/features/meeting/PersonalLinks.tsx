import type { ReactNode } from 'react'
import { memo, useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { useOnline } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { Invitee } from './invitees.ts'
import { useInvitees } from './invitees.ts'
import { PersonalLink } from './PersonalLink.tsx'
import { Sharing } from './Sharing.tsx'
import type { Links } from './use-links.ts'
import { useLinks } from './use-links.ts'
import './joining.css'

const MOST_SHOWN = 60

/**
 * A link and code of one's own for everybody: made when asked for, shown once, withdrawn at once. `whole`: it fills the window, with its
 * person finder ready; else it stands in a page, whose heading is one level up.
 */
export function PersonalLinks({ meeting, whole }: { meeting: Meeting; whole?: boolean }): ReactNode {
  const { t } = useText('meeting')
  const [chosen, setChosen] = useState<string | null>(null)
  const everyone = useInvitees(meeting)
  const links = useLinks(meeting)
  const invitee = everyone.find((one) => one.person === chosen)
  return (
    <div className={whole ? 'codes codes--whole' : 'codes'}>
      <div className="screen-only">
        {/* A link made while only this computer can be reached opens nowhere else. */}
        <Sharing />
        <div className="codes__columns">
          <div>
            <People everyone={everyone} chosen={chosen} autoFocus={whole} onChoose={setChosen} />
            <Several everyone={everyone} links={links} />
          </div>
          <div className="codes__one">
            {invitee ? (
              <PersonalLink key={invitee.person} invitee={invitee} links={links} level={whole ? 2 : 3} />
            ) : (
              <p className="quiet-text">{t('codes.choose')}</p>
            )}
          </div>
        </div>
      </div>
      <Sheet everyone={everyone} links={links} />
    </div>
  )
}

function People(props: {
  everyone: readonly Invitee[]
  chosen: string | null
  autoFocus: boolean | undefined
  onChoose: (person: string) => void
}): ReactNode {
  const { t } = useText('meeting')
  const [wanted, setWanted] = useState('')
  const words = wanted.trim().toLocaleLowerCase()
  const found = props.everyone.filter((one) => `${one.name} ${one.what}`.toLocaleLowerCase().includes(words))
  return (
    <>
      <TextField
        label={t('codes.find')}
        type="search"
        value={wanted}
        onChange={setWanted}
        autoFocus={props.autoFocus === true}
      />
      <ul className="codes__people">
        {found.slice(0, MOST_SHOWN).map((one) => (
          <InviteeLine
            key={one.person}
            invitee={one}
            chosen={one.person === props.chosen}
            onChoose={() => props.onChoose(one.person)}
          />
        ))}
      </ul>
      {found.length === 0 ? <p className="type-reference">{t('checkIn.noneFound')}</p> : null}
      {found.length > MOST_SHOWN ? (
        <p className="type-reference">{t('checkIn.more', { more: found.length - MOST_SHOWN })}</p>
      ) : null}
    </>
  )
}

function InviteeLine(props: { invitee: Invitee; chosen: boolean; onChoose: () => void }): ReactNode {
  const { t } = useText('meeting')
  const online = useOnline()
  const { invitee, chosen } = props
  return (
    <li>
      <button type="button" className="codes__person" aria-pressed={chosen} onClick={props.onChoose}>
        <span>
          <span className="type-name">{invitee.name}</span>
          <span className="type-reference codes__what">{invitee.what}</span>
        </span>
        <span className="type-reference">{online.has(invitee.person) ? t('codes.online') : null}</span>
      </button>
    </li>
  )
}

/** For whoever hands out codes on paper: links for every seat at once, then a sheet of them. */
function Several({ everyone, links }: { everyone: readonly Invitee[]; links: Links }): ReactNode {
  const { t } = useText('meeting')
  const { done, urls, makeAll } = links
  const lacking = everyone.filter((one) => one.seated && urls[one.person] === undefined).map(({ person }) => person)
  const made = Object.keys(urls).length
  return (
    <ButtonRow className="codes__several">
      {lacking.length > 0 ? (
        <Button small busy={done !== null} onPress={() => void makeAll(lacking)}>
          {done === null ? t('codes.all') : t('codes.allBusy', { done: made, count: made + lacking.length })}
        </Button>
      ) : null}
      {made > 0 && done === null ? (
        <Button small onPress={() => window.print()}>
          {t('codes.print', { count: made })}
        </Button>
      ) : null}
    </ButtonRow>
  )
}

/** On paper only: each link that was made here, to be cut apart and handed over. */
function Sheet({ everyone, links }: { everyone: readonly Invitee[]; links: Links }): ReactNode {
  const made = everyone.filter((one) => links.urls[one.person] !== undefined)
  if (made.length === 0 || links.done !== null) return null
  return (
    <ul className="codes__sheet" aria-hidden="true">
      {made.map(({ person, name, what }) => (
        <Slip key={person} name={name} what={what} url={links.urls[person] ?? ''} />
      ))}
    </ul>
  )
}

/** Working out a hundred codes takes a while, and the forum's state changes often. */
const Slip = memo(function Slip({ name, what, url }: { name: string; what: string; url: string }): ReactNode {
  const { t } = useText('meeting')
  return (
    <li className="codes__slip">
      <QrCode value={url} label={t('codes.qr', { name })} size={132} />
      <div>
        <p className="type-name">{name}</p>
        <p className="type-reference">{what}</p>
        <p className="type-reference codes__url">{url}</p>
      </div>
    </li>
  )
})
