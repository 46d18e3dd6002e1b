import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import type { GivenProxy } from '../../../shared/domain/proxy.ts'
import type { SeatId } from '../../../shared/domain/primitives.ts'
import { toInstant } from '../../../shared/lib/time.ts'
import { proxyDeadline, standingProxies } from '../../../shared/rules/held-proxies.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { seatsMeeting } from '../../../shared/rules/meeting-seats.ts'
import { useCommand, useForum, useMay, useNow } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useFormat } from '../../ui/format.ts'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { Section } from '../../ui/Heading.tsx'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'

const MINUTE_MS = 60_000

/** [PROX1] The proxies given for a meeting, and the way to give one or take it back. Nothing where the forum's rules know none. */
export function Proxies({ meeting, level = 2 }: { meeting: Meeting; level?: 2 | 3 | undefined }): ReactNode {
  const { t } = useText('proxy')
  const { state } = useForum()
  const format = useFormat()
  const now = useNow(MINUTE_MS)
  const giving = useUnfolding()
  const rule = rulesIn(state, meeting.group)?.proxies
  const given = meeting.proxies ?? []
  const givers = useGivers(meeting)
  if ((!rule && given.length === 0) || meeting.occurredAt !== null) return null
  const deadline = rule && proxyDeadline(meeting, rule)
  const over = deadline === undefined || toInstant(now) > deadline
  const { zone } = meeting.starts
  const until = deadline === undefined ? '' : `${format.date(deadline, zone)}, ${format.time(deadline, zone)}`
  return (
    <Section title={t('title')} level={level}>
      <div className="stack">
        {rule ? (
          <p className="type-reference measure">
            {t('help', { perHolder: rule.perHolder, deadline: until })} {t('inSecret')}
          </p>
        ) : null}
        {given.length === 0 ? <p className="quiet-text">{t('none')}</p> : null}
        <ul>
          {given.map((one) => (
            <ProxyLine key={one.seq} meeting={meeting} proxy={one} />
          ))}
        </ul>
        {meeting.stage === 'adjourned' ? null : over ? (
          <p className="type-reference">{t('late')}</p>
        ) : givers.length > 0 ? (
          <FormPlace open={giving.isOpen}>
            <p>
              <UnfoldButton unfolding={giving}>{t('give')}</UnfoldButton>
            </p>
            <UnfoldPanel unfolding={giving}>
              <GiveForm meeting={meeting} givers={givers} onDone={giving.toggle} />
            </UnfoldPanel>
          </FormPlace>
        ) : null}
      </div>
    </Section>
  )
}

/** The active seats whose vote somebody at this window may give away, and that have not given it yet. */
function useGivers(meeting: Meeting): readonly SeatId[] {
  const { state } = useForum()
  const may = useMay()
  const gave = new Set<string>(standingProxies(meeting).map((one) => one.from))
  return seatsMeeting(state, meeting)
    .map((seat) => seat.id)
    .filter((seat) => !gave.has(seat) && may({ to: 'proxy.give', from: seat }))
}

function ProxyLine({ meeting, proxy }: { meeting: Meeting; proxy: GivenProxy }): ReactNode {
  const { t } = useText('proxy')
  const format = useFormat()
  const may = useMay()
  const revoke = useCommand('proxy.revoke')
  const name = useSeatName()
  const { zone } = meeting.starts
  const named = { from: name(proxy.from), to: name(proxy.to) }
  if (proxy.revokedAt !== null)
    return <li className="type-reference">{t('revoked', { ...named, time: format.time(proxy.revokedAt, zone) })}</li>
  const mayRevoke = meeting.stage !== 'adjourned' && may({ to: 'proxy.revoke', from: proxy.from })
  return (
    <li>
      {t('line', named)}{' '}
      <span className="type-reference">
        {t('since', { time: `${format.date(proxy.lodgedAt, zone)}, ${format.time(proxy.lodgedAt, zone)}` })}
      </span>{' '}
      {mayRevoke ? (
        <Button
          kind="link"
          small
          busy={revoke.pending}
          label={t('revokeOf', named)}
          onPress={() => void revoke.run({ meeting: meeting.id, from: proxy.from })}
        >
          {t('revoke')}
        </Button>
      ) : null}
      <FailureLine failure={revoke.failure} />
    </li>
  )
}

export function useSeatName(): (seat: string) => string {
  const { state } = useForum()
  return (seat) => state.seats[seat]?.label ?? seat
}

function GiveForm(props: { meeting: Meeting; givers: readonly SeatId[]; onDone: () => void }): ReactNode {
  const { t } = useText('proxy')
  const { state } = useForum()
  const announce = useAnnounce()
  const give = useCommand('proxy.give')
  const name = useSeatName()
  const { meeting, givers } = props
  const [from, setFrom] = useState<SeatId | undefined>(givers.length === 1 ? givers[0] : undefined)
  const [to, setTo] = useState<SeatId | undefined>()
  const rule = rulesIn(state, meeting.group)?.proxies
  const standing = standingProxies(meeting)
  const holders = seatsMeeting(state, meeting)
    .map((seat) => seat.id)
    .filter((seat) => seat !== from && standing.filter((one) => one.to === seat).length < (rule?.perHolder ?? 0))
  const missing = from === undefined ? t('missingFrom') : to === undefined ? t('missingTo') : undefined
  const submit = async (): Promise<void> => {
    if (from === undefined || to === undefined) return
    if (!(await give.run({ meeting: meeting.id, from, to })).ok) return
    announce(t('given'))
    props.onDone()
  }
  const options = (seats: readonly SeatId[]) => seats.map((seat) => ({ value: seat, label: name(seat) }))
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Select
        label={t('from')}
        value={from ?? ''}
        placeholder={t('chooseSeat')}
        options={options(givers)}
        onChange={(seat) => setFrom(givers.find((one) => one === seat))}
      />
      <Select
        label={t('to')}
        value={to ?? ''}
        placeholder={t('chooseSeat')}
        options={options(holders)}
        onChange={(seat) => setTo(holders.find((one) => one === seat))}
      />
      <FailureLine failure={give.failure} />
      <ButtonRow>
        <Button type="submit" small busy={give.pending} missing={missing}>
          {t('doGive')}
        </Button>
        <Button kind="link" small onPress={props.onDone}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

/** In a seat's line: to whom its vote is given, and for whom it votes. */
export function ProxyNote({ meeting, seat }: { meeting: Meeting; seat: string }): ReactNode {
  const { t } = useText('proxy')
  const format = useFormat()
  const name = useSeatName()
  const standing = standingProxies(meeting)
  const given = standing.find((one) => one.from === seat)
  const held = standing.filter((one) => one.to === seat).map((one) => name(one.from))
  if (!given && held.length === 0) return null
  return (
    <div className="type-reference">
      {given ? t('seat', { to: name(given.to) }) : null}{' '}
      {held.length > 0 ? t('holds', { from: format.list(held) }) : null}
    </div>
  )
}
