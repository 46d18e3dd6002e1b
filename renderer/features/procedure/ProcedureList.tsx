import type { ReactNode } from 'react'
import type { Procedure } from '../../../shared/domain/procedure.ts'
import { procedureCode } from '../../../shared/rules/procedure-case.ts'
import { useForum, useNow } from '../../client/react.tsx'
import { formatRoute } from '../../client/route.ts'
import { ListLine } from '../../ui/Heading.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { deadlineLines, leftWords, procedureSentence, useProcedureWords, zoneHere } from './procedure-view.ts'
import './procedure.css'

/** Procedures as lines: what is asked, until when in whose time, how long is left; or what came of it. */
export function ProcedureList({ procedures }: { procedures: readonly Procedure[] }): ReactNode {
  return (
    <ul className="procedure-list">
      {procedures.map((procedure) => (
        <ProcedureLine key={procedure.id} procedure={procedure} />
      ))}
    </ul>
  )
}

const ENDS = { adopted: 'yes', not_adopted: 'no', no_decision: 'no', annulled: 'away' } as const

function ProcedureLine({ procedure }: { procedure: Procedure }): ReactNode {
  const words = useProcedureWords()
  const { t, format } = words
  const { state } = useForum()
  const now = useNow()
  const zone = state.forum?.zone ?? 'UTC'
  const { ended } = procedure
  const open = ended === null
  const group = procedure.group === null ? null : state.groups[procedure.group]
  return (
    <ListLine
      mark={open ? <Mark name="waiting" /> : <Mark name={ENDS[ended.result]} />}
      aside={open ? <b className="procedure-left">{leftWords(words, procedure, now)}</b> : format.date(ended.at, zone)}
      note={
        open ? (
          <>
            {deadlineLines(words, procedure, zone, zoneHere()).map((line) => (
              <span key={line} className="procedure-line">
                {line}
              </span>
            ))}
            <span className="procedure-line">{t(`hint.${procedure.terms.way}`)}</span>
          </>
        ) : (
          procedureSentence(words, state, procedure, now)
        )
      }
    >
      <a href={formatRoute({ page: 'procedure', id: procedure.id })} className="quiet">
        {procedureCode(procedure)} · <span dir="auto">{procedure.title}</span>
      </a>
      {group ? <div className="type-reference">{t('ofGroup', { name: group.name })}</div> : null}
    </ListLine>
  )
}
