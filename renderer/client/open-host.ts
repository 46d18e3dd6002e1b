import type { Place, WindowEdge } from './connection.ts'
import { HostApi } from './host-api.ts'
import type { EditKeeper } from './kept-edits.ts'
import { windowKeeper } from './kept-edits.ts'
import { LiveClient } from './live-client.ts'
import type { Host } from './react.tsx'
import type { Runtime } from './runtime.ts'
import { windowRuntime } from './runtime.ts'
import { TextPool } from './text-pool.ts'

/** Opens the lines to a host, for `HostProvider`; `close` ends them and every timer. */
export function openHost(
  place: Place,
  edge: Pick<WindowEdge, 'fetch'>,
  { runtime = windowRuntime(), keeper = windowKeeper() }: { runtime?: Runtime; keeper?: EditKeeper } = {},
): Host & { close: () => void } {
  const live = new LiveClient({ ...place, runtime, keeper })
  const texts = new TextPool((text) => ({
    ...place,
    text,
    runtime,
    keeper,
    keepUnder: `${live.keepUnder} ${text}`,
    user: userOf(live),
  }))
  const stopHiding = runtime.onHide(() => {
    texts.keepNow()
  })
  return {
    place,
    live,
    texts,
    api: new HostApi(place.host, edge.fetch),
    close: () => {
      stopHiding()
      texts.close()
      live.close()
    },
  }
}

function userOf({ state, me }: LiveClient): { name: string; sector: number | null } {
  const seat = me?.seats[0] === undefined ? undefined : state.seats[me.seats[0]]
  const sector = seat ? state.sectors.findIndex((one) => one.id === seat.sector) : -1
  return { name: seat?.label ?? me?.name ?? '', sector: sector < 0 ? null : sector }
}
