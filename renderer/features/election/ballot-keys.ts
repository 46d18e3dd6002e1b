import { randomId } from '../../../shared/lib/ids.ts'

const known = new Map<string, string>()

/**
 * [ELE4] The random key under which this device votes for a seat: asked for again it is the same, so that the ballot can be changed.
 * It stays in this tab and goes to nobody but the host, which keeps it only while the election is open.
 */
export function ballotKey(election: string, seat: string): string {
  const name = `plenary.ballot ${election} ${seat}`
  const key = known.get(name) ?? stored(name) ?? randomId()
  known.set(name, key)
  store(name, key)
  return key
}

function stored(name: string): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null // a browser that refuses its storage: the key lives as long as the page
  }
}

function store(name: string, key: string): void {
  try {
    sessionStorage.setItem(name, key)
  } catch {
    // as above
  }
}
