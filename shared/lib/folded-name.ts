/** A name as it is compared: letters composed alike, without case, spaces around it or more than one between. */
export function foldedName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()
}
