import type { ReactNode } from 'react'
import { useState } from 'react'
import type { AdoptedRule } from '../../../shared/domain/forum.ts'
import { LONGEST_LINE } from '../../../shared/domain/primitives.ts'
import { parseQuorum } from '../../../shared/rules/rulebook.ts'
import { allowedSentences } from '../../features/decision/between-sentences.ts'
import { quorumSentence, ruleSentences } from '../../features/decision/rule-sentences.ts'
import { useWords } from '../../features/decision/words.ts'
import { bookPresets, corePresets, presets } from '../../features/forum/rule-presets.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { RadioList } from '../../ui/SegmentedChoice.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import type { EntryChange, NewForumEntry } from './new-forum-entry.ts'
import { bookOf, chooseBetween, lacksAttribution } from './new-forum-entry.ts'

interface RulesStepProps {
  entry: NewForumEntry
  /** It was to be sent: what is wrong is said. */
  checked: boolean
  onChange: EntryChange
}

export function RulesStep({ entry, checked, onChange }: RulesStepProps): ReactNode {
  const { t } = useText('start')
  const words = useWords()
  const [all, setAll] = useState(false)
  const chosen = new Set([...corePresets.map((preset) => preset.id), ...entry.also, entry.usual])
  const shown = all ? presets : presets.filter((preset) => chosen.has(preset.id))
  const more = presets.length - shown.length
  const explained = (rule: AdoptedRule): ReactNode => (
    <>
      <span className="new-forum__sentence">{ruleSentences(words, rule).join(' ')}</span>
      <span className="new-forum__sentence">{t('rules.source', { source: rule.source })}</span>
    </>
  )
  return (
    <>
      <RadioList
        label={t('rules.usual')}
        help={t('rules.usualHelp')}
        value={entry.usual}
        onChange={(usual) => onChange({ usual, also: [...new Set([...entry.also, entry.usual])] })}
        options={shown.map((preset, index) => ({
          value: preset.id,
          label: index === 0 ? t('rules.recommended', { title: preset.title }) : preset.title,
          help: explained(preset),
        }))}
      />
      {more > 0 ? (
        <div>
          <Button kind="link" onPress={() => setAll(true)}>
            {t('rules.more', { n: more })}
          </Button>
        </div>
      ) : null}
      <fieldset>
        <legend className="ui-field__label">{t('rules.also')}</legend>
        <p className="type-reference">{t('rules.alsoHelp')}</p>
        {shown
          .filter((preset) => preset.id !== entry.usual)
          .map((preset) => (
            <Checkbox
              key={preset.id}
              checked={entry.also.includes(preset.id)}
              onChange={(on) =>
                onChange({ also: on ? [...entry.also, preset.id] : entry.also.filter((id) => id !== preset.id) })
              }
            >
              {preset.title}
            </Checkbox>
          ))}
      </fieldset>
      <Between entry={entry} checked={checked} onChange={onChange} />
      <div>
        <h2 className="ui-field__label">{t('rules.quorum')}</h2>
        <p>{quorumSentence(words, parseQuorum(sittingQuorum))}</p>
        <p className="type-reference">{t('rules.quorumHelp')}</p>
      </div>
    </>
  )
}

/** [BET1] Whether, and how, it decides between its meetings. */
function Between({ entry, checked, onChange }: RulesStepProps): ReactNode {
  const { t } = useText('start')
  const { t: tForum } = useText('forum')
  return (
    <>
      <RadioList
        label={t('rules.between')}
        help={t('rules.betweenHelp')}
        value={entry.between}
        onChange={(between) => onChange(chooseBetween(entry, between))}
        options={[
          { value: '', label: t('rules.betweenNone') },
          ...bookPresets.map(({ id, title, between = {} }) => ({
            value: id,
            label: t('rules.betweenAs', { title }),
            help: (
              <>
                {allowedSentences(tForum, between).map((sentence) => (
                  <span key={sentence} className="new-forum__sentence">
                    {sentence}
                  </span>
                ))}
                <span className="new-forum__sentence">{t('rules.source', { source: between.source ?? title })}</span>
              </>
            ),
          })),
        ]}
      />
      {bookOf(entry)?.between?.signatures ? (
        <TextField
          label={t('rules.attribution')}
          help={t('rules.attributionHelp')}
          value={entry.attribution}
          error={checked && lacksAttribution(entry) ? t('rules.attributionMissing') : undefined}
          onChange={(attribution) => onChange({ attribution: attribution.slice(0, LONGEST_LINE) })}
        />
      ) : null}
    </>
  )
}

/** The quorum to sit that the host founds every forum with (main/cli/rule-presets.ts). */
const sittingQuorum = {
  fraction: [1, 2],
  comparison: 'more_than',
  recused: 'not_present',
  eachSector: { fraction: [1, 3], comparison: 'at_least' },
}
