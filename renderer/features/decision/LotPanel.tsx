import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Lot } from '../../../shared/domain/lot.ts'
import type { PersonId } from '../../../shared/domain/primitives.ts'
import type { BrokenByRecusal } from '../../../shared/rules/broken-quorum.ts'
import { isHere } from '../../../shared/rules/meeting-seats.ts'
import { useCommand, useForum } from '../../client/react.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { SayWord } from '../../ui/SayWord.tsx'
import { useText } from '../../ui/text.ts'
import type { DecisionView } from './decision-view.ts'
import { shortHash } from './decision-view.ts'
import { useWords } from './words.ts'

/** [EXC2] Between which of the seats that stand out a lot is to be drawn. */
export function CallLot({ view, broken }: { view: DecisionView; broken: BrokenByRecusal }): ReactNode {
  const { t } = useText('exception')
  const call = useCommand('lot.call')
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const { names, places } = broken
  const left = names.filter((seat) => !leftOut.includes(seat)).length
  const of = { meeting: view.meeting.id, decision: view.decision.id }
  const start = (): void => {
    void call.run({ ...of, leftOut: names.filter((seat) => leftOut.includes(seat)) })
  }
  return (
    <div className="stack">
      <p>{t('lot.help')}</p>
      <fieldset>
        <legend className="ui-field__label">{t('lot.among')}</legend>
        <p className="type-reference">{t('lot.amongHelp')}</p>
        {names.map((seat) => (
          <Checkbox
            key={seat}
            checked={!leftOut.includes(seat)}
            onChange={(on) => setLeftOut((last) => (on ? last.filter((one) => one !== seat) : [...last, seat]))}
          >
            {view.seatName(seat)}
          </Checkbox>
        ))}
      </fieldset>
      <FailureLine failure={call.failure} />
      <div>
        <Button
          small
          busy={call.pending}
          missing={left < places ? t('lot.tooFew', { places }) : undefined}
          onPress={start}
        >
          {t('lot.call')}
        </Button>
      </div>
    </div>
  )
}

/** The lots of a decision: the one that is called, with the words said for it, and those drawn. */
export function Lots({ view }: { view: DecisionView }): ReactNode {
  return view.decision.lots.map((lot) =>
    lot.drawn ? (
      <DrawnLot key={lot.number} view={view} lot={lot} drawn={lot.drawn} />
    ) : (
      <CalledLot key={lot.number} view={view} lot={lot} />
    ),
  )
}

function DrawnLot({ view, lot, drawn }: { view: DecisionView; lot: Lot; drawn: NonNullable<Lot['drawn']> }): ReactNode {
  const { t } = useText('exception')
  const { format } = useWords()
  const seats = format.list(drawn.seats.map(view.seatName))
  return (
    <div className="decision-annulled">
      <p>{t('lot.drawn', { time: format.time(drawn.at, view.zone), seats, n: drawn.seats.length })}</p>
      <p className="type-reference">
        {t('lot.order', { seats: drawn.order.map(view.seatName).join(', ') })}{' '}
        {t('lot.bound', { hash: shortHash(lot.commitment) })}
      </p>
    </div>
  )
}

function CalledLot({ view, lot }: { view: DecisionView; lot: Lot }): ReactNode {
  const { t } = useText('exception')
  const { format } = useWords()
  const draw = useCommand('lot.draw')
  const { state, meeting, decision, reveal } = view
  const still = decision.stage === 'put' || decision.stage === 'between'
  const nameOf = (person: string): string => reveal(state.persons[person]?.name) ?? ''
  const seats = format.list(lot.names.map(view.seatName))
  return (
    <section className="decision-entry stack" aria-label={t('lot.title')}>
      <p>{t('lot.called', { places: lot.places, seats })}</p>
      {lot.said.length === 0 ? (
        <p className="type-reference">{t('lot.noWords')}</p>
      ) : (
        <ul aria-label={t('lot.words')}>
          {lot.said.map(({ person, word }) => (
            <li key={person}>
              <q dir="auto">{word}</q> <span className="type-reference">{nameOf(person)}</span>
            </li>
          ))}
        </ul>
      )}
      {still && meeting.stage === 'open' ? <OwnWord view={view} lot={lot} nameOf={nameOf} /> : null}
      {still && view.may({ to: 'lot.draw' }) ? (
        <div>
          <Button
            small
            busy={draw.pending}
            missing={lot.said.length === 0 ? t('lot.noWords') : undefined}
            onPress={() => void draw.run({ meeting: meeting.id, decision: decision.id })}
          >
            {t('lot.draw')}
          </Button>
          <FailureLine failure={draw.failure} />
        </div>
      ) : null}
      <p className="type-reference">{t('lot.bound', { hash: shortHash(lot.commitment) })}</p>
    </section>
  )
}

function OwnWord(props: { view: DecisionView; lot: Lot; nameOf: (person: PersonId) => string }): ReactNode {
  const { t } = useText('exception')
  const { me } = useForum()
  const say = useCommand('lot.say')
  const { view, lot } = props
  const of = { meeting: view.meeting.id, decision: view.decision.id }
  return (
    <SayWord
      speakers={(Object.keys(view.meeting.presence) as PersonId[]).filter(
        (person) =>
          isHere(view.meeting, person) &&
          view.may({ to: 'lot.say', person }) &&
          !lot.said.some((one) => one.person === person),
      )}
      own={me.person}
      nameOf={props.nameOf}
      help={t('lot.wordHelp')}
      pending={say.pending}
      failure={say.failure}
      onSay={async (person, word) => (await say.run({ ...of, person, word })).ok}
    />
  )
}
