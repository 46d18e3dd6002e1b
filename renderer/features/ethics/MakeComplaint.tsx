import type { ReactNode } from 'react'
import { useState } from 'react'
import { useCommand, useForum, useMay } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useAnnounce } from '../../ui/LiveAnnouncer.tsx'
import type { SelectOption } from '../../ui/Select.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { CaseForm } from './CaseForm.tsx'
import { usePeople } from './use-people.ts'

const EMPTY = { about: '', by: '', from: '', words: '' }
const OUTSIDE = 'outside'

/** "Make a complaint…": about which member, and what happened; whoever runs meetings says also whose complaint it is. */
export function MakeComplaint(): ReactNode {
  const { t } = useText('ethics')
  const { me } = useForum()
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may({ to: 'complaint.make', by: me.person })) return null
  return (
    <FormPlace open={open}>
      {open ? (
        <ComplaintForm onDone={() => setOpen(false)} />
      ) : (
        <Button onPress={() => setOpen(true)}>{t('complaint.make')}</Button>
      )}
    </FormPlace>
  )
}

function ComplaintForm({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useText('ethics')
  const { me } = useForum()
  const announce = useAnnounce()
  const forOthers = useMay()({ to: 'complaint.make', by: null })
  const people = usePeople(null)
  const make = useCommand('complaint.make')
  const [entry, setEntry, clear] = useKeptEntry('complaint', EMPTY)
  const change = (part: Partial<typeof EMPTY>): void => setEntry((last) => ({ ...last, ...part }))
  const by = forOthers ? entry.by : (me.person ?? '')
  const missing = missingIn(entry, by)
  const submit = async (): Promise<void> => {
    const { about, words } = entry
    const who = by === OUTSIDE ? { by: null, from: entry.from } : { by, from: null }
    if (!(await make.run({ ...who, about, words })).ok) return
    clear()
    announce(t('complaint.madeNow'))
    onDone()
  }
  return (
    <CaseForm
      title={t('complaint.makeTitle')}
      help={t('complaint.makeHelp')}
      act={t('complaint.makeNow')}
      missing={missing === null ? undefined : t(`complaint.${missing}`)}
      pending={make.pending}
      failure={make.failure}
      onSubmit={() => void submit()}
      onCancel={() => {
        clear()
        onDone()
      }}
    >
      {forOthers ? <ByFields entry={entry} people={people} onChange={change} /> : null}
      <Select
        label={t('complaint.about')}
        value={entry.about}
        placeholder={t('form.chooseWho')}
        options={people.filter((one) => one.value !== by)}
        onChange={(about) => change({ about })}
      />
      <TextArea
        label={t('complaint.words')}
        rows={4}
        maxLength={20_000}
        value={entry.words}
        onChange={(words) => change({ words })}
      />
    </CaseForm>
  )
}

function missingIn(
  { about, from, words }: typeof EMPTY,
  by: string,
): 'missingBy' | 'missingAbout' | 'missingWords' | null {
  if (by === '' || (by === OUTSIDE && from.trim() === '')) return 'missingBy'
  if (about === '' || about === by) return 'missingAbout'
  return words.trim() === '' ? 'missingWords' : null
}

/** Whose complaint it is: somebody's of the forum, or of somebody outside, by name. */
function ByFields(props: {
  entry: typeof EMPTY
  people: readonly SelectOption[]
  onChange: (part: Partial<typeof EMPTY>) => void
}): ReactNode {
  const { t } = useText('ethics')
  return (
    <>
      <Select
        label={t('complaint.by')}
        value={props.entry.by}
        placeholder={t('form.chooseWho')}
        options={[...props.people, { value: OUTSIDE, label: t('complaint.outside') }]}
        onChange={(by) => props.onChange({ by })}
      />
      {props.entry.by === OUTSIDE ? (
        <TextField label={t('complaint.from')} value={props.entry.from} onChange={(from) => props.onChange({ from })} />
      ) : null}
    </>
  )
}
