import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { findPostgres, openPostgresServer } from '../src/testing/postgresServer.ts'
import { WHOLE } from '../src/testing/whole.ts'
import { shareStorm } from './shareStorm.ts'

/** `npm test -- whole` and verify/shares.ts kill more often. */
const sqlite = WHOLE ? { shares: 200, kills: 3 } : { shares: 100, kills: 2 }
const postgres = WHOLE ? { shares: 80, kills: 2 } : { shares: 40, kills: 1 }
const NOTHING = { lost: [], damaged: [] }

test('a service that is killed while it writes loses no link that it has answered for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-storm-'))
  try {
    const storm = { ...sqlite, environment: { LOOPSCOPE_DATA: folder } }
    const { answered, kills, lost, damaged } = await shareStorm(storm)
    expect({ enough: answered >= sqlite.shares, kills, lost, damaged }).toEqual({
      enough: true,
      kills: sqlite.kills,
      ...NOTHING,
    })
    const database = new DatabaseSync(join(folder, 'shares.db'))
    const all = (sql: string) => database.prepare(sql).all()
    expect(all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(all('PRAGMA foreign_key_check')).toEqual([])
    expect(all('SELECT shares, bytes FROM totals')).toEqual(
      all(
        'SELECT (SELECT count(*) FROM shares) AS shares, (SELECT sum(length(packed)) FROM recordings) AS bytes',
      ),
    )
    database.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const programs = findPostgres()

test.runIf(programs !== null)('nor does one that keeps its links in PostgreSQL', async () => {
  const server = await openPostgresServer(programs ?? '')
  try {
    const environment = { DATABASE_URL: server.url }
    const { kills, lost, damaged } = await shareStorm({ ...postgres, environment })
    expect({ kills, lost, damaged }).toEqual({ kills: postgres.kills, ...NOTHING })
  } finally {
    await server.close()
  }
})
