import { useSyncExternalStore } from 'react'

const narrowQuery = '(max-width: 999px)'

/** Below 1000 px (or a zoom that makes it so) rails become tabs. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(narrowQuery).matches,
    () => false,
  )
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(narrowQuery)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
