import type { ReactNode } from 'react'
import type { Rules } from '../../../shared/domain/forum.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { useForum } from '../../client/react.tsx'
import { Link } from '../../features/forum/Link.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { useText } from '../../ui/text.ts'
import { RulesForm } from './RulesForm.tsx'
import type { RulesPlace } from './rules-place.ts'
import { rulesPlace } from './rules-place.ts'
import { useChangeForm } from './use-change-form.ts'

interface RulesChangeProps {
  rules: Rules
  /** Whose rules they are. */
  body?: BodyId
  /** [GROUP4] Who decides on them: that body itself, or of a working group's the forum, null. */
  by?: BodyId
}

/** The way to other rules: what is being decided already, and for those who lead the form in which a change is chosen. */
export function RulesChange({ rules, body = null, by = body }: RulesChangeProps): ReactNode {
  const { t, rich } = useText('forum')
  const { state } = useForum()
  const place = rulesPlace(state, body, by)
  const { leads, mayChange, shown, open, close, button } = useChangeForm(place)
  // What is being decided is said once, beside the body whose rules they are.
  if (by !== body && 'decision' in place) return null
  if (!leads && !('decision' in place)) return null
  const title = titleOf(place)
  return (
    <div className="rules-change">
      {'decision' in place ? (
        <p className="page-hint">
          {rich('rules.underWay', {
            code: decisionCode(place.decision),
            title: place.decision.title,
            link: (words: ReactNode) => <Link to={toDecision(place.decision)}>{words}</Link>,
          })}{' '}
          {leads && place.how === 'under_way' ? t('rules.cannotNow') : null}
        </p>
      ) : null}
      {shown ? (
        <Section title={t(`rules.${title}Title`)} size="section">
          {/* Amended or adopted by somebody else meanwhile: another form, with an entry of its own. */}
          <RulesForm
            key={formKey(rules, body, place)}
            entryKey={formKey(rules, body, place)}
            rules={rules}
            body={body}
            place={place}
            onDone={close}
          />
        </Section>
      ) : mayChange ? (
        <Button ref={button} onPress={open}>
          {t(by === body ? `rules.${title}` : 'rules.proposeInForum')}
        </Button>
      ) : null}
    </div>
  )
}

function titleOf({ how }: RulesPlace): 'propose' | 'replace' | 'amend' {
  return how === 'adopt' ? 'replace' : how === 'amend' ? 'amend' : 'propose'
}

function formKey(rules: Rules, body: BodyId, place: RulesPlace): string {
  const of = place.how === 'amend' ? `${place.decision.id} ${String(place.decision.texts.length)}` : ''
  return `rules ${body ?? ''} ${String(rules.version)} ${of}`
}

function toDecision({ meeting, item }: { meeting: string; item: string }) {
  return { page: 'meeting', meeting, item, tab: 'decision' } as const
}
