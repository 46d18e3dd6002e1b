import type { ReactNode } from 'react'
import type { DecisionKind, Rules } from '../../../shared/domain/forum.ts'
import { rulesFor } from '../../../shared/rules/rulebook.ts'
import { ruleSentences } from '../../features/decision/rule-sentences.ts'
import { useWords } from '../../features/decision/words.ts'
import { Link } from '../../features/forum/Link.tsx'
import { RadioList } from '../../ui/SegmentedChoice.tsx'
import { useText } from '../../ui/text.ts'
import type { RulesPlace } from './rules-place.ts'

/** [RULE1] The rule that decides a change of the rules, or another kind, as the rules in force say. */
export function DecidedBy(props: {
  rules: Rules
  rule: string | null
  kind?: DecisionKind | undefined
  onChange: (rule: string) => void
}): ReactNode {
  const { t } = useText('forum')
  const words = useWords()
  const allowed = rulesFor(props.rules, props.kind ?? 'terms')
  const [only] = allowed
  if (only && allowed.length === 1) {
    return (
      <div>
        <p>{t('rules.form.byOnly', { title: only.title })}</p>
        <p className="type-reference rules-form__sentence">{ruleSentences(words, only).join(' ')}</p>
      </div>
    )
  }
  return (
    <RadioList
      label={t('rules.form.by')}
      value={props.rule ?? undefined}
      onChange={props.onChange}
      options={allowed.map((one) => ({
        value: one.id,
        label: one.title,
        help: <span className="rules-form__sentence">{ruleSentences(words, one).join(' ')}</span>,
      }))}
    />
  )
}

/** At which item it would be put, or what has to be done before it can be. */
export function WhereToPut({ place }: { place: RulesPlace }): ReactNode {
  const { t, rich } = useText('forum')
  const toMeeting = (id: string) => (words: ReactNode) => (
    <Link to={{ page: 'meeting', meeting: id, item: null, tab: 'check-in' }}>{words}</Link>
  )
  const words = ((): ReactNode => {
    switch (place.how) {
      case 'no_meeting':
        return rich('rules.form.noMeeting', {
          link: (said: ReactNode) => <Link to={{ page: 'forum', section: 'meetings', id: null }}>{said}</Link>,
        })
      case 'no_item':
        return rich('rules.form.noItem', { number: place.meeting.number, link: toMeeting(place.meeting.id) })
      case 'put':
      case 'item_busy': {
        const { meeting, item } = place
        const at = { place: meeting.items.indexOf(item) + 1, title: item.title, number: meeting.number }
        return place.how === 'put'
          ? t('rules.form.atItem', at)
          : rich('rules.form.itemBusy', { ...at, link: toMeeting(meeting.id) })
      }
      default:
        return null
    }
  })()
  return words ? <p className="rules-form__place">{words}</p> : null
}
