import type { ReactNode } from 'react'
import { useState } from 'react'
import { isInLine } from '../../../shared/domain/floor.ts'
import type { PersonId } from '../../../shared/domain/primitives.ts'
import { seatSpokenFor, unheard } from '../../../shared/rules/floor.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import type { SelectOption } from '../../ui/Select.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import type { FloorView } from './floor-view.ts'
import { useSpeakerWords } from './floor-view.ts'

/** Somebody in the room without a device: whoever runs the meeting enters them, or gives them the floor at once. */
export function AddSpeaker({ floor }: { floor: FloorView }): ReactNode {
  const { t } = useText('floor')
  const [open, setOpen] = useState(false)
  return (
    <FormPlace open={open}>
      {open ? (
        <AddForm floor={floor} onClose={() => setOpen(false)} />
      ) : (
        <Button kind="link" small onPress={() => setOpen(true)}>
          {t('add.open')}
        </Button>
      )}
    </FormPlace>
  )
}

function AddForm({ floor, onClose }: { floor: FloorView; onClose: () => void }): ReactNode {
  const { t } = useText('floor')
  const [chosen, setChosen] = useState('')
  const [order, setOrder] = useState(false)
  const ask = useCommand('floor.ask')
  const give = useCommand('floor.give')
  const options = usePeopleHere(floor)
  const person = options.find((one) => one.value === chosen)?.value as PersonId | undefined
  const missing = person === undefined ? t('add.missing') : undefined
  const run = async (command: typeof ask | typeof give): Promise<void> => {
    if (person === undefined) return
    const kind = order ? 'order' : 'speak'
    const answered = await command.run({ meeting: floor.meeting.id, item: floor.item, person, kind })
    if (answered.ok) onClose()
  }
  return (
    <div className="floor-form">
      <Select
        small
        label={t('add.who')}
        help={t('add.help')}
        value={chosen}
        onChange={setChosen}
        placeholder={t('add.choose')}
        options={options}
      />
      <Checkbox checked={order} onChange={setOrder}>
        {t('pointOfOrder')}
      </Checkbox>
      <ButtonRow>
        <Button small missing={missing} busy={ask.pending} onPress={() => void run(ask)}>
          {t('add.line')}
        </Button>
        <Button small missing={missing} busy={give.pending} onPress={() => void run(give)}>
          {t('give.now')}
        </Button>
        <Button small kind="link" onPress={onClose}>
          {t('close')}
        </Button>
      </ButtonRow>
      <FailureLine failure={ask.failure ?? give.failure} />
    </div>
  )
}

/** Who is here and may be heard on the item: seats in the forum's order, then whoever came without one. */
function usePeopleHere({ meeting, item }: FloorView): readonly SelectOption[] {
  const { state } = useForum()
  const { t } = useText('floor')
  const words = useSpeakerWords()
  const seats = Object.keys(state.seats)
  return Object.keys(meeting.presence)
    .filter((person) => unheard(state, meeting, item, person) === null && !isInLine(meeting.floor, person, 'speak'))
    .map((person) => ({ person, seat: seatSpokenFor(state, meeting, person) }))
    .sort((a, b) => rank(seats, a.seat) - rank(seats, b.seat))
    .map(({ person, seat }) => {
      const name = words.name(person)
      const label = seat === null ? name : t('add.seatAndName', { seat: words.seatOrName(meeting, person), name })
      return { value: person, label }
    })
}

function rank(seats: readonly string[], seat: string | null): number {
  return seat === null ? seats.length : seats.indexOf(seat)
}
