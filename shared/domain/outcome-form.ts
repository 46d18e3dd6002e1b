import type { z } from 'zod'

type JSONType = z.core.util.JSONType
type JsonObject = Record<string, JSONType>

/**
 * An outcome as the record holds it. In the case format the parts of an outcome that concern sectors are keyed by the sectors'
 * names, which people write in their own script; keys of the record are ASCII. So there they stand as a list, each with its
 * `sector`. Nothing else differs, and `outcomeOfRecord` gives the outcome back.
 */
export function outcomeForRecord(outcome: JsonObject): JsonObject {
  return mapSectors(outcome, (sectors) =>
    isObject(sectors) ? Object.entries(sectors).map(([sector, part]) => ({ sector, part })) : sectors,
  )
}

export function outcomeOfRecord(recorded: JsonObject): JsonObject {
  return mapSectors(recorded, (sectors) =>
    Array.isArray(sectors)
      ? Object.fromEntries(sectors.filter(isSectorPart).map(({ sector, part }) => [sector, part]))
      : sectors,
  )
}

function mapSectors(outcome: JsonObject, map: (sectors: JSONType) => JSONType): JsonObject {
  return Object.fromEntries(
    Object.entries(outcome).map(([key, value]): [string, JSONType] => {
      if (key === 'sectors') return [key, map(value)]
      return [key, key === 'quorum' && isObject(value) ? mapSectors(value, map) : value]
    }),
  )
}

function isSectorPart(part: JSONType): part is { sector: string; part: JSONType } {
  return isObject(part) && typeof part['sector'] === 'string' && 'part' in part
}

function isObject(value: JSONType | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
