/** Something that does not hold, and where: a file, a line of it, an entry of the record. */
export interface Finding {
  readonly place: string
  readonly what: string
}

export interface Report {
  readonly findings: readonly Finding[]
  /** What is no fault but should be said, like entries of a type that this version does not know. */
  readonly notes: readonly string[]
}

export function finding(place: string, what: string): Finding {
  return { place, what }
}

export function findingLine({ place, what }: Finding): string {
  return `${place}: ${what}`
}
