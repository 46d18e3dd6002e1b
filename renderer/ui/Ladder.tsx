import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { Mark } from './Mark.tsx'
import { useText } from './text.ts'
import './ladder.css'

export interface Rung {
  id: string
  title: string
  state: 'done' | 'present' | 'to-come'
  /** One line beside the title. */
  summary?: ReactNode
  /** The present rung shows it; a done one when reopened; a rung to come shows it at once, quietly. */
  content?: ReactNode
  /** A done rung whose content is shown until it is closed. */
  startsOpen?: boolean
}

/** The stages something passes: done = tick and one line, present = disc and heavy line, to come = ring. A done rung with content reopens. */
export function Ladder({ label, rungs }: { label: string; rungs: readonly Rung[] }): ReactNode {
  return (
    <ol className="ui-ladder" aria-label={label}>
      {rungs.map((rung) => (
        <RungLine key={rung.id} rung={rung} />
      ))}
    </ol>
  )
}

function RungLine({ rung }: { rung: Rung }): ReactNode {
  const { t } = useText('common')
  const [reopened, setReopened] = useState<boolean | null>(null)
  const panelId = useId()
  const shown = reopened ?? rung.startsOpen ?? false
  const reopens = rung.state === 'done' && rung.content !== undefined
  const isOpen = rung.content !== undefined && (rung.state !== 'done' || shown)
  return (
    <li className={`ui-rung ui-rung--${rung.state}`} aria-current={rung.state === 'present' ? 'step' : undefined}>
      <span className="ui-rung__mark">
        {rung.state === 'done' ? <Mark name="done" /> : <span className="ui-rung__disc" />}
      </span>
      <div className="ui-rung__head">
        {reopens ? (
          <button
            type="button"
            className="ui-rung__title ui-rung__title--opens"
            aria-expanded={shown}
            aria-controls={shown ? panelId : undefined}
            onClick={() => setReopened(!shown)}
          >
            {rung.title}
          </button>
        ) : (
          <span className="ui-rung__title">{rung.title}</span>
        )}
        <span className="ui-visually-hidden">{t(`rung.${rung.state}`)}</span>
        {rung.summary ? <span className="ui-rung__summary">{rung.summary}</span> : null}
      </div>
      {isOpen ? (
        <div className="ui-rung__content" id={panelId}>
          {rung.content}
        </div>
      ) : null}
    </li>
  )
}
