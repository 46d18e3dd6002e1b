import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Group } from '../../../shared/domain/group.ts'
import type { Holding } from '../../../shared/domain/member.ts'
import { holding } from '../../../shared/domain/member.ts'
import { InBody, useCan, useCommand, useForum, useReveal } from '../../client/react.tsx'
import { PersonField } from '../../features/member/PersonField.tsx'
import { AddSeat } from '../../features/member/AddSeat.tsx'
import { EndedSeats } from '../../features/member/EndedSeats.tsx'
import { EndSeat } from '../../features/member/EndSeat.tsx'
import { EndTerm } from '../../features/member/EndTerm.tsx'
import type { SeatView } from '../../features/member/seat-views.ts'
import { seatViews } from '../../features/member/seat-views.ts'
import { useToday } from '../../client/use-today.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { groupMark, Marked } from '../../ui/Mark.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'

/** [GROUP3] [GROUP7] The seats that the group has, who is entered as sitting there, and for those who keep the forum's data the way to other seats. */
export function GroupSeats({ group, working }: { group: Group; working: boolean }): ReactNode {
  const { t } = useText('group')
  const { state } = useForum()
  const seats = seatViews(state, useReveal(), useToday(), group.id)
  const may = useCan({ to: 'group.seat' }) && working
  return (
    <Section title={t('members')} aside={String(seats.length)}>
      <ul>
        {seats.map((seat) => (
          <OneSeat key={seat.id} seat={seat} may={may} working={working} />
        ))}
      </ul>
      <EndedSeats body={group.id} />
      {working ? (
        <InBody body={null}>
          <Another group={group.id} />
        </InBody>
      ) : null}
    </Section>
  )
}

function Another({ group }: { group: string }): ReactNode {
  const { t } = useText('group')
  const may = useCan({ to: 'seat.add' })
  const [adding, setAdding] = useState(false)
  if (!may) return null
  const done = (): void => setAdding(false)
  if (adding) return <AddSeat group={group} onAdded={done} onCancel={done} />
  return (
    <ButtonRow className="holder-buttons">
      <Button onPress={() => setAdding(true)}>{t('addSeat')}</Button>
    </ButtonRow>
  )
}

function OneSeat({ seat, may, working }: { seat: SeatView; may: boolean; working: boolean }): ReactNode {
  const { t } = useText('group')
  const { t: forum } = useText('forum')
  const today = useToday()
  const [doing, setDoing] = useState<'fill' | number | null>(null)
  const taken = new Set(seat.holders.filter((one) => one.heldOver === null).map((one) => one.as))
  const free = holding.options.filter((as) => !taken.has(as))
  const fill = taken.has('titular') ? 'fillMore' : 'fill'
  const ending = typeof doing === 'number' ? seat.holders[doing] : undefined
  return (
    <ListLine
      aside={
        may && doing === null && free.length > 0 ? (
          <Button small label={t(`${fill}Label`, { seat: seat.label })} onPress={() => setDoing('fill')}>
            {t(fill)}
          </Button>
        ) : null
      }
    >
      <Marked mark={groupMark(seat.group)}>
        <b>{seat.label}</b> <span className="type-reference">{seat.sector}</span>
      </Marked>
      {seat.vacant ? (
        <div className="type-reference">
          {t('vacant')}{' '}
          {working && doing === null ? (
            <InBody body={null}>
              <EndSeat seat={seat} />
            </InBody>
          ) : null}
        </div>
      ) : null}
      {seat.holders.map((holder, index) => {
        const name = holder.name ?? forum('form.withheld')
        return (
          <div key={`${holder.person}${holder.as}`} className="type-reference">
            {t('holder', { name, as: holder.as })}{' '}
            {may && doing === null ? (
              <Button kind="link" small label={t('endLabel', { name })} onPress={() => setDoing(index)}>
                {t('end')}
              </Button>
            ) : null}
          </div>
        )
      })}
      {doing === 'fill' ? <Fill seat={seat.id} free={free} today={today} onDone={() => setDoing(null)} /> : null}
      {ending ? <EndTerm seat={seat.id} holder={ending} today={today} onDone={() => setDoing(null)} /> : null}
    </ListLine>
  )
}

function Fill(props: { seat: string; free: readonly Holding[]; today: string; onDone: () => void }): ReactNode {
  const { t } = useText('group')
  const { t: forum } = useText('forum')
  const fill = useCommand('seat.fill')
  const [person, setPerson] = useState<string | undefined>()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string>(props.free[0] ?? 'titular')
  const said = name.trim()
  const missing = person === undefined && said === '' ? t('who') : undefined
  const submit = async (): Promise<void> => {
    const as = props.free.find((one) => one === chosen)
    if (missing !== undefined || as === undefined) return
    const who = person === undefined ? { name: said } : { person }
    const filled = await fill.run({ seat: props.seat, ...who, email: null, as, since: props.today, until: null })
    if (filled.ok) props.onDone()
  }
  return (
    <form
      className="ui-form member-form"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <PersonField label={t('person')} help={t('personHelp')} value={person} onChange={setPerson} />
      {person === undefined ? <TextField label={t('newName')} value={name} onChange={setName} /> : null}
      <Select
        label={t('as')}
        value={chosen}
        options={props.free.map((as) => ({ value: as, label: t(as) }))}
        onChange={setChosen}
      />
      <FailureLine failure={fill.failure} />
      <ButtonRow>
        <Button type="submit" kind="primary" busy={fill.pending} missing={missing}>
          {t('enter')}
        </Button>
        <Button kind="link" onPress={props.onDone}>
          {forum('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
