import { sha256 } from '../../shared/lib/sha256.ts'
import type { Site } from './site.ts'
import type { Table } from './table.ts'
import { tablePath } from './table.ts'

const PROFILES = 'https://datapackage.org/profiles/2.0'

const DESCRIPTION =
  'Tables made from the record (record/log.jsonl), as of the checkpoint named by `version`. Cells of text that begin with = + - @, ' +
  'a tab or a carriage return have an apostrophe before them, so that no spreadsheet takes them for a formula; the exact words are in the record.'

/** `datapackage.json` (Data Package 2.0): each table with its fields, keys, size and checksum. */
export function dataPackage(
  site: Site,
  tables: readonly { readonly table: Table; readonly bytes: Uint8Array }[],
): string {
  const { forum, point } = site
  const descriptor = {
    $schema: `${PROFILES}/datapackage.json`,
    name: `forum-${forum.id}`,
    id: `urn:plenary:forum:${forum.id}`,
    title: forum.name,
    description: DESCRIPTION,
    created: point.at,
    version: `0.0.${String(point.seq)}`,
    resources: tables.map(({ table, bytes }) => resource(table, bytes)),
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}

function resource(table: Table, bytes: Uint8Array): object {
  return {
    $schema: `${PROFILES}/dataresource.json`,
    name: table.name,
    type: 'table',
    title: table.title,
    path: tablePath(table),
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: bytes.length,
    hash: `sha256:${sha256(bytes)}`,
    schema: {
      $schema: `${PROFILES}/tableschema.json`,
      fields: table.fields,
      ...(table.primaryKey.length > 0 ? { primaryKey: table.primaryKey } : {}),
      ...(table.foreignKeys.length > 0
        ? {
            foreignKeys: table.foreignKeys.map(({ fields, resource: to, reference }) => ({
              fields,
              reference: { resource: to, fields: reference },
            })),
          }
        : {}),
    },
  }
}
