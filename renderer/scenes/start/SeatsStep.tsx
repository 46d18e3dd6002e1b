import type { ReactNode } from 'react'
import type { RosterProblem } from '../../features/member/roster-draft.ts'
import { RosterField } from '../../features/member/RosterField.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldProblem } from '../../ui/Field.tsx'
import { groupMark, Mark } from '../../ui/Mark.tsx'
import { RadioList } from '../../ui/SegmentedChoice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { EntryChange, NewForumEntry } from './new-forum-entry.ts'
import { sectorsOf } from './new-forum-entry.ts'

const MOST_SECTORS = 12

export function SeatsStep(props: {
  entry: NewForumEntry
  checked: boolean
  refused: readonly RosterProblem[]
  onChange: EntryChange
}): ReactNode {
  const { t } = useText('start')
  const { entry, checked, onChange } = props
  const missing = entry.roster.trim() === '' ? 'members.missing' : 'members.needsChange'
  return (
    <>
      <Sectors entry={entry} checked={checked} onChange={onChange} />
      <RadioList
        label={t('members.legend')}
        value={entry.members}
        onChange={(members) => onChange({ members: members === 'list' ? 'list' : 'later' })}
        options={[
          { value: 'later', label: t('members.later'), help: t('members.laterHelp') },
          { value: 'list', label: t('members.list'), help: t('members.listHelp') },
        ]}
      />
      {entry.members === 'list' ? (
        <div>
          <FieldProblem id="new-forum-roster">{checked ? t(missing) : null}</FieldProblem>
          <RosterField value={entry.roster} refused={props.refused} onChange={(roster) => onChange({ roster })} />
        </div>
      ) : null}
    </>
  )
}

function Sectors({
  entry,
  checked,
  onChange,
}: {
  entry: NewForumEntry
  checked: boolean
  onChange: EntryChange
}): ReactNode {
  const { t } = useText('start')
  const named = sectorsOf(entry)
  const twice = new Set(named).size < named.length
  const problem = named.length === 0 ? t('sectors.missing') : twice ? t('sectors.twice') : null
  const put = (index: number, name: string): void =>
    onChange({ sectors: entry.sectors.map((sector, at) => (at === index ? name.slice(0, 200) : sector)) })
  return (
    <fieldset className="stack">
      <legend className="ui-field__label">{t('sectors.legend')}</legend>
      <p className="type-reference measure">{t('sectors.help')}</p>
      <FieldProblem id="new-forum-sectors">{checked || twice ? problem : null}</FieldProblem>
      {entry.sectors.map((sector, index) => (
        <div key={index} className="new-forum__sector">
          <TextField
            label={t('sectors.one', { number: index + 1 })}
            value={sector}
            onChange={(name) => put(index, name)}
            action={
              <span className="new-forum__mark">
                <Mark name={groupMark(index)} size={20} />
              </span>
            }
          />
          {entry.sectors.length > 1 ? (
            <Button
              kind="link"
              label={t('sectors.removeLabel', { number: index + 1 })}
              onPress={() => onChange({ sectors: entry.sectors.filter((_, at) => at !== index) })}
            >
              {t('sectors.remove')}
            </Button>
          ) : null}
        </div>
      ))}
      {entry.sectors.length < MOST_SECTORS ? (
        <div>
          <Button onPress={() => onChange({ sectors: [...entry.sectors, ''] })}>{t('sectors.add')}</Button>
        </div>
      ) : null}
    </fieldset>
  )
}
