import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Candidacy, Selection } from '../../../shared/domain/selection.ts'
import { dayIn } from '../../../shared/lib/zoned-time.ts'
import { isLate } from '../../../shared/rules/selection.ts'
import { useCommand, useNow, useReveal } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useFormat } from '../../ui/format.ts'
import { ListLine, Section } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Mark } from '../../ui/Mark.tsx'
import { useText } from '../../ui/text.ts'
import { TextArea, TextField } from '../../ui/TextField.tsx'

/** [SEL3] Every candidacy, when it came, and what was found of it with its reason. */
export function Candidacies({ selection, runs }: { selection: Selection; runs: boolean }): ReactNode {
  const { t } = useText('selection')
  return (
    <Section title={t('candidacies')}>
      {selection.candidacies.length === 0 ? <p className="quiet-text">{t('noCandidacies')}</p> : null}
      <ul>
        {selection.candidacies.map((candidacy) => (
          <Line key={candidacy.candidacy} selection={selection} candidacy={candidacy} runs={runs} />
        ))}
      </ul>
      {runs ? <EnterForm selection={selection} /> : null}
    </Section>
  )
}

function Line(props: { selection: Selection; candidacy: Candidacy; runs: boolean }): ReactNode {
  const { t } = useText('selection')
  const reveal = useReveal()
  const format = useFormat()
  const { selection, candidacy, runs } = props
  const { check, organisation, received } = candidacy
  const [checking, setChecking] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setChecking(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const late = isLate(selection, candidacy)
  const name = reveal(candidacy.name) ?? t('withheld')
  const begin = t(check ? 'check.again' : 'check.begin')
  return (
    <ListLine
      mark={check ? <Mark name={check.eligible ? 'yes' : 'no'} /> : <Mark name="waiting" />}
      aside={
        runs && !checking ? (
          <Button small ref={opener} label={`${begin}: ${name}`} onPress={() => setChecking(true)}>
            {begin}
          </Button>
        ) : null
      }
      note={
        <>
          <span className="selection__line">
            {organisation === null ? null : `${organisation} · `}
            {t(late ? 'receivedLate' : 'received', { date: format.date(`${received}T12:00:00.000Z`, 'UTC') })}
            {' · '}
            {t(check ? (check.eligible ? 'eligible' : 'notEligible') : 'unchecked')}
          </span>
          {check ? (
            <span className="selection__line" dir="auto">
              {reveal(check.reason)}
            </span>
          ) : null}
          {checking ? <CheckForm selection={selection} candidacy={candidacy} onClose={close} /> : null}
        </>
      }
    >
      <span dir="auto">{name}</span>
    </ListLine>
  )
}

function CheckForm(props: { selection: Selection; candidacy: Candidacy; onClose: () => void }): ReactNode {
  const { t } = useText('selection')
  const check = useCommand('selection.check')
  const [reason, setReason] = useState('')
  const { selection, candidacy, onClose } = props
  const found = (eligible: boolean): void => {
    void check
      .run({ selection: selection.id, candidacy: candidacy.candidacy, eligible, reason })
      .then((answered) => answered.ok && onClose())
  }
  const missing = reason.trim() === '' ? t('check.missing') : undefined
  return (
    <span className="selection__check stack">
      <TextArea
        autoFocus
        label={t('check.reason')}
        help={t('check.help')}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      <FailureLine failure={check.failure} />
      <ButtonRow>
        <Button busy={check.pending} missing={missing} onPress={() => found(true)}>
          {t('check.eligible')}
        </Button>
        <Button busy={check.pending} missing={missing} onPress={() => found(false)}>
          {t('check.notEligible')}
        </Button>
        <Button kind="link" onPress={onClose}>
          {t('cancel')}
        </Button>
      </ButtonRow>
    </span>
  )
}

/** A candidacy that came in, by whatever way, entered by those who run the selection. */
function EnterForm({ selection }: { selection: Selection }): ReactNode {
  const { t } = useText('selection')
  const enter = useCommand('selection.enter')
  const today = dayIn(selection.deadline.zone, useNow(60_000))
  const [entry, setEntry, clear] = useKeptEntry(`candidacy ${selection.id}`, {
    name: '',
    organisation: '',
    received: '',
  })
  const received = entry.received === '' ? today : entry.received
  const submit = async (): Promise<void> => {
    const organisation = entry.organisation.trim() === '' ? null : entry.organisation.trim()
    const entered = await enter.run({ selection: selection.id, name: entry.name.trim(), organisation, received })
    if (entered.ok) clear()
  }
  const change = (part: Partial<typeof entry>): void => setEntry((last) => ({ ...last, ...part }))
  const missing = entry.name.trim() === '' ? t('enter.missing') : undefined
  return (
    <form
      className="ui-form selection-form"
      aria-label={t('enter.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === undefined) void submit()
      }}
    >
      <h3 className="type-label">{t('enter.title')}</h3>
      <TextField label={t('enter.name')} value={entry.name} onChange={(name) => change({ name })} />
      <TextField
        label={t('enter.organisation')}
        value={entry.organisation}
        onChange={(organisation) => change({ organisation })}
      />
      <TextField
        label={t('enter.received')}
        type="date"
        width={14}
        value={received}
        onChange={(day) => change({ received: day })}
      />
      <FailureLine failure={enter.failure} />
      <ButtonRow>
        <Button type="submit" busy={enter.pending} missing={missing}>
          {t('enter.submit')}
        </Button>
      </ButtonRow>
    </form>
  )
}
