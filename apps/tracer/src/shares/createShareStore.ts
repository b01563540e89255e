import { shareViewSchema } from '@loopscope/shared/wire/share'
import { bytesOf, type Database, type Query, type Row } from './database.ts'
import { sameHash } from './shareKeys.ts'
import type { Share, ShareStore, StoreLimits } from './shareStore.ts'

/** How many links are deleted in one go, so that others have their turn in between. */
const SWEEP = 200

/**
 * The store of links in a database. Whoever changes something first takes the one row of `totals`, so that changes follow
 * one another on a server with many connections, too.
 */
export function createShareStore(database: Database, limits: StoreLimits): ShareStore {
  const { query, transaction } = database
  return {
    shared: database.isShared ? query : null,
    add: ({ id, recording, cursor, view, createdAt, keyHash }) =>
      transaction(async (query) => {
        const { shares, bytes } = await takeTotals(query)
        const isNew = (await query(SAME_RECORDING, [recording.hash])).length === 0
        const size = isNew ? recording.packed.length : 0
        if (shares + 1 > limits.shares || bytes + size > limits.bytes) return 'full'
        if (isNew)
          await query('INSERT INTO recordings (hash, packed) VALUES ($1, $2)', [
            recording.hash,
            recording.packed,
          ])
        await query(
          'INSERT INTO shares (id, recording, cursor, view, key_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
          [id, recording.hash, cursor, JSON.stringify(view), keyHash, createdAt],
        )
        await addToTotals(query, 1, size)
        return 'kept'
      }),
    async open(id) {
      const [row] = await query(
        `SELECT recording, cursor, view, created_at,
           EXISTS (SELECT 1 FROM openings WHERE openings.id = shares.id) AS opened
         FROM shares WHERE id = $1`,
        [id],
      )
      if (row === undefined) return null
      const hash = bytesOf(row, 'recording')
      const packed = await database.readBytes('recordings', hash)
      // The link was deleted in between.
      if (packed === null) return null
      if (!row['opened']) await query(OPENED, [id])
      return { ...momentOf(id, row), recording: { hash, packed } }
    },
    async momentOf(id) {
      const [row] = await query('SELECT cursor, view, created_at FROM shares WHERE id = $1', [id])
      return row === undefined ? null : momentOf(id, row)
    },
    has: async (id) => (await query('SELECT 1 FROM shares WHERE id = $1', [id])).length > 0,
    async headOf(id) {
      const [row] = await query(HEAD, [id])
      if (row === undefined) return null
      const { size, opened } = row
      return { hash: bytesOf(row, 'hash'), bytes: Number(size), isOpened: Boolean(opened) }
    },
    async countOpening(id) {
      await query(OPENED, [id])
    },
    bytesOf: (hash, form) => database.readBytes(TABLES[form], hash),
    keepGzip: (hash, gzip) =>
      transaction(async (query) => {
        const { bytes } = await takeTotals(query)
        if ((await query(SAME_RECORDING, [hash])).length === 0) return 'unknown'
        if (bytes + gzip.length > limits.bytes) return 'full'
        await query(GZIP, [hash, gzip])
        return 'kept'
      }),
    remove: (id, keyHash) =>
      transaction(async (query) => {
        await takeTotals(query)
        const [row] = await query('SELECT recording, key_hash FROM shares WHERE id = $1', [id])
        if (row === undefined) return 'unknown'
        if (!sameHash(bytesOf(row, 'key_hash'), keyHash)) return 'wrongKey'
        await removeShare(query, id, bytesOf(row, 'recording'))
        return 'removed'
      }),
    async removeUnopened(before) {
      let removed = 0
      for (;;) {
        const swept = await transaction(async (query) => {
          await takeTotals(query)
          const rows = await query(
            `SELECT id, recording FROM shares
             WHERE created_at < $1 AND id NOT IN (SELECT id FROM openings) LIMIT ${SWEEP}`,
            [before],
          )
          for (const row of rows)
            await removeShare(query, String(row['id']), bytesOf(row, 'recording'))
          return rows.length
        })
        removed += swept
        if (swept < SWEEP) return removed
      }
    },
    async totals() {
      return totalsOf(await query('SELECT shares, bytes FROM totals'))
    },
    close: () => database.close(),
  }
}

const TABLES = { zstd: 'recordings', gzip: 'gzips' } as const
const HEAD = `
  SELECT hash, length(packed) AS size,
    EXISTS (SELECT 1 FROM openings WHERE openings.id = shares.id) AS opened
  FROM shares JOIN recordings ON hash = recording WHERE shares.id = $1`
const OPENED = 'INSERT INTO openings (id) VALUES ($1) ON CONFLICT DO NOTHING'
const GZIP = 'INSERT INTO gzips (hash, packed) VALUES ($1, $2) ON CONFLICT DO NOTHING'
const SAME_RECORDING = 'SELECT 1 FROM recordings WHERE hash = $1'

async function takeTotals(query: Query): Promise<StoreLimits> {
  return totalsOf(await query('UPDATE totals SET shares = shares RETURNING shares, bytes'))
}

async function addToTotals(query: Query, shares: number, bytes: number): Promise<void> {
  await query('UPDATE totals SET shares = shares + $1, bytes = bytes + $2', [shares, bytes])
}

async function removeShare(query: Query, id: string, recording: Buffer): Promise<void> {
  await query('DELETE FROM openings WHERE id = $1', [id])
  await query('DELETE FROM shares WHERE id = $1', [id])
  const [unused] = await query(
    `DELETE FROM recordings WHERE hash = $1 AND NOT EXISTS (SELECT 1 FROM shares WHERE recording = hash)
     RETURNING length(packed) AS size`,
    [recording],
  )
  await addToTotals(query, -1, -Number(unused?.['size'] ?? 0))
}

function momentOf(id: string, row: Row): Omit<Share, 'recording'> {
  return {
    id,
    cursor: row['cursor'] === null ? null : Number(row['cursor']),
    view: shareViewSchema.parse(JSON.parse(String(row['view']))),
    createdAt: Number(row['created_at']),
  }
}

function totalsOf([row]: readonly Row[]): StoreLimits {
  if (row === undefined) throw new Error('the table of totals is empty')
  return { shares: Number(row['shares']), bytes: Number(row['bytes']) }
}
