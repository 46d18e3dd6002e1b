import type { ReactNode, SyntheticEvent } from 'react'
import { useRef, useState } from 'react'
import type { Commitment } from '../../../shared/domain/commitment.ts'
import { adoptions, isReopened } from '../../../shared/domain/commitment.ts'
import { commitmentOfText } from '../../../shared/document/commitment-text.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { mayNotBind } from '../../../shared/rules/procedure-case.ts'
import { useCan, useCommand, useForum, useFrozenText, useReveal } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import { useFormat } from '../../ui/format.ts'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useText } from '../../ui/text.ts'
import { TextArea } from '../../ui/TextField.tsx'
import { CommitmentWords } from './CommitmentWords.tsx'

/** [RULE4] How an adopted text is opened to another, and while it is: since when and why, what is in force, and the way back. */
export function Reopening({ commitment }: { commitment: Commitment }): ReactNode {
  const { state } = useForum()
  const rule = useReopeningRule()
  const place = useRef<HTMLDivElement>(null)
  if (commitment.adopted === null) return null
  const reopened = isReopened(commitment)
  const mayAsk = reopened ? mayNotBind(state, commitment.id) === null : rule !== null
  const asked = {
    commitment,
    rule,
    what: reopened ? 'uphold' : 'reopen',
    onDone: () => place.current?.focus(),
  } as const
  return (
    <div ref={place} tabIndex={-1} className="stack">
      {reopened ? <ReopenedNote commitment={commitment} rule={rule} /> : null}
      {mayAsk ? <AskReason key={asked.what} {...asked} /> : null}
    </div>
  )
}

/** The title of the rule by which the forum decides again; null where its rules name none. */
function useReopeningRule(): string | null {
  const { state } = useForum()
  const rules = rulesIn(state, null)
  return rules?.rules.find((one) => one.id === rules.reopening)?.title ?? null
}

function ReopenedNote({ commitment, rule }: { commitment: Commitment; rule: string | null }): ReactNode {
  const { t, rich } = useText('commitment')
  const { state } = useForum()
  const { date } = useFormat()
  const reveal = useReveal()
  const adoption = adoptions(state, commitment).at(-1)
  const day = (at: string | undefined): string => (at === undefined ? '' : date(at, state.forum?.zone))
  const reason = reveal(commitment.reopened?.reason)
  return (
    <div className="draft__note">
      <p>
        {rich('reopened.since', { date: day(commitment.reopened?.at) })}{' '}
        {reason === null ? null : <q dir="auto">{reason}</q>}
      </p>
      <p>{t('reopened.stands', { date: day(adoption?.at), rule: rule ?? '', named: rule === null ? 'no' : 'yes' })}</p>
      <Disclosure summary={t('reopened.inForce')}>
        <InForce hash={commitment.adopted} />
      </Disclosure>
    </div>
  )
}

function InForce({ hash }: { hash: string | null }): ReactNode {
  const { t } = useText('commitment')
  const frozen = useFrozenText(hash)
  const content = frozen?.ok ? commitmentOfText(frozen.value) : null
  if (content) return <CommitmentWords content={content} />
  return <p className="quiet-text">{t(frozen === null ? 'record.fetching' : 'reopened.notFetched')}</p>
}

interface Asked {
  readonly commitment: Commitment
  readonly what: 'reopen' | 'uphold'
  readonly rule: string | null
  /** Where sight goes once it is said: the form goes. */
  readonly onDone: () => void
}

function AskReason(asked: Asked): ReactNode {
  const { t } = useText('commitment')
  const may = useCan({ to: `commitment.${asked.what}` })
  const [open, setOpen] = useState(false)
  if (!may) return null
  return (
    <FormPlace open={open}>
      {open ? (
        <ReasonForm {...asked} onClose={() => setOpen(false)} />
      ) : (
        <Button kind="link" onPress={() => setOpen(true)}>
          {t(`${asked.what}.ask`)}
        </Button>
      )}
    </FormPlace>
  )
}

function ReasonForm({ commitment, what, rule, onDone, onClose }: Asked & { onClose: () => void }): ReactNode {
  const { t } = useText('commitment')
  const say = useCommand(`commitment.${what}`)
  const [reason, setReason, clear] = useKeptEntry(`${what} ${commitment.id}`, '')
  const [checked, setChecked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const missing = reason.trim() === ''
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    setChecked(true)
    if (missing) {
      field.current?.focus()
      return
    }
    const answered = await say.run({ commitment: commitment.id, reason: reason.trim() })
    if (!answered.ok) return
    clear()
    onDone()
  }
  return (
    <form
      className="ui-form"
      aria-label={t(`${what}.title`)}
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={({ key }) => (key === 'Escape' ? onClose() : undefined)}
    >
      <p>{t(`${what}.words`, { rule: rule ?? '' })}</p>
      <TextArea
        ref={field}
        label={t('reopened.why')}
        help={t('reopened.published')}
        error={checked && missing ? t('reopened.missing') : undefined}
        rows={2}
        maxLength={20_000}
        value={reason}
        onChange={setReason}
      />
      <FailureLine failure={say.failure} />
      <ButtonRow>
        <Button type="submit" busy={say.pending}>
          {t(`${what}.send`)}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('reopened.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}
