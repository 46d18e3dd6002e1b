import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { Rulebook, Rules } from '../../../shared/domain/forum.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { rulebookChanges } from '../../../shared/rules/rulebook-changes.ts'
import { useForum } from '../../client/react.tsx'
import { RulebookChanges } from '../../features/decision/RulebookChanges.tsx'
import { presets } from '../../features/forum/rule-presets.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useText } from '../../ui/text.ts'
import { focusFirstProblem } from './PlanFields.tsx'
import type { RulebookEntry } from './rulebook-entry.ts'
import { entryFaults, entryOf, rulebookOf, rulesToChoose } from './rulebook-entry.ts'
import type { RulesPlace } from './rules-place.ts'
import { RulesFields } from './RulesFields.tsx'
import { DecidedBy, WhereToPut } from './RulesProposal.tsx'
import type { Proposal } from './use-rules-proposal.ts'
import { useRulesProposal } from './use-rules-proposal.ts'

interface RulesFormProps {
  rules: Rules
  /** Whose they are: the forum's, null, or a working group's. */
  body: BodyId
  place: RulesPlace
  /** Under which what is chosen is kept. */
  entryKey: string
  onDone: () => void
}

/** Other rules are chosen, shown as what they would change, and proposed: adopted at once, put to decision, or frozen as amended. */
export function RulesForm({ rules, body, place, entryKey, onDone }: RulesFormProps): ReactNode {
  const { t } = useText('forum')
  const choice = useChoice(rules, place, entryKey)
  const [checked, setChecked] = useState(false)
  const leave = (): void => {
    choice.clear()
    onDone()
  }
  const proposal = useRulesProposal(place, body, leave)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select')?.focus()
  }, [])
  const { proposed, changed } = choice
  return (
    <form
      ref={form}
      className="rules-form"
      noValidate
      aria-label={t('rules.proposeTitle')}
      onSubmit={(event) => {
        event.preventDefault()
        setChecked(true)
        if (!proposed) focusFirstProblem('.rules-form')
        else if (changed) proposal.run(proposed)
      }}
    >
      <p className="rules-form__place">{t(`rules.form.${wordsOf(place).how}`)}</p>
      <RulesFields {...choice} faults={entryFaults(choice.entry)} checked={checked} />
      <div>
        <h3 className="ui-field__label">{t('rules.form.preview')}</h3>
        {proposed ? (
          <RulebookChanges before={rules} after={proposed} none={t('rules.form.previewNone')} />
        ) : (
          <p className="type-reference">{t('rules.form.unsound')}</p>
        )}
      </div>
      <FormFoot
        rules={rules}
        place={place}
        proposal={proposal}
        unchanged={proposed !== null && !changed}
        onCancel={leave}
      />
    </form>
  )
}

function useChoice(rules: Rules, place: RulesPlace, entryKey: string) {
  const from: Rulebook = place.how === 'amend' ? (place.decision.rulebook ?? rules) : rules
  const [first] = useState(() => entryOf(from))
  const [entry, setEntry, clear] = useKeptEntry(entryKey, first)
  const own = rulesToChoose(rules.rules, from.rules)
  const toChoose = rulesToChoose(own, presets)
  const proposed = rulebookOf(entry, toChoose, from)
  return {
    entry,
    put: (part: Partial<RulebookEntry>) => setEntry((last) => ({ ...last, ...part })),
    clear,
    own,
    toChoose,
    proposed,
    changed: proposed !== null && rulebookChanges(from, proposed).length > 0,
  }
}

function wordsOf({ how }: RulesPlace) {
  switch (how) {
    case 'adopt':
      return { how: 'howFirst', act: 'adopt', failed: 'failed' } as const
    case 'amend':
      return { how: 'howAmend', act: 'freeze', failed: 'failedPut' } as const
    default:
      return { how: 'how', act: 'put', failed: 'failedPut' } as const
  }
}

function FormFoot(props: {
  rules: Rules
  place: RulesPlace
  proposal: Proposal<Rulebook>
  unchanged: boolean
  onCancel: () => void
}): ReactNode {
  const { t } = useText('forum')
  const { place, proposal } = props
  const { state } = useForum()
  // [GROUP4] The rules of the body that decides, which may be the forum for a working group.
  const deciding = 'meeting' in place ? rulesIn(state, place.meeting.group) : null
  const { act, failed } = wordsOf(place)
  const missing = props.unchanged ? t('rules.form.missingChange') : t('rules.form.missingItem')
  return (
    <>
      {act === 'put' ? (
        <DecidedBy rules={deciding ?? props.rules} rule={proposal.rule} onChange={proposal.chooseRule} />
      ) : null}
      <WhereToPut place={place} />
      <FailureLine failure={proposal.failure} what={t(`rules.form.${failed}`)} />
      <ButtonRow>
        <Button
          kind="primary"
          type="submit"
          busy={proposal.pending}
          missing={props.unchanged || !proposal.ready ? missing : undefined}
        >
          {t(`rules.form.${act}`)}
        </Button>
        <Button kind="link" onPress={props.onCancel}>
          {t('form.cancel')}
        </Button>
      </ButtonRow>
    </>
  )
}
