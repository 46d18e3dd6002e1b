import type { OpenedForum } from '../../shared/contract/start.ts'
import { openedForum } from '../../shared/contract/start.ts'
import type { WindowEdge } from './connection.ts'
import { show } from './connection.ts'
import { parseJson } from './parsing.ts'
import { attempt } from './session-memory.ts'

const FROM = 'plenary.rehearsed'

/** Shows a rehearsal in this window, which remembers the forum that it is a copy of. */
export async function showRehearsal(edge: WindowEdge, rehearsal: OpenedForum): Promise<void> {
  const from = await edge.bridge?.forum()
  if (from) attempt(() => edge.tab.setItem(FROM, JSON.stringify(from)))
  await show(edge, rehearsal)
}

/** The way from a rehearsal back to where it was asked for; null where this browser cannot tell it. */
export function wayBack(edge: WindowEdge): (() => void) | null {
  const { bridge } = edge
  // Without a forum remembered the app goes to its start screen.
  if (bridge) return () => void bridge.show(parseJson(openedForum, attempt(() => edge.tab.getItem(FROM)) ?? ''))
  const here = pagesHere()
  return here === null ? null : () => history.go(-here)
}

/** In a browser the forum is the page before the first of this host's; null if there is none, or an older browser does not say. */
function pagesHere(): number | null {
  if (!('navigation' in window)) return null
  const { currentEntry } = window.navigation
  return currentEntry && history.length > window.navigation.entries().length ? currentEntry.index + 1 : null
}
