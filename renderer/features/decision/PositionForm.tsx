import type { SyntheticEvent, ReactNode } from 'react'
import { useState } from 'react'
import type { Position } from '../../../shared/domain/position.ts'
import { positionsIn, stopsIt } from '../../../shared/domain/position.ts'
import { roundKind } from '../../../shared/rules/asked-rule.ts'
import { useCommand } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { TextArea } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { EntryBox, useFocusAtFirst } from './EntryBox.tsx'
import { positionMarks } from './SeatTile.tsx'
import type { Words } from './words.ts'

/** What a seat may say, from what carries it most: the first of them needs no reason. */
export function positionsOf({ decision }: Pick<DecisionView, 'decision'>): readonly [Position, ...Position[]] {
  return positionsIn[roundKind(decision)]
}

/** On a button whoever objects to consent says that it is paramount; whether it is gets judged then. */
export function choiceWords({ t }: Pick<Words, 't'>, position: Position): string {
  return t(position === 'objection' ? 'choice.objection' : `said.${position}`)
}

/** Enters what a seat said aloud. Agreement is entered at once; the others first ask for their reason, and what stops the text must have one. */
export function PositionForm(props: {
  view: DecisionView
  seat: string
  onDone: (entered: boolean) => void
}): ReactNode {
  const { t } = useText('decision')
  const { view, seat } = props
  const take = useCommand('position.take')
  const [chosen, setChosen] = useState<Position | null>(null)
  const name = view.seatName(seat)
  const positions = positionsOf(view)
  const sitter = view.sitter(seat)
  const lost = view.decision.suspendedAt === null ? undefined : t('lost.missing')
  const question = view.decision.rounds.at(-1)?.openedAt
  const enter = async (position: Position, reason: string | null): Promise<void> => {
    const said = { meeting: view.meeting.id, decision: view.decision.id, question, seat, position, reason }
    const answered = await take.run(said)
    if (answered.ok) props.onDone(true)
  }
  return (
    <EntryBox
      label={t('entry.positionOf', { seat: name })}
      title={t('entry.says', { seat: name })}
      note={[sitter ? t('entry.sitting', { name: sitter.name }) : '', t('entry.shown')].join(' ').trim()}
      failure={take.failure}
      onCancel={() => props.onDone(false)}
      choices={positions.map((position) => (
        <Button
          key={position}
          small
          pressed={chosen === position}
          busy={take.pending}
          missing={lost}
          onPress={() => {
            if (position === positions[0]) void enter(position, null)
            else setChosen(position)
          }}
        >
          <Mark name={positionMarks[position]} />
          {choiceWords({ t }, position)}
        </Button>
      ))}
    >
      {chosen ? (
        <ReasonForm
          key={chosen}
          position={chosen}
          busy={take.pending}
          missing={lost}
          onEnter={(reason) => void enter(chosen, reason)}
        />
      ) : null}
    </EntryBox>
  )
}

function reasonHelp(position: Position): 'reasonHelp' | 'blockHelp' | 'objectionHelp' {
  return stopsIt(position) ? `${position}Help` : 'reasonHelp'
}

/** The reason of a position; what stops the text is not entered without. */
export function ReasonForm(props: {
  position: Position
  busy: boolean
  /** Why nothing is taken just now; what was written stays. */
  missing?: string | undefined
  /** The seat's own words on its own phone, not entered for somebody. */
  own?: boolean | undefined
  /** What was said before, to be changed. */
  before?: string | undefined
  onEnter: (reason: string | null) => void
}): ReactNode {
  const { t } = useText('decision')
  const { position } = props
  const [reason, setReason] = useState(props.before ?? '')
  const [missing, setMissing] = useState(false)
  const field = useFocusAtFirst<HTMLTextAreaElement>()
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    const said = reason.trim()
    if (stopsIt(position) && said === '') {
      setMissing(true)
      field.current?.focus()
    } else props.onEnter(said === '' ? null : said)
  }
  return (
    <form className="decision-reason" onSubmit={submit}>
      <TextArea
        ref={field}
        label={t('entry.reason')}
        note={stopsIt(position) ? undefined : t('entry.optional')}
        help={t(`${props.own ? 'guest' : 'entry'}.${reasonHelp(position)}`)}
        error={missing && reason.trim() === '' ? t('entry.reasonMissing', { position }) : undefined}
        rows={2}
        maxLength={20_000}
        value={reason}
        onChange={setReason}
      />
      <Button type="submit" small={!props.own} large={props.own} busy={props.busy} missing={props.missing}>
        {t(props.own ? `guest.send.${position}` : `entry.enter.${position}`)}
      </Button>
    </form>
  )
}
