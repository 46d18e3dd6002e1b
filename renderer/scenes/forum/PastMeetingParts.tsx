import { seatsIn } from '../../../shared/rules/meeting-seats.ts'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useForum } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { groupMark, Mark } from '../../ui/Mark.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { PastEntry, PastItemEntry } from './past-entry.ts'
import { areLinesSound, emptyPastItem, isPastItemSound } from './past-entry.ts'

const LONGEST_TEXT = 20_000

export interface PastPartProps {
  entry: PastEntry
  put: (part: Partial<PastEntry>) => void
  checked: boolean
}

/** Who was there: seats to tick, everybody else a line each as the minutes print them. */
export function AttendanceFields({ entry, put, checked }: PastPartProps): ReactNode {
  const { t } = useText('meeting')
  const { t: forum } = useText('forum')
  const linesError = (text: string): string | undefined =>
    checked && !areLinesSound(text) ? t('past.lineTooLong') : undefined
  return (
    <fieldset className="past-part">
      <legend className="type-section">{t('past.there')}</legend>
      <SeatTicks ticked={entry.seats} onChange={(seats) => put({ seats })} />
      <TextArea
        label={t('past.others')}
        note={forum('form.optional')}
        help={t('past.othersHelp')}
        rows={2}
        maxLength={LONGEST_TEXT}
        value={entry.others}
        error={linesError(entry.others)}
        onChange={(others) => put({ others })}
      />
      <TextArea
        label={t('past.apologies')}
        note={forum('form.optional')}
        help={t('past.apologiesHelp')}
        rows={2}
        maxLength={LONGEST_TEXT}
        value={entry.apologies}
        error={linesError(entry.apologies)}
        onChange={(apologies) => put({ apologies })}
      />
    </fieldset>
  )
}

function SeatTicks(props: { ticked: readonly string[]; onChange: (ticked: readonly string[]) => void }): ReactNode {
  const { ticked, onChange } = props
  const { t } = useText('meeting')
  const { state } = useForum()
  const seats = seatsIn(state)
  if (seats.length === 0) return <p className="quiet-text">{t('past.noSeats')}</p>
  // In the order of the record, whatever was ticked first.
  const tick = (label: string, on: boolean): void =>
    onChange(seats.map((seat) => seat.label).filter((one) => (one === label ? on : ticked.includes(one))))
  return (
    <div className="past-seats">
      {state.sectors.map((sector, place) => {
        const own = seats.filter((seat) => seat.sector === sector.id)
        if (own.length === 0) return null
        return (
          <fieldset key={sector.id}>
            <legend className="type-label">
              <span className="past-seats__sector">
                <Mark name={groupMark(place)} size={14} /> <span className="sector-name">{sector.name}</span>
              </span>
            </legend>
            {own.map((seat) => (
              <Checkbox key={seat.id} checked={ticked.includes(seat.label)} onChange={(on) => tick(seat.label, on)}>
                {seat.label}
              </Checkbox>
            ))}
          </fieldset>
        )
      })}
    </div>
  )
}

/** What was on the agenda, with what the minutes say under each item. */
export function PastItems({ entry, put, checked }: PastPartProps): ReactNode {
  const { t } = useText('meeting')
  const { t: forum } = useText('forum')
  const [added, setAdded] = useState(false)
  const { items } = entry
  return (
    <fieldset className="past-part">
      <legend className="type-section">{forum('agenda.title')}</legend>
      <p className="type-reference">{t('past.itemsHelp')}</p>
      {items.map((item, index) => (
        <PastItemFields
          key={index}
          place={index + 1}
          entry={item}
          checked={checked}
          autoFocus={added && index === items.length - 1}
          onChange={(part) => put({ items: items.map((one, at) => (at === index ? { ...one, ...part } : one)) })}
          onRemove={() => put({ items: items.filter((_, at) => at !== index) })}
        />
      ))}
      <ButtonRow>
        <Button
          onPress={() => {
            setAdded(true)
            put({ items: [...items, emptyPastItem] })
          }}
        >
          {forum('agenda.add')}
        </Button>
      </ButtonRow>
    </fieldset>
  )
}

interface PastItemFieldsProps {
  place: number
  entry: PastItemEntry
  checked: boolean
  autoFocus: boolean
  onChange: (part: Partial<PastItemEntry>) => void
  onRemove: () => void
}

function PastItemFields({ place, entry, checked, autoFocus, onChange, onRemove }: PastItemFieldsProps): ReactNode {
  const { t } = useText('meeting')
  const { t: forum } = useText('forum')
  return (
    <fieldset className="past-item">
      <legend className="ui-visually-hidden">{forum('agenda.item', { place })}</legend>
      <TextField
        label={t('past.itemTitle', { place })}
        value={entry.title}
        autoFocus={autoFocus}
        error={checked && !isPastItemSound(entry) ? t('past.itemTitleMissing') : undefined}
        onChange={(title) => onChange({ title: title.slice(0, 300) })}
        action={
          <Button label={forum('agenda.removeLabel', { place })} onPress={onRemove}>
            {forum('agenda.remove')}
          </Button>
        }
      />
      <TextArea
        label={t('past.notes')}
        note={forum('form.optional')}
        rows={2}
        maxLength={LONGEST_TEXT}
        value={entry.notes}
        onChange={(notes) => onChange({ notes })}
      />
      <TextArea
        label={t('past.decided')}
        note={forum('form.optional')}
        rows={1}
        maxLength={LONGEST_TEXT}
        value={entry.decided}
        onChange={(decided) => onChange({ decided })}
      />
    </fieldset>
  )
}
