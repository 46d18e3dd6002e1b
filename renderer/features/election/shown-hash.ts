/** A hash whole, in groups of eight, so that people can compare it. */
export function shownHash(hash: string): string {
  return hash.replace(/(.{8})(?=.)/g, '$1 ')
}
