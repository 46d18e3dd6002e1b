import type { ReactNode } from 'react'
import { encode } from 'uqr'

/** A joining code to point a phone at; always dark on white, with the quiet zone that readers need. `size` in px. */
export function QrCode(props: { value: string; label: string; size?: number | undefined }): ReactNode {
  const { data, size: edge } = encode(props.value, { ecc: 'M', border: 4 })
  const px = props.size ?? 224
  return (
    <svg
      width={px}
      height={px}
      viewBox={`0 0 ${edge} ${edge}`}
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <rect width={edge} height={edge} fill="#ffffff" />
      <path d={darkPath(data)} fill="#000000" />
    </svg>
  )
}

/** One path for all dark modules, runs in a row joined. */
function darkPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .map((row, y) => {
      let path = ''
      for (let x = 0; x < row.length; x += 1) {
        if (!row[x]) continue
        const start = x
        while (x + 1 < row.length && row[x + 1]) x += 1
        path += `M${start} ${y}h${x - start + 1}v1h${start - x - 1}z`
      }
      return path
    })
    .join('')
}
