import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { Milestone } from '../../../shared/document/milestones.ts'
import { listMilestones } from '../../../shared/document/milestones.ts'

/** The milestones of a live text, anew when one comes, goes, moves or changes a short field; what is typed in them draws nothing. */
export function useMilestones(doc: Y.Doc): readonly Milestone[] {
  const [milestones, setMilestones] = useState<readonly Milestone[]>(() => listMilestones(doc))
  useEffect(() => {
    const read = (): void => {
      setMilestones((before) => {
        const now = listMilestones(doc)
        return same(before, now) ? before : now
      })
    }
    const map = doc.getMap('milestones')
    read()
    map.observeDeep(read)
    return () => {
      map.unobserveDeep(read)
    }
  }, [doc])
  return milestones
}

function same(before: readonly Milestone[], now: readonly Milestone[]): boolean {
  return (
    before.length === now.length &&
    now.every((milestone, index) => {
      const was = before[index]
      return (['id', 'what', 'owner', 'start', 'end'] as const).every((field) => was?.[field] === milestone[field])
    })
  )
}
