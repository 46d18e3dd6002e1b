import type { ReactNode } from 'react'
import type { Voted } from '../../../shared/rules/counted.ts'
import { useForum } from '../../client/react.tsx'
import { groupMark } from '../../ui/Mark.tsx'
import { OutcomeTable, sumsOf } from './OutcomeTable.tsx'
import { useWords } from './words.ts'

/** The figures of a vote that was taken outside a meeting, as those of any other. */
export function VoteFigures({ vote }: { vote: Voted }): ReactNode {
  const words = useWords()
  const { state } = useForum()
  const sectorMark = (name: string) => groupMark(state.sectors.findIndex((sector) => sector.name === name))
  return (
    <>
      <OutcomeTable view={{ sectorMark }} asked={vote} head={words.t('table.vote')} />
      {sumsOf(words, vote).map((sum) => (
        <p key={sum} className="type-reference">
          {sum}
        </p>
      ))}
    </>
  )
}
