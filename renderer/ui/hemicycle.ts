export interface HemicyclePlace {
  x: number
  y: number
}

export interface Hemicycle {
  places: HemicyclePlace[]
  /** Radius of one mark, so that neighbours and their rings stay apart. */
  markRadius: number
  width: number
  height: number
}

const outerRadius = 164
const innerRadiusMin = 74
const edge = 24

/**
 * Places `count` seats on concentric half rings, in reading order of their angle (first at the far left, last at the far right), so that
 * consecutive items form one wedge. Lengths in the units of a 376-wide drawing; y grows downwards. Rows are as few as keep marks legible;
 * each row holds seats in proportion to its length.
 */
export function layOutHemicycle(count: number): Hemicycle {
  const rows = rowsFor(count)
  const pitch = rows === 1 ? 56 : Math.min(56, (outerRadius - innerRadiusMin) / (rows - 1))
  const radii = Array.from({ length: rows }, (_, row) => outerRadius - row * pitch)
  const shares = shareOut(count, radii)
  const seats: { angle: number; x: number; y: number; row: number }[] = []
  radii.forEach((radius, row) => {
    const inRow = shares[row] ?? 0
    const lowest = Math.asin(Math.min(0.9, 19 / radius))
    for (let at = 0; at < inRow; at += 1) {
      const fraction = inRow === 1 ? 0.5 : at / (inRow - 1)
      const angle = Math.PI - lowest - fraction * (Math.PI - 2 * lowest)
      seats.push({ angle, row, x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
    }
  })
  // Ties on one ray read from the outside in.
  seats.sort((a, b) => b.angle - a.angle || a.row - b.row)
  const width = 2 * (outerRadius + edge)
  const height = outerRadius + edge - 19 + edge
  const places = seats.map((seat) => ({ x: width / 2 + seat.x, y: outerRadius + edge - seat.y }))
  return { places, markRadius: markRadiusFor(places), width, height }
}

/** Fewest rows whose arcs hold everyone at 42 units apart, closer as the house grows. */
function rowsFor(count: number): number {
  if (count <= 7) return 1
  if (count <= 22) return 2
  if (count <= 44) return 3
  if (count <= 80) return 4
  return Math.min(7, 4 + Math.ceil((count - 80) / 50))
}

/** Splits `count` in proportion to the radii, largest remainders first, summing exactly. */
function shareOut(count: number, radii: readonly number[]): number[] {
  const whole = radii.reduce((sum, radius) => sum + radius, 0)
  const exact = radii.map((radius) => (count * radius) / whole)
  const shares = exact.map(Math.floor)
  let left = count - shares.reduce((sum, share) => sum + share, 0)
  const order = exact.map((value, row) => ({ row, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest)
  for (const { row } of order) {
    if (left <= 0) break
    shares[row] = (shares[row] ?? 0) + 1
    left -= 1
  }
  return evenOut(shares)
}

/** A row with an odd number has a seat in the very middle, which tilts two equal wedges: odd rows give to each other in pairs. */
function evenOut(shares: number[]): number[] {
  const odd = shares.flatMap((share, row) => (share % 2 === 1 ? [row] : []))
  for (let pair = 0; pair + 1 < odd.length; pair += 2) {
    const outer = odd[pair] ?? 0
    const inner = odd[pair + 1] ?? 0
    shares[outer] = (shares[outer] ?? 0) - 1
    shares[inner] = (shares[inner] ?? 0) + 1
  }
  return shares
}

function markRadiusFor(places: readonly HemicyclePlace[]): number {
  let nearest = Infinity
  places.forEach((a, index) => {
    for (const b of places.slice(index + 1)) nearest = Math.min(nearest, Math.hypot(a.x - b.x, a.y - b.y))
  })
  return Math.min(12.5, nearest * 0.31)
}
