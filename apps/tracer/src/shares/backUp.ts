import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { chmod, copyFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { SHARES_FILE, type ShareStorePlace } from './openShareStore.ts'

const execute = promisify(execFile)

/**
 * Writes all links into a file that is not there yet, as they are at one moment, while services use them. The file is SQLite's own, or
 * pg_dump's custom format, by the pg_dump in the PATH. Rejects with a sentence; there is no file then.
 */
export async function backUp(place: ShareStorePlace, file: string): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} is there already: name another file`)
  const unfinished = `${file}.unfinished`
  try {
    if (place.databaseUrl === null) await backUpSqlite(storeFile(place), unfinished)
    else
      await execute('pg_dump', ['--format=custom', '--schema=loopscope', '--file', unfinished], {
        env: connection(place.databaseUrl),
      })
    // Whoever can read it may see every link.
    await chmod(unfinished, 0o600)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/**
 * Puts the links of a backup where none are yet. Rejects with a sentence, and changes nothing, where some are, or where the file is
 * damaged.
 */
export async function restore(place: ShareStorePlace, file: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`${file} is not there`)
  if (place.databaseUrl !== null) {
    await execute(
      'pg_restore',
      ['--single-transaction', '--exit-on-error', '--no-owner', '--dbname=', file],
      { env: connection(place.databaseUrl) },
    )
    return
  }
  const store = storeFile(place)
  if (existsSync(store)) throw new Error(`${store} is there already: move it away first`)
  checkSqlite(file)
  mkdirSync(dirname(store), { recursive: true, mode: 0o700 })
  await copyFile(file, `${store}.unfinished`)
  await rename(`${store}.unfinished`, store)
}

const storeFile = ({ dataFolder }: ShareStorePlace) => join(dataFolder, SHARES_FILE)

async function backUpSqlite(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`${from} is not there`)
  const database = new DatabaseSync(from, { timeout: 5000 })
  try {
    await backup(database, to)
  } finally {
    database.close()
  }
  checkSqlite(to)
}

function checkSqlite(file: string): void {
  const database = new DatabaseSync(file)
  try {
    const [first] = database.prepare('PRAGMA integrity_check').all()
    if (first?.['integrity_check'] !== 'ok') throw new Error(`${file} is damaged`)
  } finally {
    database.close()
  }
}

/** As PostgreSQL's programs read it: an argument could be seen by every user of the machine, and may hold a password. */
function connection(databaseUrl: string): NodeJS.ProcessEnv {
  const { hostname, port, username, password, pathname, searchParams } = new URL(databaseUrl)
  const options = { PGSSLMODE: 'sslmode', PGSSLROOTCERT: 'sslrootcert' }
  const given = {
    PGHOST: searchParams.get('host') ?? hostname,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
    ...Object.fromEntries(
      Object.entries(options).map(([name, key]) => [name, searchParams.get(key) ?? '']),
    ),
  }
  const named = Object.entries(given).filter(([, value]) => value !== '')
  return { PATH: process.env['PATH'], ...Object.fromEntries(named) }
}
