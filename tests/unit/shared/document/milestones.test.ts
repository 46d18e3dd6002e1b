import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { blocksOfPlainText } from '../../../../shared/document/blocks.ts'
import { readCommitment } from '../../../../shared/document/commitment-text.ts'
import {
  addMilestone,
  listMilestones,
  moveMilestone,
  removeMilestone,
  setMilestoneField,
} from '../../../../shared/document/milestones.ts'

const owners = (doc: Y.Doc) => listMilestones(doc).map((one) => one.owner)

function withMilestones(...names: string[]): { doc: Y.Doc; ids: string[] } {
  const doc = new Y.Doc()
  const ids = names.map((owner) => addMilestone(doc, { what: blocksOfPlainText(owner), owner, start: '', end: '' }))
  return { doc, ids }
}

function exchange(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
}

describe('milestones', () => {
  it('stand in the order in which they were added', () => {
    expect(owners(withMilestones('a', 'b', 'c').doc)).toEqual(['a', 'b', 'c'])
  })

  it('can be moved before another and to the end', () => {
    const { doc, ids } = withMilestones('a', 'b', 'c')
    moveMilestone(doc, ids[2] ?? '', ids[0] ?? '')
    expect(owners(doc)).toEqual(['c', 'a', 'b'])
    moveMilestone(doc, ids[0] ?? '', null)
    expect(owners(doc)).toEqual(['c', 'b', 'a'])
    moveMilestone(doc, 'gone', null)
    moveMilestone(doc, ids[0] ?? '', 'gone')
    expect(owners(doc)).toEqual(['c', 'b', 'a'])
  })

  it('can be changed and removed; what is gone is left alone', () => {
    const { doc, ids } = withMilestones('a', 'b')
    setMilestoneField(doc, ids[0] ?? '', 'end', '2027-06-30')
    removeMilestone(doc, ids[1] ?? '')
    setMilestoneField(doc, ids[1] ?? '', 'owner', 'x')
    expect(readCommitment(doc).milestones).toMatchObject([{ owner: 'a', end: '2027-06-30' }])
  })

  it('added by two people at once are both there, in the same order for both, and can still be moved between', () => {
    const { doc: a } = withMilestones('first')
    const b = new Y.Doc()
    exchange(a, b)
    const ids = [addMilestone(a), addMilestone(b)]
    setMilestoneField(a, ids[0] ?? '', 'owner', 'of a')
    setMilestoneField(b, ids[1] ?? '', 'owner', 'of b')
    exchange(a, b)
    expect(owners(a)).toEqual(owners(b))
    const [first, second, third] = listMilestones(a).map((one) => one.id)
    moveMilestone(a, first ?? '', third ?? '')
    expect(listMilestones(a).map((one) => one.id)).toEqual([second, first, third])
  })

  it('get orders anew when somebody wrote orders that are none', () => {
    const { doc, ids } = withMilestones('a', 'b', 'c')
    for (const id of ids) (doc.getMap('milestones').get(id) as Y.Map<unknown>).set('order', '!')
    const before = listMilestones(doc).map((one) => one.id)
    moveMilestone(doc, before[2] ?? '', before[0] ?? '')
    expect(listMilestones(doc).map((one) => one.id)).toEqual([before[2], before[0], before[1]])
  })
})
