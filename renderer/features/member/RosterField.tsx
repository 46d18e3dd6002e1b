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
  /** A forum that is there already stays as it was: says so. */
  hasMembers?: boolean | undefined
  /** Buttons beside "Choose a file". */
  actions?: ReactNode
}

/** A list of members from a file or pasted, with what to change in it before it can be taken. */
export function RosterField({ value, onChange, refused, hasMembers, actions }: RosterFieldProps): ReactNode {
  const { t } = useText('forum')
  const [file, setFile] = useState<string | null>(null)
  const [writing, setWriting] = useState(true)
  const draft = useMemo(() => readRosterDraft(value), [value])
  const problems = refused.length > 0 ? refused : draft.problems
  const choose = async (chosen: File): Promise<void> => {
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
          title={t(refused.length > 0 ? 'roster.refused' : 'roster.toChange', {
            wrong,
            all: Math.max(wrong, draft.rows.length),
          })}
        >
          {t('roster.way', { file: file ?? 'none', kept: hasMembers ? 'yes' : 'no' })}
        </RosterProblems>
      ) : null}
      {value !== '' && problems.length === 0 ? (
        <StateLine kind="settled">{t('roster.reads', { seats: draft.seats, sectors: draft.sectors.length })}</StateLine>
      ) : null}
      <ButtonRow>
        {actions}
        <ChooseFile onFile={(chosen) => void choose(chosen)}>
          {t(problems.length > 0 && file ? 'roster.chooseCorrected' : 'roster.choose')}
        </ChooseFile>
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

/** The browser's own file dialog behind a button of ours; the same file may be chosen again after it was corrected. */
function ChooseFile({ onFile, children }: { onFile: (file: File) => void; children: ReactNode }): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        className="ui-visually-hidden"
        type="file"
        tabIndex={-1}
        aria-hidden
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button onPress={() => input.current?.click()}>{children}</Button>
    </>
  )
}
