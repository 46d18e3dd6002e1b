import type { ReactNode } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { isReopened, isSettled } from '../../../shared/domain/commitment.ts'
import type { AdoptedRule, DecisionKind } from '../../../shared/domain/forum.ts'
import type { Item, Meeting } from '../../../shared/domain/meeting.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import type { Question } from '../../../shared/rules/reopening.ts'
import { motionHash, rulesToPut } from '../../../shared/rules/reopening.ts'
import { useCan, useCommand, useForum, useFrozenText } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { RadioList } from '../../ui/SegmentedChoice.tsx'
import { useText } from '../../ui/text.ts'
import { useDraftText } from './draft-text.ts'
import { FailureLine } from '../../ui/FailureLine.tsx'
import type { DecisionView } from './decision-view.ts'
import { blankMotion, motionOf, toPut } from './motion-entry.ts'
import { MotionForm } from './MotionForm.tsx'
import { ruleSentences } from './rule-sentences.ts'
import type { MotionEntry } from './sheet-store.ts'
import { changeSheet, useSheet } from './sheet-store.ts'
import { ownPage } from './subject.ts'
import { RecordText } from './FrozenText.tsx'
import { Disclosure, UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { StandsAside, useAside } from './StandsAside.tsx'
import { useWords } from './words.ts'

/** Before a text is put to decision: which words, and by which rule, each with its source. `again`: an earlier decision has ended. */
export function PutForm({ meeting, item, again }: { meeting: Meeting; item: Item; again?: boolean }): ReactNode {
  const { t } = useWords()
  const { motion } = useSheet(item.id)
  const aside = useAside(meeting, item.id)
  const leads = useCan({ to: 'decision.put' }) && aside !== 'leading'
  const isOpen = useOpenCommitment(item) !== null
  const put = usePut(meeting, item)
  return (
    <div className="decision-put stack">
      {again ? null : <StandsAside aside={aside} />}
      {motion && leads ? (
        <MotionForm item={item} motion={motion} />
      ) : item.commitment === null ? (
        <p>{t('put.noText')}</p>
      ) : isOpen ? (
        <DraftSummary commitment={item.commitment} />
      ) : null}
      {leads ? <OtherWords item={item} motion={motion} isOpen={isOpen} /> : null}
      {leads && (motion || isOpen) ? (
        <RuleChoice meeting={meeting} itemId={item.id} about={motion?.about ?? 'commitment'} />
      ) : null}
      {again && put.run ? (
        <div>
          <Button busy={put.pending} missing={put.missing} onPress={put.run}>
            {t(motion ? 'step.put' : 'put.again')}
          </Button>
        </div>
      ) : null}
      <FailureLine failure={put.failure} />
    </div>
  )
}

export interface Put {
  /** Null where there is nothing to put, or this window may not. */
  readonly run: (() => void) | null
  readonly missing: string | undefined
  readonly pending: boolean
  readonly failure: Failure | null
  readonly clear: () => void
}

/** Puts to decision what an item is about: the words being written, else its commitment. */
export function usePut(meeting: Meeting | undefined, item: Item | null): Put {
  const { t } = useWords()
  const { motion } = useSheet(item?.id ?? '')
  const aside = useAside(meeting, item?.id)
  const leads = useCan({ to: 'decision.put' }) && aside !== 'leading'
  const rule = useChosenRule(meeting, item?.id ?? '')
  const { run, ...put } = useCommand('decision.put')
  const commitment = useOpenCommitment(item)
  if (!meeting || !item || !leads || rule === null || (motion === null && commitment === null))
    return { ...put, run: null, missing: undefined }
  const subject = toPut(commitment, motion)
  const missing = subject === null ? t('motion.missing') : t('put.itemClosed')
  const ready = subject !== null && meeting.currentItem === item.id
  return {
    ...put,
    missing: ready ? undefined : missing,
    run: () => {
      if (!subject) return
      void run({ meeting: meeting.id, item: item.id, ...subject, rule }).then((answered) => {
        if (answered.ok && motion) changeSheet(item.id, { motion: null })
      })
    },
  }
}

/** The commitment of an item, unless it has been adopted already. */
function useOpenCommitment(item: Item | null): string | null {
  const { state } = useForum()
  const commitment = item?.commitment ?? null
  const subject = commitment === null ? undefined : state.commitments[commitment]
  return subject && !isSettled(subject) ? subject.id : null
}

/** After a decision: its text again, where it was not adopted, or other words at the same item. */
export function PutAgain({ view, meeting, item }: { view: DecisionView; meeting: Meeting; item: Item }): ReactNode {
  const { t } = useWords()
  const unfolding = useUnfolding()
  const { motion } = useSheet(item.id)
  const { about, commitment, founding, ends, concluded, texts } = view.decision
  const frozen = useFrozenText(texts.at(-1)?.hash)
  if (meeting.stage !== 'open' || !view.may({ to: 'decision.put' })) return null
  const ofItsOwn = ownPage(view.decision) !== null || founding !== null || ends !== null
  const subject = commitment === null ? undefined : view.state.commitments[commitment]
  const adopted = concluded?.result === 'adopted' && !(subject && isReopened(subject))
  const another = adopted || ofItsOwn
  const toggle = (): void => {
    if (!unfolding.isOpen && motion === null && (another || commitment === null)) {
      changeSheet(item.id, {
        motion: { ...blankMotion, ...(another || !frozen?.ok ? {} : { about, ...motionOf(frozen.value) }) },
      })
    }
    unfolding.toggle()
  }
  return (
    <div className="decision-way-out">
      <UnfoldButton unfolding={{ ...unfolding, toggle }}>{t(another ? 'motion.open' : 'put.againAsk')}</UnfoldButton>
      <UnfoldPanel unfolding={unfolding}>
        <PutForm meeting={meeting} item={item} again />
      </UnfoldPanel>
    </div>
  )
}

/** The way between the commitment of an item and other words. */
function OtherWords(props: { item: Item; motion: MotionEntry | null; isOpen: boolean }): ReactNode {
  const { t } = useWords()
  const { item, motion } = props
  const label = motion === null ? 'motion.open' : props.isOpen ? 'motion.back' : 'motion.leave'
  return (
    <div>
      <Button kind="link" onPress={() => changeSheet(item.id, { motion: motion === null ? blankMotion : null })}>
        {t(label)}
      </Button>
    </div>
  )
}

/** The rule that the next decision on this item would be under: the one chosen, else the one that is taken first. */
function useChosenRule(meeting: Meeting | undefined, itemId: string): string | null {
  const { state } = useForum()
  const { rule, motion } = useSheet(itemId)
  const rules = rulesIn(state, meeting?.group ?? null)
  const allowed = rules
    ? rulesToPut(state, rules, motion?.about ?? 'commitment', questionAt(state, meeting, itemId, motion))
    : []
  return allowed.find((one) => one.id === rule)?.id ?? allowed[0]?.id ?? null
}

/** [RULE3] What would be put: the words being written, else the commitment of the item. */
function questionAt(
  state: ForumState,
  meeting: Meeting | undefined,
  itemId: string,
  motion: MotionEntry | null,
): Question {
  const body = meeting?.group ?? null
  if (!motion) return { body, commitment: commitmentAt(state, itemId) }
  return { body, commitment: null, motion: motionHash({ title: motion.title.trim(), text: motion.text }) }
}

function commitmentAt({ meetings }: Pick<ForumState, 'meetings'>, itemId: string): string | null {
  const items = Object.values(meetings).flatMap((meeting) => meeting.items)
  return items.find((one) => one.id === itemId)?.commitment ?? null
}

/** [RULE1] The rules that may decide this kind; one that the forum has named for it is said and not asked. */
function RuleChoice(props: { meeting: Meeting; itemId: string; about: DecisionKind }): ReactNode {
  const { meeting, itemId, about } = props
  const words = useWords()
  const { t } = words
  const { state } = useForum()
  const { motion } = useSheet(itemId)
  const rule = useChosenRule(meeting, itemId)
  const rules = rulesIn(state, meeting.group)
  if (!rules) return null
  const allowed = rulesToPut(state, rules, about, questionAt(state, meeting, itemId, motion))
  const [only] = allowed
  if (only && allowed.length === 1) {
    return (
      <div>
        <p>
          {t('put.ruleOnly')} <b>{only.title}</b>
        </p>
        <p className="type-reference">
          <RuleHelp rule={only} words={ruleSentences(words, only)} />
        </p>
      </div>
    )
  }
  return (
    <RadioList
      label={t('put.rule')}
      value={rule ?? undefined}
      onChange={(id) => changeSheet(itemId, { rule: id })}
      options={allowed.map((one) => ({
        value: one.id,
        label: one.id === rules.usual ? t('put.usual', { title: one.title }) : one.title,
        help: <RuleHelp rule={one} words={ruleSentences(words, one)} />,
      }))}
    />
  )
}

function RuleHelp({ rule, words }: { rule: AdoptedRule; words: readonly string[] }): ReactNode {
  return (
    <>
      <span className="decision-put__sentence">{words.join(' ')}</span>
      <span className="decision-put__source">{rule.source}</span>
    </>
  )
}

/** Which text would be put, and its words as they read now. */
function DraftSummary({ commitment }: { commitment: string }): ReactNode {
  const { t } = useText('decision')
  const { state } = useForum()
  const about = state.commitments[commitment]
  const draft = useDraftText(about?.text ?? null)
  if (!about) return null
  const title = draft === null ? about.title : draft.title
  return (
    <div>
      <p>
        <b>{t('put.text', { code: commitmentCode(about.number), title: title === '' ? t('put.untitled') : title })}</b>
      </p>
      {draft ? (
        <Disclosure summary={t('put.read')} before={t('put.freezes')}>
          <RecordText text={draft.text} heading={false} />
        </Disclosure>
      ) : (
        <p className="type-reference">{t('put.freezes')}</p>
      )}
    </div>
  )
}

export function commitmentCode(number: number): string {
  return `C-${String(number).padStart(3, '0')}`
}
