import { join } from 'node:path'
import type { Log } from '../log.ts'
import { createShareStore } from './createShareStore.ts'
import { openPostgres } from './postgresDatabase.ts'
import type { ShareStore, StoreLimits } from './shareStore.ts'
import { openSqlite } from './sqliteDatabase.ts'

/** In the data folder. */
export const SHARES_FILE = 'shares.db'

export type ShareStorePlace = {
  /** PostgreSQL's address; null: a file in `dataFolder`. */
  readonly databaseUrl: string | null
  readonly dataFolder: string
}

/** The store that the configuration names. Throws at once when the file cannot be used; a server is asked later. */
export function openShareStore(
  place: ShareStorePlace,
  limits: StoreLimits,
  log: Pick<Log, 'warn'>,
): ShareStore {
  const database =
    place.databaseUrl === null
      ? openSqlite(join(place.dataFolder, SHARES_FILE))
      : openPostgres(place.databaseUrl, log)
  return createShareStore(database, limits)
}
