import type { ReactNode, RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { OpenedForum } from '../../../shared/contract/start.ts'
import type { StartPort, StartTrouble } from '../../client/start-port.ts'
import { corePresets } from '../../features/forum/rule-presets.ts'
import type { RosterProblem } from '../../features/member/roster-draft.ts'
import { readRosterDraft, rosterProblemsIn } from '../../features/member/roster-draft.ts'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { PlainFrame } from '../../ui/ForumFrame.tsx'
import { PageTitle } from '../../ui/Heading.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { useText } from '../../ui/text.ts'
import { NameStep } from './NameStep.tsx'
import type { EntryChange, NewForumEntry } from './new-forum-entry.ts'
import { inputOf, lacksAttribution, sectorsOf } from './new-forum-entry.ts'
import { RulesStep } from './RulesStep.tsx'
import { SeatsStep } from './SeatsStep.tsx'

const STEPS = ['name', 'seats', 'rules'] as const
type Step = (typeof STEPS)[number]

export interface NewForumProps {
  port: StartPort
  onShow: (forum: OpenedForum) => void
  onCancel: () => void
}

interface Making {
  readonly entry: NewForumEntry
  readonly change: EntryChange
  readonly busy: boolean
  readonly trouble: StartTrouble | null
  /** What the host found in the list of members as it reads now. */
  readonly problems: readonly RosterProblem[]
  readonly create: () => Promise<void>
}

/** What was entered, and what came of making a forum of it. It survives a failure, a look back and a reload. */
function useMaking({ port, onShow }: NewForumProps, onRefused: () => void): Making {
  const { t, language } = useText('start')
  const [first] = useState((): NewForumEntry => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    const sectors = [t('sectors.defaults.first'), t('sectors.defaults.second')]
    const [usual = '', ...also] = corePresets.map((preset) => preset.id)
    return {
      name: '',
      country: '',
      language,
      zone,
      sectors,
      members: 'later',
      roster: '',
      usual,
      also,
      between: '',
      attribution: '',
    }
  })
  const [entry, setEntry, clear] = useKeptEntry('new-forum', first)
  const [trouble, setTrouble] = useState<StartTrouble | null>(null)
  const [refused, setRefused] = useState<{ roster: string; problems: readonly RosterProblem[] }>({
    roster: '',
    problems: [],
  })
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<NewForumEntry>): void => {
    setTrouble(null)
    setEntry((last) => ({ ...last, ...part }))
  }
  const create = async (): Promise<void> => {
    setBusy(true)
    const answer = await port.call('create', inputOf(entry))
    setBusy(false)
    if (answer.ok) {
      clear()
      onShow(answer.value)
      return
    }
    if (answer.error.code === 'roster_problems') {
      setRefused({ roster: entry.roster, problems: rosterProblemsIn(answer.error.details) })
      onRefused()
      return
    }
    setTrouble(answer.error)
  }
  const problems = refused.roster === entry.roster ? refused.problems : []
  return { entry, change, busy, trouble, problems, create }
}

/** Three steps, each checked before the next. */
export function NewForum(props: NewForumProps): ReactNode {
  const { t } = useText('start')
  const [step, setStep] = useState<Step>('name')
  const [checked, setChecked] = useState(false)
  const form = useFocusOnChange(step)
  const go = (to: Step): void => {
    setStep(to)
    setChecked(false)
  }
  const { entry, change, busy, trouble, problems, create } = useMaking(props, () => go('seats'))
  const next = (): void => {
    setChecked(true)
    if (!isSound(step, entry)) {
      focusFirstProblem(form.current)
      return
    }
    if (step === 'rules') void create()
    else go(step === 'name' ? 'seats' : 'rules')
  }
  return (
    <PlainFrame>
      <title>{t('new.title')}</title>
      <form
        className="new-forum"
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          next()
        }}
      >
        <PageTitle
          above={`${t('new.title')} · ${t('steps.step', { step: STEPS.indexOf(step) + 1 })}`}
          aside={
            <Button kind="link" onPress={props.onCancel}>
              {t('steps.cancel')}
            </Button>
          }
        >
          {t(`steps.${step}`)}
        </PageTitle>
        <div className="new-forum__fields">
          {step === 'name' ? <NameStep entry={entry} checked={checked} onChange={change} /> : null}
          {step === 'seats' ? <SeatsStep entry={entry} checked={checked} refused={problems} onChange={change} /> : null}
          {step === 'rules' ? <RulesStep entry={entry} checked={checked} onChange={change} /> : null}
        </div>
        <StepFoot
          step={step}
          busy={busy}
          trouble={trouble}
          onBack={step === 'name' ? null : () => go(step === 'rules' ? 'seats' : 'name')}
        />
      </form>
    </PlainFrame>
  )
}

function StepFoot(props: {
  step: Step
  busy: boolean
  trouble: StartTrouble | null
  onBack: (() => void) | null
}): ReactNode {
  const { t } = useText('start')
  const words = useFailureText()
  return (
    <div className="new-forum__foot stack">
      {props.trouble ? (
        <p className="problem-text" role="alert">
          <b>{t('steps.failed')}</b> {words(props.trouble)}
        </p>
      ) : null}
      <ButtonRow>
        <Button kind="primary" type="submit" busy={props.busy}>
          {t(props.step === 'rules' ? 'steps.create' : 'steps.next')}
        </Button>
        {props.onBack ? <Button onPress={props.onBack}>{t('steps.back')}</Button> : null}
      </ButtonRow>
    </div>
  )
}

function isSound(step: Step, entry: NewForumEntry): boolean {
  if (step === 'name') return entry.name.trim() !== '' && entry.zone !== ''
  if (step === 'rules') return !lacksAttribution(entry)
  const sectors = sectorsOf(entry)
  if (sectors.length === 0 || new Set(sectors).size < sectors.length) return false
  return (
    entry.members === 'later' || (entry.roster.trim() !== '' && readRosterDraft(entry.roster).problems.length === 0)
  )
}

/** After the problems are drawn. */
function focusFirstProblem(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"], .roster-text textarea')?.focus())
}

/** Sight and keyboard go to the new step's name together. */
function useFocusOnChange(step: Step): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('h1')?.focus(), [step])
  return form
}
