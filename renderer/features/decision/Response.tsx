import type { SyntheticEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { ReasonedResponse } from '../../../shared/domain/response.ts'
import { responseTo, seatsToAnswer } from '../../../shared/rules/response.ts'
import { InBody, useCan, useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { UnfoldButton, UnfoldPanel, useHeldUnfolding } from '../../ui/Disclosure.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { FormPlace } from '../../ui/FormPlace.tsx'
import type { Rung } from '../../ui/Ladder.tsx'
import { useKeptEntry } from '../../ui/kept-entry.ts'
import { TextArea } from '../../ui/TextField.tsx'
import type { DecisionView } from './decision-view.ts'
import { useFocusAtFirst } from './EntryBox.tsx'
import { Quoted } from './Quoted.tsx'
import { useWords } from './words.ts'

/** [RESP1] The last rung: there from the beginning, so that everybody sees that an answer is owed; open once there is an outcome. */
export function useResponseRung(view: DecisionView): Rung {
  const { t, format } = useWords()
  const given = responseTo(view.decision)
  const rung = { id: 'response', title: t('rung.response') }
  if (view.decision.stage !== 'concluded') return { ...rung, state: 'to-come' }
  const content = <ResponseRoom view={view} />
  const summary = given ? format.date(given.at, view.zone) : t('response.none')
  return { ...rung, state: given ? 'done' : 'to-come', summary, content, startsOpen: true }
}

/** The response that holds, if there is one, and for those who lead in that body the way to write it, or another in its place. */
export function ResponseRoom({ view }: { view: DecisionView }): ReactNode {
  const given = responseTo(view.decision)
  return (
    <div className="stack">
      {given ? <GivenResponse view={view} given={given} /> : null}
      <InBody body={view.meeting.group}>
        <WriteResponse view={view} again={given !== null} />
      </InBody>
    </div>
  )
}

export function GivenResponse({ view, given }: { view: DecisionView; given: ReasonedResponse }): ReactNode {
  const { t, format } = useWords()
  const by = t('response.by', {
    by: view.speaker(given.actor),
    date: format.date(given.at, view.zone),
    time: format.time(given.at, view.zone),
  })
  return (
    <div>
      <Quoted>{view.reveal(given.response)}</Quoted>
      <p className="type-reference">{by}</p>
    </div>
  )
}

function WriteResponse({ view, again }: { view: DecisionView; again: boolean }): ReactNode {
  const { t } = useWords()
  const unfolding = useHeldUnfolding(`response ${view.decision.id}`)
  // [ETH2] Nobody who stood out of it says why it came to this.
  if (!useCan({ to: 'decision.respond' }) || view.aside) return null
  return (
    <FormPlace open={unfolding.isOpen}>
      <UnfoldButton unfolding={unfolding}>{t(again ? 'response.another' : 'response.write')}</UnfoldButton>
      <UnfoldPanel unfolding={unfolding}>
        <ResponseForm view={view} again={again} onGiven={unfolding.toggle} />
      </UnfoldPanel>
    </FormPlace>
  )
}

function ResponseForm(props: { view: DecisionView; again: boolean; onGiven: () => void }): ReactNode {
  const { t, format } = useWords()
  const respond = useCommand('decision.respond')
  const [words, setWords, clear] = useKeptEntry(`response ${props.view.decision.id}`, '')
  const [missing, setMissing] = useState(false)
  const field = useFocusAtFirst<HTMLTextAreaElement>()
  const { decision, meeting, seatName } = props.view
  const seats = seatsToAnswer(decision).map(seatName)
  const result = decision.concluded?.result ?? 'no_decision'
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault()
    const response = words.trim()
    if (response === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    const answered = await respond.run({ meeting: meeting.id, decision: decision.id, response })
    if (!answered.ok) return
    clear()
    props.onGiven()
  }
  const help = [
    t('response.help', { result }),
    ...(seats.length > 0 ? [t('response.byName', { n: seats.length, seats: format.list(seats) })] : []),
    ...(props.again ? [t('response.replaces')] : []),
  ]
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <TextArea
        ref={field}
        label={t('rung.response')}
        help={help.join(' ')}
        error={missing && words.trim() === '' ? t('response.missing') : undefined}
        rows={5}
        maxLength={20_000}
        value={words}
        onChange={setWords}
      />
      <FailureLine failure={respond.failure} />
      <div>
        <Button type="submit" small busy={respond.pending}>
          {t('response.publish')}
        </Button>
      </div>
    </form>
  )
}
