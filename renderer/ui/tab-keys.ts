/**
 * Where an arrow, Home or End leads in a row of tabs (or any row with one Tab stop), or undefined for other keys. The ends join. In right-to-left
 * rows the arrows swap, since the row itself is mirrored.
 */
export function nextInRow(key: string, at: number, count: number, rtl: boolean): number | undefined {
  if (count === 0) return undefined
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight'
  const back = rtl ? 'ArrowRight' : 'ArrowLeft'
  if (key === forward) return (at + 1) % count
  if (key === back) return (at - 1 + count) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return undefined
}
