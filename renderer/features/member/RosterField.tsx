import type { ReactNode } from 'react'
import { useMemo, useRef, useState } from 'react'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { StateLine } from '../../ui/StateLine.tsx'
import { useText } from '../../ui/text.ts'
import type { RosterProblem } from './roster-draft.ts'
import { readRosterDraft } from './roster-draft.ts'
import { RosterPreview, RosterProblems } from './RosterProblems.tsx'
import './roster.css'

export interface RosterFieldProps {
  value: string
  onChange: (text: string) => void
  /** What the host found in this very text. */
  refused: readonly RosterProblem[]
  /** Buttons beside "Choose a file". */
  actions?: ReactNode
}

/** A list of members from a file or pasted, with what to change in it before it can be taken. */
export function RosterField({ value, onChange, refused, actions }: RosterFieldProps): ReactNode {
  const { t } = useText('forum')
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<string | null>(null)
  const [writing, setWriting] = useState(true)
  const draft = useMemo(() => readRosterDraft(value), [value])
  const problems = refused.length > 0 ? refused : draft.problems
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return
    setFile(chosen.name)
    setWriting(false)
    onChange(new TextDecoder().decode(await chosen.arrayBuffer()))
  }
  const wrong = new Set(problems.map((problem) => problem.line)).size
  return (
    <div className="stack">
      {problems.length > 0 ? (
        <RosterProblems
          problems={problems}
          title={t(refused.length > 0 ? 'roster.refused' : 'roster.toChange', { wrong, all: Math.max(wrong, draft.rows.length) })}
        >
          {t('roster.way', { file: file ?? 'none' })}
        </RosterProblems>
      ) : null}
      {value !== '' && problems.length === 0 ? (
        <StateLine kind="settled">{t('roster.reads', { seats: draft.seats, sectors: draft.sectors.length })}</StateLine>
      ) : null}
      <input
        ref={input}
        className="ui-visually-hidden"
        type="file"
        tabIndex={-1}
        aria-hidden
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        onChange={(event) => {
          void choose(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <ButtonRow>
        {actions}
        <Button kind="secondary" onPress={() => input.current?.click()}>
          {t(problems.length > 0 && file ? 'roster.chooseCorrected' : 'roster.choose')}
        </Button>
        {writing ? null : <Button onPress={() => setWriting(true)}>{t('roster.correctHere')}</Button>}
      </ButtonRow>
      {writing ? (
        <TextArea
          label={t('roster.paste')}
          help={t('roster.pasteHelp')}
          value={value}
          rows={6}
          onChange={onChange}
          placeholder="seat,sector,organisation,titular"
          className="roster-text"
        />
      ) : null}
      {draft.rows.length > 0 ? <RosterPreview draft={draft} problems={problems} /> : null}
    </div>
  )
}
