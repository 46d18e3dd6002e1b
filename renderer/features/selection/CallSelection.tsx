import type { ReactNode } from 'react'
import type { Sector } from '../../../shared/domain/forum.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { namesIn } from './names-in.ts'

const EMPTY = { title: '', text: '', sector: '', places: '1', date: '', time: '18:00', by: 'sector', electors: '' }
type Entry = typeof EMPTY

interface Part {
  entry: Entry
  change: (part: Partial<Entry>) => void
}

/** [SEL1] An open call: what is asked, how many seats, until when, and who elects. */
export function CallSelection({ sectors, onClose }: { sectors: readonly Sector[]; onClose: () => void }): ReactNode {
  const { t } = useText('selection')
  const { state } = useForum()
  const call = useCommand('selection.call')
  const [kept, setEntry, clear] = useKeptEntry('call-selection', EMPTY)
  const entry = kept.sector === '' ? { ...kept, sector: sectors[0]?.id ?? '' } : kept
  const zone = state.forum?.zone ?? 'UTC'
  const missing = missingIn(entry)
  const submit = async (): Promise<void> => {
    const called = await call.run(inputOf(entry, zone))
    if (!called.ok) return
    clear()
    onClose()
    navigate({ page: 'selection', id: called.value.selection })
  }
  const change = (part: Partial<Entry>): void => setEntry((last) => ({ ...last, ...part }))
  return (
    <form
      className="ui-form selection-form"
      aria-label={t('call.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null) void submit()
      }}
    >
      <TextField label={t('call.name')} value={entry.title} onChange={(title) => change({ title })} />
      <TextArea
        label={t('call.text')}
        help={t('call.textHelp')}
        rows={4}
        value={entry.text}
        onChange={(text) => change({ text })}
      />
      <SeatsAndDeadline entry={entry} change={change} sectors={sectors} zone={zone} />
      <Electors entry={entry} change={change} />
      <p className="type-reference">{t('call.alone')}</p>
      <FailureLine failure={call.failure} />
      <ButtonRow>
        <Button type="submit" busy={call.pending} missing={missing === null ? undefined : t(missing)}>
          {t('call.submit')}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

function SeatsAndDeadline({
  entry,
  change,
  sectors,
  zone,
}: Part & { sectors: readonly Sector[]; zone: string }): ReactNode {
  const { t } = useText('selection')
  return (
    <>
      <Select
        label={t('call.sector')}
        value={entry.sector}
        options={sectors.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(sector) => change({ sector })}
      />
      <TextField
        label={t('call.places')}
        type="number"
        inputMode="numeric"
        min={1}
        max={100}
        width={4}
        value={entry.places}
        onChange={(places) => change({ places })}
      />
      <TextField
        label={t('call.date')}
        help={t('call.zone', { zone: zone.replaceAll('_', ' ') })}
        type="date"
        width={14}
        value={entry.date}
        onChange={(date) => change({ date })}
      />
      <TextField
        label={t('call.time')}
        type="time"
        width={11}
        value={entry.time}
        onChange={(time) => change({ time: time.slice(0, 5) })}
      />
    </>
  )
}

function Electors({ entry, change }: Part): ReactNode {
  const { t } = useText('selection')
  return (
    <>
      <Select
        label={t('call.electors')}
        help={t('call.electorsHelp')}
        value={entry.by}
        options={(['sector', 'list'] as const).map((by) => ({ value: by, label: t(`call.by.${by}`) }))}
        onChange={(by) => change({ by })}
      />
      {entry.by === 'list' ? (
        <TextArea
          label={t('call.list')}
          help={t('call.listHelp')}
          rows={4}
          value={entry.electors}
          onChange={(electors) => change({ electors })}
        />
      ) : null}
    </>
  )
}

function inputOf(entry: Entry, zone: string) {
  return {
    title: entry.title.trim(),
    text: entry.text,
    sector: entry.sector,
    places: Number(entry.places),
    deadline: { local: `${entry.date}T${entry.time}`, zone },
    electors:
      entry.by === 'list'
        ? { kind: 'list' as const, names: namesIn(entry.electors) }
        : { kind: 'sector' as const, sector: entry.sector },
  }
}

function missingIn(entry: Entry) {
  const places = Number(entry.places)
  if (entry.title.trim() === '') return 'call.missing.title'
  if (entry.text.trim() === '') return 'call.missing.text'
  if (!Number.isInteger(places) || places < 1) return 'call.missing.places'
  if (entry.date === '' || entry.time === '') return 'call.missing.deadline'
  if (entry.by === 'list' && namesIn(entry.electors).length === 0) return 'call.missing.electors'
  return null
}
