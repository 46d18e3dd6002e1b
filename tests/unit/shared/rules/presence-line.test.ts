import { describe, expect, it } from 'vitest'
import { presenceLine } from '../../../../shared/rules/presence-line.ts'

type Entry = Parameters<typeof presenceLine>[0][number]

function noted(seq: number, minute: string, mode: Entry['mode'], corrects: number | null = null): Entry {
  return { seq, at: `2027-03-12T09:${minute}:00.000Z`, mode, corrects }
}
const at = (minute: string): string => `2027-03-12T09:${minute}:00.000Z`
const END = at('59')

describe('the line of somebody’s presence', () => {
  it('ends a stay at a departure, and an open one with the meeting', () => {
    const line = presenceLine([noted(1, '00', 'room'), noted(2, '20', 'away'), noted(3, '30', 'remote')], END)
    expect(line.spans).toEqual([
      { from: at('00'), until: at('20'), mode: 'room' },
      { from: at('30'), until: END, mode: 'remote' },
    ])
    expect(line.saidAway).toBe(true)
  })

  it('leaves a stay open while the meeting runs', () => {
    expect(presenceLine([noted(1, '00', 'room')], null).spans).toEqual([{ from: at('00'), until: null, mode: 'room' }])
  })

  it('starts another stay where somebody changes from the room to a line', () => {
    const line = presenceLine([noted(1, '00', 'room'), noted(2, '10', 'remote')], END)
    expect(line.spans.map(({ mode, until }) => [mode, until])).toEqual([
      ['room', at('10')],
      ['remote', END],
    ])
  })

  it('[PRES3] puts a correction at the time of the entry that it names', () => {
    const line = presenceLine([noted(1, '00', 'room'), noted(2, '20', 'away'), noted(3, '25', 'room', 2)], END)
    expect(line.spans).toEqual([{ from: at('00'), until: END, mode: 'room' }])
    expect(line.saidAway).toBe(false)
  })

  it('[PRES3] strikes an entry out where the correction takes it back', () => {
    const taken = presenceLine([noted(1, '00', 'room'), noted(2, '05', null, 1)], END)
    expect(taken).toEqual({ spans: [], saidAway: false })
    const back = presenceLine([noted(1, '00', 'room'), noted(2, '20', 'away'), noted(3, '25', null, 2)], END)
    expect(back.spans).toEqual([{ from: at('00'), until: END, mode: 'room' }])
  })

  it('follows a correction of a correction to the entry at its root', () => {
    const line = presenceLine([noted(1, '00', 'room'), noted(2, '05', 'away', 1), noted(3, '06', 'remote', 2)], END)
    expect(line.spans).toEqual([{ from: at('00'), until: END, mode: 'remote' }])
  })

  it('takes a correction of nothing known as said at its own time', () => {
    expect(presenceLine([noted(5, '10', 'room', 3)], END).spans).toEqual([{ from: at('10'), until: END, mode: 'room' }])
  })
})
