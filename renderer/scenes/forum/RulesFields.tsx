import type { ReactNode } from 'react'
import { useId } from 'react'
import type { AdoptedRule, DecisionKind } from '../../../shared/domain/forum.ts'
import { decisionKind } from '../../../shared/domain/forum.ts'
import { ruleSentences } from '../../features/decision/rule-sentences.ts'
import { useWords } from '../../features/decision/words.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FieldProblem } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import { TextField } from '../../ui/TextField.tsx'
import { BetweenFields } from './BetweenFields.tsx'
import { ForumFigures, OneRuleFigures } from './RuleFigures.tsx'
import type { RulebookEntry } from './rulebook-entry.ts'

interface RulesFieldsProps {
  entry: RulebookEntry
  put: (part: Partial<RulebookEntry>) => void
  /** The rules that the forum has; the others of `toChoose` are presets that it lacks. */
  own: readonly AdoptedRule[]
  toChoose: readonly AdoptedRule[]
  faults: ReadonlySet<string>
  /** It was to be sent: what is wrong in typed fields is said. */
  checked: boolean
}

export function RulesFields(props: RulesFieldsProps): ReactNode {
  const { t } = useText('forum')
  const { entry, put, faults, checked } = props
  const options = useRuleOptions(props)
  const gone = t('rules.form.goneError')
  return (
    <>
      <WhichRules {...props} />
      <Select
        label={t('rules.form.usual')}
        help={t('rules.form.usualHelp')}
        error={faults.has('usual') ? gone : undefined}
        value={entry.usual}
        onChange={(usual) => put({ usual })}
        options={options(entry.usual)}
      />
      <fieldset>
        <legend className="ui-field__label">{t('rules.form.kinds')}</legend>
        <p className="type-reference">{t('rules.form.kindsHelp')}</p>
        <div className="rules-form__pair rules-form__group">
          {decisionKind.options.map((kind: DecisionKind) => (
            <Select
              key={kind}
              label={t(`rules.kind.${kind}`)}
              error={faults.has(kind) ? gone : undefined}
              value={entry.kinds[kind] ?? ''}
              placeholder={t('rules.form.any')}
              onChange={(rule) => put({ kinds: { ...entry.kinds, [kind]: rule } })}
              options={options(entry.kinds[kind] ?? '')}
            />
          ))}
        </div>
      </fieldset>
      <NoticeFields {...props} />
      <Select
        label={t('rules.form.reopening')}
        error={faults.has('reopening') ? gone : undefined}
        value={entry.reopening}
        placeholder={t('rules.form.reopeningAny')}
        onChange={(reopening) => put({ reopening })}
        options={options(entry.reopening)}
      />
      <ForumFigures {...props} />
      <BetweenFields entry={entry} put={put} faults={faults} checked={checked} />
    </>
  )
}

function NoticeFields({ entry, put, faults, checked }: RulesFieldsProps): ReactNode {
  const { t } = useText('forum')
  return (
    <fieldset>
      <legend className="ui-field__label">{t('rules.notice')}</legend>
      <p className="type-reference">{t('rules.form.noticeHelp')}</p>
      <div className="rules-form__pair rules-form__group">
        <TextField
          label={t('rules.form.noticeMeeting')}
          inputMode="numeric"
          width={5}
          value={entry.meeting}
          error={checked && faults.has('meeting') ? t('rules.form.noticeWrong') : undefined}
          onChange={(meeting) => put({ meeting })}
        />
        <TextField
          label={t('rules.form.noticeTexts')}
          inputMode="numeric"
          width={5}
          value={entry.texts}
          error={checked && faults.has('texts') ? t('rules.form.noticeWrong') : undefined}
          onChange={(texts) => put({ texts })}
        />
      </div>
    </fieldset>
  )
}

/** Those chosen; one that is chosen elsewhere but taken out stays in its list, named so, until another is chosen. */
function useRuleOptions({ entry, toChoose }: RulesFieldsProps) {
  const { t } = useText('forum')
  const chosen = toChoose.filter((rule) => entry.rules.includes(rule.id))
  return (value: string) => {
    const left = toChoose.filter((rule) => rule.id === value && !entry.rules.includes(rule.id))
    return [
      ...chosen.map((rule) => ({ value: rule.id, label: rule.title })),
      ...left.map((rule) => ({ value: rule.id, label: t('rules.form.gone', { title: rule.title }) })),
    ]
  }
}

function WhichRules({ entry, put, own, toChoose, faults }: RulesFieldsProps): ReactNode {
  const { t } = useText('forum')
  const words = useWords()
  const problem = useId()
  const box = (rule: AdoptedRule): ReactNode => (
    <Checkbox
      key={rule.id}
      checked={entry.rules.includes(rule.id)}
      help={<span className="rules-form__sentence">{ruleSentences(words, rule).join(' ')}</span>}
      onChange={(on) => put({ rules: on ? [...entry.rules, rule.id] : entry.rules.filter((id) => id !== rule.id) })}
    >
      {rule.title}
    </Checkbox>
  )
  const ruleOf = (rule: AdoptedRule): AdoptedRule => entry.figures.rules[rule.id] ?? rule
  const withFigures = (rule: AdoptedRule): ReactNode => (
    <div key={rule.id}>
      {box(ruleOf(rule))}
      {entry.rules.includes(rule.id) ? (
        <OneRuleFigures
          rule={ruleOf(rule)}
          onChange={(changed) =>
            put({ figures: { ...entry.figures, rules: { ...entry.figures.rules, [rule.id]: changed } } })
          }
        />
      ) : null}
    </div>
  )
  const lacking = toChoose.filter((rule) => !own.includes(rule))
  return (
    <fieldset aria-describedby={problem}>
      <legend className="ui-field__label">{t('rules.form.rules')}</legend>
      <p className="type-reference">{t('rules.form.rulesHelp')}</p>
      <div className={faults.has('rules') ? 'ui-field--error' : undefined}>
        <FieldProblem id={problem}>{faults.has('rules') ? t('rules.form.rulesNone') : null}</FieldProblem>
      </div>
      <div className="rules-form__group">{own.map(withFigures)}</div>
      {lacking.length > 0 ? (
        <div className="rules-form__group">
          <h3 className="type-label">{t('rules.form.lacks')}</h3>
          {lacking.map(withFigures)}
        </div>
      ) : null}
    </fieldset>
  )
}
