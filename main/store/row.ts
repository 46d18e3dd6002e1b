import type Database from 'better-sqlite3'
import { z } from 'zod'
import { StoreFailure } from './problem.ts'

declare const reads: unique symbol
declare const writes: unique symbol
/** A connection that reading code may use; it offers nothing that writes. */
export type ReadConnection = Pick<Database.Database, 'name'> & { readonly [reads]: true }
/** A connection that may also write. Only the one writer of a file has it. */
export type WriteConnection = ReadConnection & { readonly [writes]: true }

type Value = string | number | Uint8Array | null

export function asReadConnection(db: Database.Database): ReadConnection {
  return db as unknown as ReadConnection
}

export function asWriteConnection(db: Database.Database): WriteConnection {
  return db as unknown as WriteConnection
}

function database(connection: ReadConnection): Database.Database {
  return connection as unknown as Database.Database
}

/** A prepared query whose every row is parsed: what a file holds comes from outside like anything else. */
export interface Query<Row> {
  all(...values: Value[]): Row[]
  one(...values: Value[]): Row | null
}

export function query<Row>(connection: ReadConnection, row: z.ZodType<Row>, sql: string): Query<Row> {
  const db = database(connection)
  const statement = db.prepare<Value[]>(sql)
  if (!statement.readonly) throw new Error('a query only reads')
  const parsed = (found: unknown): Row => {
    const read = row.safeParse(found)
    if (read.success) return read.data
    throw damaged(connection, read.error.issues[0]?.message ?? 'row of an unknown shape')
  }
  return {
    all: (...values) => statement.all(...values).map(parsed),
    one: (...values) => {
      const found = statement.get(...values)
      return found === undefined ? null : parsed(found)
    },
  }
}

/** A prepared change; answers how many rows it changed. Refuses to run outside a transaction, where it could be half of something. */
export function change(connection: WriteConnection, sql: string): (...values: Value[]) => number {
  const db = database(connection)
  const statement = db.prepare<Value[]>(sql)
  return (...values) => {
    if (!db.inTransaction) throw new Error('a writer was used after its transaction')
    return statement.run(...values).changes
  }
}

export function damaged(connection: ReadConnection, detail: string): StoreFailure {
  return new StoreFailure({ code: 'truncated_or_damaged', path: connection.name, detail })
}

/** A blob column. SQLite's binding gives a Buffer; nobody outside this room may come to rely on that. */
export const blobColumn = z
  .instanceof(Uint8Array)
  .transform((bytes) => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))

/** A column of JSON text. */
export const jsonColumn = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' })
    return z.NEVER
  }
})
