import type { ReactNode } from 'react'
import { groupMark } from './Mark.tsx'
import './share-bar.css'

export interface Share {
  id: string
  group: number
  amount: number
}

/** How a whole is shared between groups, 8 px high (10 with `tall`). The words stand beside it; screen readers get those. */
export function ShareBar({ shares, tall }: { shares: readonly Share[]; tall?: boolean | undefined }): ReactNode {
  return (
    <div className={`ui-shares${tall ? ' ui-shares--tall' : ''}`} aria-hidden>
      {shares
        .filter((share) => share.amount > 0)
        .map((share) => (
          <span
            key={share.id}
            className={`ui-share ui-share--${groupMark(share.group)}`}
            style={{ flexGrow: share.amount }}
          />
        ))}
    </div>
  )
}

/** A thin ink bar: how much of `max` is used. Over the top it stays full: the words beside it say by how much. */
export function Gauge(props: { value: number; max: number; label: string; valueText?: string | undefined }): ReactNode {
  const part = props.max <= 0 ? 0 : Math.min(1, Math.max(0, props.value / props.max))
  return (
    <div
      className="ui-gauge"
      role="meter"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={Math.max(props.max, props.value)}
      aria-valuenow={props.value}
      aria-valuetext={props.valueText}
    >
      <span className="ui-gauge__part" style={{ inlineSize: `${part * 100}%` }} />
    </div>
  )
}
