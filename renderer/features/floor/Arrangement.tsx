import type { ReactNode } from 'react'
import { useCommand } from '../../client/react.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { UnfoldButton, UnfoldPanel, useUnfolding } from '../../ui/Disclosure.tsx'
import { FailureLine } from '../../ui/FailureLine.tsx'
import { RailBlock } from '../../ui/LiveFrame.tsx'
import { Select } from '../../ui/Select.tsx'
import { useText } from '../../ui/text.ts'
import type { FloorView } from './floor-view.ts'

const LENGTHS = [1, 2, 3, 4, 5, 7, 10, 15, 20]

/** Minutes of a turn, and whether observers ask for the floor themselves. [FLOOR6] */
export function Arrangement({ floor }: { floor: FloorView }): ReactNode {
  const { t } = useText('floor')
  const unfolding = useUnfolding()
  const arrange = useCommand('floor.arrange')
  const { minutes, observers } = floor
  const lengths = minutes === null || LENGTHS.includes(minutes) ? LENGTHS : [...LENGTHS, minutes]
  const set = (next: { minutes: number | null; observers: boolean }): void =>
    void arrange.run({ meeting: floor.meeting.id, ...next })
  return (
    <RailBlock flush>
      <p className="type-reference">
        <UnfoldButton unfolding={unfolding}>{t('arrange.state', { minutes: minutes ?? 0 })}</UnfoldButton>
      </p>
      <UnfoldPanel unfolding={unfolding}>
        <div className="floor-form">
          <Select
            small
            label={t('arrange.length')}
            help={t('arrange.help')}
            value={String(minutes ?? '')}
            onChange={(chosen) => set({ minutes: chosen === '' ? null : Number(chosen), observers })}
            placeholder={t('arrange.none')}
            options={lengths.map((each) => ({ value: String(each), label: t('arrange.minutes', { minutes: each }) }))}
          />
          <Checkbox checked={observers} onChange={(next) => set({ minutes, observers: next })}>
            {t('arrange.observers')}
          </Checkbox>
          <FailureLine failure={arrange.failure} />
        </div>
      </UnfoldPanel>
    </RailBlock>
  )
}
