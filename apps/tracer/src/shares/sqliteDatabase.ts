import { chmodSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { bytesOf, type Database, type Query } from './database.ts'
import { type Migrations, missingMigrations } from './migrations.ts'

/** PRAGMA user_version says how many of them a file has. */
const MIGRATIONS: Migrations = [
  `
  CREATE TABLE recordings (hash BLOB PRIMARY KEY, packed BLOB NOT NULL) STRICT;
  CREATE TABLE shares (
    id TEXT PRIMARY KEY,
    recording BLOB NOT NULL REFERENCES recordings (hash),
    cursor INTEGER,
    view TEXT NOT NULL,
    key_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX shares_by_recording ON shares (recording);
  CREATE INDEX shares_by_age ON shares (created_at);
  CREATE TABLE openings (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TABLE totals (shares INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT;
  INSERT INTO totals VALUES (0, 0);
  CREATE TRIGGER recordings_stay BEFORE UPDATE ON recordings
    BEGIN SELECT RAISE(ABORT, 'a recording never changes'); END;
  CREATE TRIGGER shares_stay BEFORE UPDATE ON shares
    BEGIN SELECT RAISE(ABORT, 'a share never changes'); END;
`,
  // Recordings as gzip, too, for who takes no zstd. They go with their recording, and are counted, whichever release deletes that.
  `
  CREATE TABLE gzips (
    hash BLOB PRIMARY KEY REFERENCES recordings (hash) ON DELETE CASCADE,
    packed BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER gzips_come AFTER INSERT ON gzips
    BEGIN UPDATE totals SET bytes = bytes + length(NEW.packed); END;
  CREATE TRIGGER gzips_go AFTER DELETE ON gzips
    BEGIN UPDATE totals SET bytes = bytes - length(OLD.packed); END;
  CREATE TRIGGER gzips_stay BEFORE UPDATE ON gzips
    BEGIN SELECT RAISE(ABORT, 'a recording never changes'); END;
`,
]

/**
 * Opens or makes the file, readable by this user only. A commit is on disk when it returns (WAL, synchronous=FULL). Several
 * processes may have it open. Throws when the file cannot be used or is of a later Loopscope.
 */
export function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true })
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  chmodSync(file, 0o600)
  prepareTables(database, file)

  const statements = new Map<string, StatementSync>()
  const query: Query = async (sql, values = []) => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = database.prepare(sql.replaceAll('$', '?'))
      statements.set(sql, statement)
    }
    return statement.all(...values)
  }

  // One connection: whoever comes while a transaction waits for its own next line must wait, too.
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    isShared: false,
    query: (sql, values) => inTurn(() => query(sql, values)),
    readBytes: (table, hash) =>
      inTurn(async () => {
        const [row] = await query(`SELECT packed FROM ${table} WHERE hash = $1`, [hash])
        return row === undefined ? null : bytesOf(row, 'packed')
      }),
    transaction: (work) =>
      inTurn(async () => {
        database.exec('BEGIN IMMEDIATE')
        try {
          const result = await work(query)
          database.exec('COMMIT')
          return result
        } catch (error) {
          if (database.isTransaction) database.exec('ROLLBACK')
          throw error
        }
      }),
    close: () => inTurn(async () => database.close()),
  }
}

function prepareTables(database: DatabaseSync, file: string): void {
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
    for (const migration of missingMigrations(MIGRATIONS, version, file)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    database.exec('COMMIT')
  } catch (error) {
    // Takes back what was not committed.
    database.close()
    throw error
  }
}
