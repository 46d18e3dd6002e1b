import type { SyntheticEvent, ReactNode } from 'react'
import { useId, useState } from 'react'
import { countedNow } from '../../../shared/rules/counted.ts'
import { roundAhead } from '../../../shared/rules/outlook.ts'
import { useCommand, useFrozenText } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { UnfoldButton, UnfoldPanel, useHeldUnfolding, useUnfolding } from '../../ui/Disclosure.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import { AmendWords } from './AmendWords.tsx'
import { AnnulQuestionForm } from './AnnulQuestion.tsx'
import type { DecisionView } from './decision-view.ts'
import { useDraftText } from './draft-text.ts'
import { useFocusAtFirst } from './EntryBox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { questionKind } from './question.ts'
import { changeSheet, useSheet } from './sheet-store.ts'
import { subjectKind } from './subject.ts'
import { TextChanges } from './TextChanges.tsx'
import { countedSentence, quorumLack, useWords } from './words.ts'

/** Whether the draft says something else than the text in question; null while either is not here yet, or without a decision. */
export function useAmended(
  view: DecisionView | null,
): { readonly before: string; readonly after: string; readonly changed: boolean } | null {
  const frozen = useFrozenText(view?.decision.texts.at(-1)?.hash)
  const draft = useDraftText(view?.state.commitments[view.decision.commitment ?? '']?.text ?? null)
  if (!frozen?.ok || !draft) return null
  return { before: frozen.value, after: draft.text, changed: frozen.value !== draft.text }
}

/** What may be done while no round and no ballot is open: amend, ask again, end without a vote, annul. */
export function BetweenRounds({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { t } = words
  const { decision } = view
  const open = useCommand('round.open')
  const amend = useCommand('decision.amend')
  const amended = useAmended(view)
  const changes = useUnfolding()
  const version = decision.texts.at(-1)?.version ?? 1
  const of = { meeting: view.meeting.id, decision: decision.id }
  const lack = quorumLack(words, roundAhead(view.outlook)?.quorum ?? null)
  const subject = subjectKind(decision)
  const draft = amended?.changed ? 'between.amended' : 'between.asFrozen'
  const shuts = view.outlook.gate?.mustChangeFirst === true
  return (
    <div className="decision-between">
      <p>
        {t(subject === 'commitment' ? draft : `between.${subject}`, { version })}{' '}
        {amended?.changed ? <UnfoldButton unfolding={changes}>{t('between.whatChanged')}</UnfoldButton> : null}
      </p>
      {amended?.changed ? (
        <UnfoldPanel unfolding={changes}>
          <TextChanges before={amended.before} after={amended.after} />
        </UnfoldPanel>
      ) : null}
      {view.may({ to: 'round.open' }) ? (
        <>
          {shuts ? <p className="type-reference">{t('between.shuts')}</p> : null}
          <ButtonRow>
            {subject === 'commitment' ? (
              <Button
                small
                busy={amend.pending}
                missing={amended?.changed === false ? t('between.nothing') : undefined}
                onPress={() => void amend.run(of)}
              >
                {t('step.freeze')}
              </Button>
            ) : null}
            <Button
              small
              busy={open.pending}
              missing={lack ? t('step.notQuorate', { lack }) : undefined}
              onPress={() => void open.run(of)}
            >
              {t('step.openRound', { n: decision.rounds.length + 1 })}
            </Button>
          </ButtonRow>
          <FailureLine failure={amend.failure ?? open.failure} />
          {subject === 'commitment' ? null : <AmendWords view={view} />}
        </>
      ) : null}
      <EndWithoutVote view={view} />
    </div>
  )
}

/** The two ways out that cannot be taken back: each says first what it does. */
export function EndWithoutVote({ view }: { view: DecisionView }): ReactNode {
  const words = useWords()
  const { t } = words
  const conclude = useCommand('decision.conclude')
  const concluding = useUnfolding()
  const annulling = useHeldUnfolding(`annul ${view.decision.id}`)
  const sheet = useSheet(view.decision.id)
  const panelId = useId()
  const { decision } = view
  if (!view.may({ to: 'decision.conclude' })) return null
  const asked = view.may({ to: 'question.annul' }) ? questionKind(decision) : null
  const voiding = {
    isOpen: sheet.annulling,
    toggle: () => changeSheet(decision.id, { annulling: !sheet.annulling }),
    panelId,
  }
  const annuls = view.may({ to: 'decision.annul' })
  const counted = decision.stage === 'between' ? countedNow(decision) : null
  return (
    <div className="decision-way-out">
      <p className="type-reference">
        {counted ? <UnfoldButton unfolding={concluding}>{t('conclude.ask')}</UnfoldButton> : null}{' '}
        {asked ? <UnfoldButton unfolding={voiding}>{t('annulQuestion.ask', { what: asked })}</UnfoldButton> : null}{' '}
        {annuls ? <UnfoldButton unfolding={annulling}>{t('annul.ask')}</UnfoldButton> : null}
      </p>
      {counted ? (
        <UnfoldPanel unfolding={concluding}>
          <div className="stack">
            <p>{t('conclude.what', { outcome: countedSentence(words, decision, counted) })}</p>
            <div>
              <Button
                small
                busy={conclude.pending}
                onPress={() => void conclude.run({ meeting: view.meeting.id, decision: decision.id })}
              >
                {t('conclude.do')}
              </Button>
            </div>
            <FailureLine failure={conclude.failure} />
          </div>
        </UnfoldPanel>
      ) : null}
      {asked ? (
        <UnfoldPanel unfolding={voiding}>
          <AnnulQuestionForm view={view} />
        </UnfoldPanel>
      ) : null}
      {annuls ? (
        <UnfoldPanel unfolding={annulling}>
          <AnnulForm view={view} what={t('annul.what')} />
        </UnfoldPanel>
      ) : null}
    </div>
  )
}

/** `what` says what annulling does here. */
export function AnnulForm({ view, what }: { view: DecisionView; what: string }): ReactNode {
  const { t } = useText('decision')
  const annul = useCommand('decision.annul')
  const [reason, setReason, clear] = useKeptEntry(`annul ${view.decision.id} ${view.decision.concluded?.at ?? ''}`, '')
  const [missing, setMissing] = useState(false)
  const field = useFocusAtFirst<HTMLTextAreaElement>()
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    if (reason.trim() === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    const { meeting, decision } = view
    // What this window shows is what is annulled, and nothing that another leader made of it meanwhile.
    const shown = decision.concluded ? { outcome: decision.concluded.at } : {}
    const of = { meeting: meeting.id, decision: decision.id, ...shown }
    if ((await annul.run({ ...of, reason: reason.trim() })).ok) clear()
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p>{what}</p>
      <TextArea
        ref={field}
        label={t('entry.reason')}
        help={t('annul.help')}
        error={missing && reason.trim() === '' ? t('annul.missing') : undefined}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      <div>
        <Button type="submit" small busy={annul.pending}>
          {t('annul.do')}
        </Button>
      </div>
      <FailureLine failure={annul.failure} />
    </form>
  )
}
