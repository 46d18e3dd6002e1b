import { vaultEntry } from '../../shared/domain/sealed.ts'
import type { StoreReader, StoreWriter } from '../host/ports/forum-store.ts'
import { change, query } from './row.ts'
import type { ReadConnection, WriteConnection } from './row.ts'

export function vaultReads(db: ReadConnection): Pick<StoreReader, 'vault' | 'vaultEntry'> {
  const columns = 'SELECT commitment, salt, value, class FROM vault'
  const all = query(db, vaultEntry, `${columns} ORDER BY id`)
  const one = query(db, vaultEntry, `${columns} WHERE commitment = ?`)
  return { vault: () => all.all(), vaultEntry: (commitment) => one.one(commitment) }
}

/** `erased` is told of each erasure, so that what the write-ahead log still holds of the value goes after the commit. */
export function vaultWrites(
  db: WriteConnection,
  erased: () => void,
): Pick<StoreWriter, 'addVaultEntry' | 'eraseVaultEntry'> {
  const insert = change(db, 'INSERT INTO vault (commitment, salt, value, class) VALUES (?, ?, ?, ?)')
  const erase = change(db, 'DELETE FROM vault WHERE commitment = ?')
  return {
    addVaultEntry: (entry) => {
      insert(entry.commitment, entry.salt, entry.value, entry.class)
    },
    eraseVaultEntry: (commitment) => {
      if (erase(commitment) > 0) erased()
    },
  }
}
