import type { z } from 'zod'

type JSONType = z.core.util.JSONType
type JsonObject = Record<string, JSONType>

/**
 * An outcome as the record holds it. In the case format the parts of an outcome that concern sectors are keyed by the sectors'
 * names, which people write in their own script; keys of the record are ASCII. So there they stand as a list, each with its
 * `sector`; so do the categories of an election's count. Nothing else differs, and `outcomeOfRecord` gives the outcome back.
 */
export function outcomeForRecord(outcome: JsonObject): JsonObject {
  return mapSectors(outcome, OF_OUTCOMES, toList)
}

export function outcomeOfRecord(recorded: JsonObject): JsonObject {
  return mapSectors(recorded, OF_OUTCOMES, toKeys)
}

/** A case as the record holds it, for the same reason: `sectorCounts` of a secret vote and the `reasons` of vetoes are lists there. */
export function caseForRecord(question: JsonObject): JsonObject {
  return mapSectors(question, OF_CASES, toList)
}

export function caseOfRecord(recorded: JsonObject): JsonObject {
  return mapSectors(recorded, OF_CASES, toKeys)
}

const OF_OUTCOMES: ReadonlySet<string> = new Set(['sectors', 'leastYes', 'vetoes', 'categories'])
const OF_CASES: ReadonlySet<string> = new Set(['sectorCounts', 'reasons'])
/**
 * Where such a part lies within another: a quorum's own sectors, the decision that a veto stands against, the steps of a graded rule, a
 * steering committee's vote.
 */
const WITHIN: ReadonlySet<string> = new Set(['quorum', 'decision', 'outcomes', 'vote'])

function toList(sectors: JSONType): JSONType {
  return isObject(sectors) ? Object.entries(sectors).map(([sector, part]) => ({ sector, part })) : sectors
}

function toKeys(sectors: JSONType): JSONType {
  if (!Array.isArray(sectors)) return sectors
  return Object.fromEntries(sectors.filter(isSectorPart).map(({ sector, part }) => [sector, part]))
}

function mapSectors(outcome: JsonObject, keyed: ReadonlySet<string>, map: (sectors: JSONType) => JSONType): JsonObject {
  return Object.fromEntries(
    Object.entries(outcome).map(([key, value]): [string, JSONType] => {
      if (keyed.has(key)) return [key, map(value)]
      if (!WITHIN.has(key)) return [key, value]
      const within = (part: JSONType): JSONType => (isObject(part) ? mapSectors(part, keyed, map) : part)
      return [key, Array.isArray(value) ? value.map(within) : within(value)]
    }),
  )
}

function isSectorPart(part: JSONType): part is { sector: string; part: JSONType } {
  return isObject(part) && typeof part['sector'] === 'string' && 'part' in part
}

function isObject(value: JSONType | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
