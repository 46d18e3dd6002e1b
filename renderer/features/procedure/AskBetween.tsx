import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Decision } from '../../../shared/domain/decision.ts'
import type { BetweenMeetings, DecisionKind } from '../../../shared/domain/forum.ts'
import { decisionKind } from '../../../shared/domain/forum.ts'
import type { Commitment } from '../../../shared/domain/commitment.ts'
import type { ForumState } from '../../../shared/domain/state.ts'
import { byNumber } from '../../../shared/lib/numbered.ts'
import type { BodyId } from '../../../shared/rules/bodies.ts'
import { rulesIn } from '../../../shared/rules/bodies.ts'
import { decisionCode } from '../../../shared/rules/decision-case.ts'
import { mayNotAsk, mayNotAskOf, votesFor } from '../../../shared/rules/procedure-case.ts'
import { motionHash } from '../../../shared/rules/reopening.ts'
import type { CommandAsk } from '../../client/command-ask.ts'
import { useCommand, useForum, useNow } from '../../client/react.tsx'
import { navigate } from '../../client/route.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { Marked } from '../../ui/Mark.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea, TextField } from '../../ui/TextField.tsx'
import { useInterestedSeats } from './interested.ts'
import { useProcedureWords } from './procedure-view.ts'
import type { WhenEntry } from './When.tsx'
import { problemsOf, untilOf, When } from './When.tsx'
import './procedure.css'

/** The ways that have a deadline; a coordinator's statement has a form of its own. */
export const askedWays = ['silence', 'written', 'network', 'signatures', 'steering'] as const
export type AskedWay = (typeof askedWays)[number]

interface Entry extends WhenEntry {
  readonly way: AskedWay
  /** A decision whose words are asked about in silence, a commitment, or '' for words of one's own. */
  readonly about: string
  readonly title: string
  readonly text: string
  /** What words of one's own are about. */
  readonly kind: DecisionKind
  readonly rule: string
  readonly weighed: boolean
  readonly told: boolean
}

/** The texts that may be asked about in silence: put to decision before and not adopted; of one commitment the last. */
export function textsToAsk(state: ForumState, body: BodyId = null): readonly Decision[] {
  const last = new Map<string, Decision>()
  for (const one of byNumber(state.decisions)) last.set(one.commitment ?? one.id, one)
  return [...last.values()].filter((one) => mayNotAsk(state, one, body) === null).reverse()
}

/** The drafts that may be asked about in another way. */
function draftsToAsk(state: ForumState, way: AskedWay, body: BodyId): readonly Commitment[] {
  if (way === 'signatures') return []
  const about = 'commitment' as const
  return Object.values(state.commitments).filter(
    ({ id }) => mayNotAskOf(state, way, { about, commitment: id }, body) === null,
  )
}

function leastDays(between: BetweenMeetings, way: AskedWay): number {
  if (way === 'network') return between.network?.openDays ?? 0
  return way === 'silence' || way === 'written' ? (between[way]?.days ?? 0) : 0
}

/** What would be asked; null while something lacks. */
function askOf(entry: Entry): CommandAsk<'procedure.open'> | null {
  const { way, about, title, text, kind, rule } = entry
  const until = untilOf(entry)
  if (way === 'silence') return about === '' ? null : { way, decision: about, until }
  const own = way === 'signatures' || about === ''
  if (own && (title.trim() === '' || text.trim() === '')) return null
  const motion = { title: title.trim(), text: text.trim() }
  if (way === 'signatures') return { way, motion, until }
  const subject = own ? { commitment: null, motion, about: kind, until } : { commitment: about, until }
  if (way === 'network') return { way, ...subject }
  if (rule === '') return null
  if (way === 'written') return { way, ...subject, rule }
  return entry.weighed && entry.told ? { way, ...subject, rule, viewsWeighed: true, told: true } : null
}

/** Those who lead ask about a text until a time in a zone, in one of the ways that the rules allow. */
export function AskBetween({ body, onClose }: { body: BodyId; onClose: () => void }): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const now = useNow(10_000)
  const send = useCommand('procedure.open')
  const between = rulesIn(state, body)?.between ?? {}
  const ways = askedWays.filter((way) => between[way] !== undefined)
  const { entry, put, clear } = useEntry(ways, body)
  const [checked, setChecked] = useState(false)
  const days = leastDays(between, entry.way)
  const problems = problemsOf(entry, now, days)
  const submit = async (): Promise<void> => {
    setChecked(true)
    const ask = askOf(entry)
    if (!ask || entry.zone === '' || problems.date || problems.time) {
      focusFirstMistake()
      return
    }
    const asked = await send.run(body === null ? ask : { ...ask, group: body })
    if (!asked.ok) return
    clear()
    onClose()
    navigate({ page: 'procedure', id: asked.value.procedure })
  }
  const nothing = entry.way === 'silence' && textsToAsk(state, body).length === 0
  return (
    <form
      className="ui-form procedure-form"
      aria-label={t('ask.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Way ways={ways} way={entry.way} onChange={(way) => put({ way, about: '', rule: '' })} />
      {nothing ? <p role="status">{t('ask.noText')}</p> : null}
      {nothing ? null : (
        <>
          <About body={body} entry={entry} put={put} checked={checked} />
          <HowVoted body={body} entry={entry} put={put} checked={checked} />
          <Interests body={body} entry={entry} />
          <When entry={entry} put={put} checked={checked} problems={problems} days={days} />
        </>
      )}
      <FailureLine failure={send.failure} what={t('ask.failed')} />
      <ButtonRow>
        {nothing ? null : (
          <Button kind="primary" type="submit" busy={send.pending}>
            {t(`ask.submit.${entry.way}`)}
          </Button>
        )}
        <Button kind="link" onPress={onClose}>
          {t('ask.cancel')}
        </Button>
      </ButtonRow>
    </form>
  )
}

function Way(props: { ways: readonly AskedWay[]; way: AskedWay; onChange: (way: AskedWay) => void }): ReactNode {
  const { t } = useProcedureWords()
  if (props.ways.length < 2) return null
  return (
    <Select
      label={t('ask.way')}
      help={t(`hint.${props.way}`)}
      value={props.way}
      options={props.ways.map((way) => ({ value: way, label: t(`way.${way}`) }))}
      onChange={(way) => props.onChange(way as AskedWay)}
    />
  )
}

function focusFirstMistake(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.procedure-form [aria-invalid="true"]')?.focus())
}

function useEntry(ways: readonly AskedWay[], body: BodyId) {
  const { state } = useForum()
  const [initial] = useState<Entry>({
    way: ways[0] ?? 'silence',
    about: '',
    title: '',
    text: '',
    kind: 'other',
    rule: '',
    weighed: false,
    told: false,
    date: '',
    time: '18:00',
    zone: state.forum?.zone ?? 'UTC',
  })
  const [entry, setEntry, clear] = useKeptEntry(`ask-between ${body ?? ''}`, initial)
  return { entry, put: (part: Partial<Entry>): void => setEntry((last) => ({ ...last, ...part })), clear }
}

interface PartProps {
  body: BodyId
  entry: Entry
  put: (part: Partial<Entry>) => void
  checked: boolean
}

function About({ body, entry, put, checked }: PartProps): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const { way } = entry
  if (way === 'silence') {
    return (
      <Select
        label={t('ask.text')}
        help={t('ask.textHelp')}
        placeholder={t('ask.choose')}
        value={entry.about}
        error={checked && entry.about === '' ? t('ask.required') : undefined}
        options={textsToAsk(state, body).map((one) => ({
          value: one.id,
          label: `${decisionCode(one)} · ${one.title}`,
        }))}
        onChange={(about) => put({ about })}
      />
    )
  }
  const drafts = draftsToAsk(state, way, body)
  return (
    <>
      {drafts.length > 0 ? (
        <Select
          label={t('ask.text')}
          help={t('ask.draftHelp', { way })}
          placeholder={t('ask.ownWords')}
          value={entry.about}
          options={drafts.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(about) => put({ about })}
        />
      ) : null}
      {entry.about === '' ? <OwnWords entry={entry} put={put} checked={checked} /> : null}
      {entry.about === '' ? <OwnKind body={body} entry={entry} put={put} /> : null}
    </>
  )
}

/** [BET9] Those who open it are told which seats declared an interest that may concern it. */
function Interests({ body, entry }: Pick<PartProps, 'body' | 'entry'>): ReactNode {
  const { t, format } = useProcedureWords()
  const { state } = useForum()
  const { way, about } = entry
  const commitment = way === 'silence' ? (state.decisions[about]?.commitment ?? null) : about === '' ? null : about
  const seats = useInterestedSeats(commitment, body)
  if (seats.length === 0 || way === 'network' || way === 'signatures') return null
  return (
    <p>
      <Marked mark="attention">{t('ask.interests', { names: format.list(seats), n: seats.length })}</Marked>
    </p>
  )
}

/** [DEC15] Of what kind words of one's own are, among those that may be asked about so. */
function OwnKind({ body, entry, put }: Pick<PartProps, 'body' | 'entry' | 'put'>): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const { way, kind } = entry
  if (way === 'signatures') return null
  const asked = decisionKind.options.filter(
    (about) => about === kind || mayNotAskOf(state, way, { about, commitment: null }, body) === null,
  )
  return (
    <Select
      label={t('ask.kind')}
      value={kind}
      options={asked.map((about) => ({ value: about, label: t(`kind.${about}`) }))}
      onChange={(about) => put({ kind: about as DecisionKind, rule: '' })}
    />
  )
}

/** Words that stand nowhere else. */
export function OwnWords(props: {
  entry: { readonly title: string; readonly text: string }
  put: (part: { title?: string; text?: string }) => void
  checked: boolean
}): ReactNode {
  const { t } = useProcedureWords()
  const { entry, put, checked } = props
  const lacks = (words: string): string | undefined => (checked && words.trim() === '' ? t('ask.required') : undefined)
  return (
    <>
      <TextField
        label={t('ask.ownTitle')}
        value={entry.title}
        error={lacks(entry.title)}
        onChange={(title) => put({ title })}
      />
      <TextArea
        label={t('ask.ownText')}
        rows={4}
        value={entry.text}
        error={lacks(entry.text)}
        onChange={(text) => put({ text })}
      />
    </>
  )
}

/** Of a vote: by which of the forum's rules; of a steering committee's also what has been done before it. */
function HowVoted({ body, entry, put, checked }: PartProps): ReactNode {
  const { t } = useProcedureWords()
  const { state } = useForum()
  const { way } = entry
  const rules = rulesIn(state, body)
  if ((way !== 'written' && way !== 'steering') || !rules) return null
  const about: DecisionKind = entry.about === '' ? entry.kind : 'commitment'
  const words = { title: entry.title.trim(), text: entry.text.trim() }
  const question =
    entry.about === '' ? { body, commitment: null, motion: motionHash(words) } : { body, commitment: entry.about }
  return (
    <>
      <Select
        label={t('ask.rule')}
        placeholder={t('ask.chooseRule')}
        value={entry.rule}
        error={checked && entry.rule === '' ? t('ask.required') : undefined}
        options={votesFor(state, rules, about, question).map(({ id, title }) => ({
          value: id,
          label: title,
        }))}
        onChange={(rule) => put({ rule })}
      />
      {way === 'steering' ? (
        <fieldset>
          <legend className="ui-field__label">{t('ask.before')}</legend>
          <Checkbox checked={entry.weighed} onChange={(weighed) => put({ weighed })}>
            {t('ask.weighed')}
          </Checkbox>
          <Checkbox checked={entry.told} onChange={(told) => put({ told })}>
            {t('ask.told')}
          </Checkbox>
          {checked && !(entry.weighed && entry.told) ? <p role="alert">{t('ask.beforeRequired')}</p> : null}
        </fieldset>
      ) : null}
    </>
  )
}
