import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Waiting } from '../../../shared/domain/floor.ts'
import { useCan, useCommand } from '../../client/react.tsx'
import { Button, ButtonRow } from '../../ui/Button.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useText } from '../../ui/text.ts'
import type { FloorView } from './floor-view.ts'
import { useSpeakerWords } from './floor-view.ts'
import { SpeakerName } from './SpeakerName.tsx'

/** Everybody in line, the next first: the same for all who look. */
export function WaitingLine({ floor }: { floor: FloorView }): ReactNode {
  const { t } = useText('floor')
  const { queue } = floor
  return (
    <>
      <h2 className="type-label floor-rail__head">
        {t('waiting')} <span className="type-reference">{t('count', { count: queue.length })}</span>
      </h2>
      {queue.length === 0 ? <p className="quiet-text">{t('empty')}</p> : <WaitingList floor={floor} />}
    </>
  )
}

export function WaitingList({ floor }: { floor: FloorView }): ReactNode {
  return (
    <ol className="waiting-line">
      {floor.queue.map((one, index) => (
        <OneWaiting key={`${one.person} ${one.kind}`} floor={floor} one={one} place={index + 1} />
      ))}
    </ol>
  )
}

function OneWaiting(props: { floor: FloorView; one: Waiting; place: number }): ReactNode {
  const { floor, one, place } = props
  const { t } = useText('floor')
  const mayMove = useCan({ to: 'floor.move' })
  const words = useSpeakerWords()
  const unfolding = useUnfolding()
  const { meeting } = floor
  const who = words.seatOrName(meeting, one.person)
  return (
    <li className="waiting-line__one">
      <span className="waiting-line__place type-reference">{t('place', { place })}</span>
      <div>
        <div className="waiting-line__who">
          <SpeakerName meeting={meeting} person={one.person} />
          {mayMove ? (
            <span className="type-reference">
              <UnfoldButton unfolding={unfolding} label={t('change.of', { who })}>
                {t('change.open')}
              </UnfoldButton>
            </span>
          ) : null}
        </div>
        <div className="type-reference waiting-line__note">
          {one.kind === 'order' ? <b>{t('pointOfOrder')}</b> : null}
          {one.actor === one.person ? null : <span>{t('entered', { by: words.entrant(meeting, one.actor) })}</span>}
        </div>
        <UnfoldPanel unfolding={unfolding}>
          <ChangeForm {...props} who={who} onDone={unfolding.toggle} />
        </UnfoldPanel>
      </div>
    </li>
  )
}

const OFF = 'off'

/** Giving the floor out of turn needs no reason; another place, or none, does: it is read by everybody. */
function ChangeForm(props: {
  floor: FloorView
  one: Waiting
  place: number
  who: string
  onDone: () => void
}): ReactNode {
  const { t } = useText('floor')
  const { floor, one, place, who, onDone } = props
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const give = useCommand('floor.give')
  const move = useCommand('floor.move')
  const strike = useCommand('floor.withdraw')
  const of = { meeting: floor.meeting.id, item: floor.item, person: one.person, kind: one.kind }
  const missing = to === '' ? t('change.missingWhere') : reason.trim() === '' ? t('change.missingWhy') : undefined
  const places = floor.queue.flatMap((_, index) =>
    index + 1 === place ? [] : [{ value: String(index), label: t('change.place', { place: index + 1 }) }],
  )
  const save = async (): Promise<void> => {
    if (missing !== undefined) return
    const answered = await (to === OFF
      ? strike.run({ ...of, reason })
      : move.run({ ...of, position: Number(to), reason }))
    if (answered.ok) onDone()
  }
  return (
    <div className="floor-form">
      <Button small label={t('give.to', { who })} busy={give.pending} onPress={() => void give.run(of)}>
        {t('give.now')}
      </Button>
      <Select
        small
        label={t('change.where')}
        value={to}
        onChange={setTo}
        placeholder={t('change.choose')}
        options={[...places, { value: OFF, label: t('change.off') }]}
      />
      <TextField
        label={t('change.why')}
        help={t('change.whyHelp')}
        value={reason}
        onChange={setReason}
        onSubmit={() => void save()}
      />
      <ButtonRow>
        <Button small missing={missing} busy={move.pending || strike.pending} onPress={() => void save()}>
          {t('change.save')}
        </Button>
        <Button small kind="link" onPress={onDone}>
          {t('close')}
        </Button>
      </ButtonRow>
      <FailureLine failure={give.failure ?? move.failure ?? strike.failure} />
    </div>
  )
}
