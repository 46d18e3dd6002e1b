import type { ReactNode } from 'react'
import { LONGEST_LINE } from '../../../shared/domain/primitives.ts'
import type { DecisionKind } from '../../../shared/domain/forum.ts'
import type { Item } from '../../../shared/domain/meeting.ts'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { motionKinds } from './motion-entry.ts'
import type { MotionEntry } from './sheet-store.ts'
import { changeSheet } from './sheet-store.ts'
import { useWords } from './words.ts'

/** [DEC15] Words put to decision that stand nowhere else: what kind they are of, their title, and themselves. */
export function MotionForm({ item, motion }: { item: Item; motion: MotionEntry }): ReactNode {
  const { t } = useWords()
  const { t: forum } = useText('forum')
  const change = (part: Partial<MotionEntry>): void => changeSheet(item.id, { motion: { ...motion, ...part } })
  return (
    <div className="stack decision-motion">
      <Select
        label={t('motion.kind')}
        value={motion.about}
        onChange={(about) => change({ about: about as DecisionKind })}
        options={motionKinds.map((kind) => ({
          value: kind,
          label: kind === 'terms' ? t('motion.terms') : forum(`rules.kind.${kind}`),
        }))}
      />
      <Words motion={motion} onChange={change} autoFocus />
      <p className="type-reference">{t('put.freezes')}</p>
    </div>
  )
}

function Words(props: {
  motion: Pick<MotionEntry, 'title' | 'text'>
  onChange: (part: Partial<MotionEntry>) => void
  autoFocus?: boolean
}): ReactNode {
  const { t } = useWords()
  const { motion, onChange } = props
  return (
    <>
      <TextField
        label={t('motion.title')}
        value={motion.title}
        autoFocus={props.autoFocus}
        onChange={(title) => onChange({ title: title.slice(0, LONGEST_LINE) })}
      />
      <TextArea
        label={t('motion.text')}
        help={t('motion.textHelp')}
        rows={4}
        value={motion.text}
        onChange={(text) => onChange({ text })}
      />
    </>
  )
}
