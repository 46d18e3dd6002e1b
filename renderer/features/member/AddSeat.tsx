import type { ReactNode } from 'react'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import './member.css'

const EMPTY = { label: '', sector: '', newSector: '', organisation: '' }
const ANOTHER = '+'

interface AddSeatProps {
  /** [GROUP7] The working group that gets it; left out: the forum. */
  group?: string
  onAdded: (seat: string) => void
  onCancel: () => void
}

/** A seat without a holder yet. */
export function AddSeat({ group, onAdded, onCancel }: AddSeatProps): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const add = useCommand('seat.add')
  const [entry, setEntry, clear] = useKeptEntry(`add-seat ${group ?? ''}`, EMPTY)
  const chosen = entry.sector || (state.sectors[0]?.name ?? ANOTHER)
  const sector = chosen === ANOTHER ? entry.newSector.trim() : chosen
  const missing = entry.label.trim() === '' || sector === ''
  const submit = async (): Promise<void> => {
    const organisation = entry.organisation.trim()
    const said = { label: entry.label, sector, organisation: organisation === '' ? null : organisation }
    const added = await add.run(group === undefined ? said : { ...said, group })
    if (!added.ok) return
    clear()
    onAdded(added.value.seat)
  }
  return (
    <form
      className="ui-form member-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!missing) void submit()
      }}
    >
      <SeatFields entry={entry} chosen={chosen} onChange={(part) => setEntry((last) => ({ ...last, ...part }))} />
      <FailureLine failure={add.failure} />
      <ButtonRow>
        <Button kind="primary" type="submit" busy={add.pending} missing={missing ? t('form.required') : undefined}>
          {t('members.add')}
        </Button>
        <Button kind="link" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

function SeatFields(props: {
  entry: typeof EMPTY
  chosen: string
  onChange: (part: Partial<typeof EMPTY>) => void
}): ReactNode {
  const { t } = useText('forum')
  const { state } = useForum()
  const { entry, chosen, onChange } = props
  const sectors = state.sectors.map((one) => ({ value: one.name, label: one.name }))
  return (
    <>
      <TextField
        label={t('members.seatName')}
        help={t('members.seatNameHelp')}
        value={entry.label}
        autoFocus
        onChange={(label) => onChange({ label })}
      />
      <Select
        label={t('members.sector')}
        value={chosen}
        options={[...sectors, { value: ANOTHER, label: t('members.newSector') }]}
        onChange={(sector) => onChange({ sector })}
      />
      {chosen === ANOTHER ? (
        <TextField
          label={t('members.newSectorName')}
          value={entry.newSector}
          onChange={(newSector) => onChange({ newSector })}
        />
      ) : null}
      <TextField
        label={t('members.organisation')}
        note={t('form.optional')}
        help={t('members.organisationHelp')}
        value={entry.organisation}
        onChange={(organisation) => onChange({ organisation })}
      />
    </>
  )
}
