import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLog } from '../log.ts'
import { findPostgres, openPostgresServer, type PostgresServer } from '../testing/postgresServer.ts'
import { createShareStore } from './createShareStore.ts'
import type { Database } from './database.ts'
import { gzipRecording } from './gzipRecording.ts'
import { openShareStore } from './openShareStore.ts'
import { packRecording, type Snippet } from './packRecording.ts'
import { openPostgres } from './postgresDatabase.ts'
import { hashOfKey, newDeleteKey, newShareId } from './shareKeys.ts'
import type { NewShare } from './shareStore.ts'
import { openSqlite } from './sqliteDatabase.ts'
import { unpackRecording } from './unpackRecording.ts'

const SNIPPET: Snippet = {
  source: 'console.log(1)',
  module: 'commonjs',
  node: '24',
  threadPoolSize: 4,
}
const NDJSON = Buffer.from('{"type":"main","at":0}\n{"type":"output","text":"ü😀"}\n')
const SILENT = createLog('silent')
const ROOMY = { shares: 1000, bytes: 1e8 }
const KEY = newDeleteKey()

async function newShare(change: Partial<NewShare> & { source?: string } = {}): Promise<NewShare> {
  const { source = SNIPPET.source, ...rest } = change
  return {
    id: newShareId(),
    recording: await packRecording({ ...SNIPPET, source }, [NDJSON]),
    cursor: 7,
    view: {
      clock: 'time',
      title: '\ud800 "<\u0000',
      note: 'a\nb',
      stops: [{ step: 7, word: 'ü😀' }],
    },
    createdAt: 1000,
    keyHash: hashOfKey(KEY),
    ...rest,
  }
}

let folder = ''
let server: PostgresServer | null = null
const programs = findPostgres()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-shares-'))
  if (programs !== null) server = await openPostgresServer(programs)
})

afterAll(async () => {
  await server?.close()
  rmSync(folder, { recursive: true, force: true })
})

const stores = [
  ['SQLite', true, () => openSqlite(join(folder, 'shares.db'))],
  ['PostgreSQL', programs !== null, () => openPostgres(server?.url ?? '', SILENT)],
] as const

describe.each(stores)('a store of links in %s', (_name, isThere, connect) => {
  let database: Database
  const storeOf = (limits = ROOMY) => createShareStore(database, limits)

  beforeAll(() => {
    database = connect()
  })
  afterAll(() => database?.close())

  it.runIf(isThere)('gives back what was put in, as long as it is there', async () => {
    const store = storeOf()
    const share = await newShare()
    const read = async () => ({
      isThere: await store.has(share.id),
      head: await store.headOf(share.id),
      share: await store.open(share.id),
    })
    const nothing = { isThere: false, head: null, share: null }
    expect([await read(), await store.add(share)]).toEqual([nothing, 'kept'])
    const { keyHash, ...shown } = share
    const { hash, packed } = share.recording
    const head = { hash, bytes: packed.length }
    expect(await read()).toEqual({
      isThere: true,
      head: { ...head, isOpened: false },
      share: shown,
    })
    expect((await store.headOf(share.id))?.isOpened).toBe(true)
    expect(await store.remove(share.id, keyHash)).toBe('removed')
    expect([await read(), await store.totals()]).toEqual([nothing, { shares: 0, bytes: 0 }])
  })

  it.runIf(isThere)('gives back a large recording whole, in either form', async () => {
    const store = storeOf()
    for (const bytes of [1, 49_152, 300_000]) {
      const [packed, gzip, hash] = [randomBytes(bytes), randomBytes(bytes + 1), randomBytes(32)]
      const share = await newShare({ recording: { hash, packed } })
      await store.add(share)
      await store.keepGzip(hash, gzip)
      expect((await store.open(share.id))?.recording.packed.equals(packed)).toBe(true)
      expect((await store.bytesOf(hash, 'zstd'))?.equals(packed)).toBe(true)
      expect((await store.bytesOf(hash, 'gzip'))?.equals(gzip)).toBe(true)
      await store.remove(share.id, share.keyHash)
    }
  })

  it.runIf(isThere)(
    'keeps a recording as gzip once, counts it, and forgets it with the recording',
    async () => {
      const store = storeOf()
      const [share, again] = [await newShare(), await newShare()]
      const { hash, packed } = share.recording
      const gzip = await gzipRecording(share.recording)
      expect(await store.keepGzip(hash, gzip)).toBe('unknown')
      for (const one of [share, again]) await store.add(one)
      expect(await store.bytesOf(hash, 'gzip')).toBe(null)
      const keeping = Array.from({ length: 5 }, () => store.keepGzip(hash, gzip))
      expect(await Promise.all(keeping)).toEqual(Array(5).fill('kept'))
      const kept = { shares: 2, bytes: packed.length + gzip.length }
      expect([await store.bytesOf(hash, 'gzip'), await store.totals()]).toEqual([gzip, kept])
      for (const { id, keyHash } of [share, again]) await store.remove(id, keyHash)
      expect([await store.bytesOf(hash, 'gzip'), await store.totals()]).toEqual([
        null,
        { shares: 0, bytes: 0 },
      ])
    },
  )

  it.runIf(isThere)('keeps no gzip where there is no room for it', async () => {
    const share = await newShare()
    const { hash, packed } = share.recording
    const small = storeOf({ shares: 10, bytes: packed.length + 10 })
    await small.add(share)
    expect(await small.keepGzip(hash, randomBytes(11))).toBe('full')
    expect(await small.totals()).toEqual({ shares: 1, bytes: packed.length })
    await small.remove(share.id, share.keyHash)
  })

  it.runIf(isThere)('counts a link as opened when it is told so', async () => {
    const store = storeOf()
    const share = await newShare({ createdAt: 10 })
    await store.add(share)
    for (let times = 0; times < 2; times++) await store.countOpening(share.id)
    expect(await store.removeUnopened(2000)).toBe(0)
    expect((await store.headOf(share.id))?.isOpened).toBe(true)
    await store.remove(share.id, share.keyHash)
  })

  it.runIf(isThere)('is the same after it was closed and opened again', async () => {
    const share = await newShare({ cursor: null, view: {} })
    await storeOf().add(share)
    await database.close()
    database = connect()
    const { keyHash, ...shown } = share
    expect(await storeOf().open(share.id)).toEqual(shown)
    await storeOf().remove(share.id, keyHash)
  })

  it.runIf(isThere)('keeps equal recordings once, until the last link to it is gone', async () => {
    const store = storeOf()
    const shares = [
      await newShare(),
      await newShare({ cursor: 8 }),
      await newShare({ source: '2' }),
    ]
    for (const share of shares) await store.add(share)
    const sizes = shares.map(({ recording }) => recording.packed.length)
    const bytes = (sizes[0] ?? 0) + (sizes[2] ?? 0)
    expect(await store.totals()).toEqual({ shares: 3, bytes })
    await store.remove(shares[0]?.id ?? '', hashOfKey(KEY))
    expect(await store.totals()).toEqual({ shares: 2, bytes })
    expect((await store.open(shares[1]?.id ?? ''))?.cursor).toBe(8)
    for (const { id } of shares) await store.remove(id, hashOfKey(KEY))
    expect(await store.totals()).toEqual({ shares: 0, bytes: 0 })
  })

  it.runIf(isThere)('deletes nothing without the right key', async () => {
    const store = storeOf()
    const share = await newShare()
    await store.add(share)
    expect([
      await store.remove(share.id, hashOfKey(newDeleteKey())),
      await store.remove(newShareId(), share.keyHash),
      await store.has(share.id),
      await store.remove(share.id, share.keyHash),
    ]).toEqual(['wrongKey', 'unknown', true, 'removed'])
  })

  it.runIf(isThere)('takes no more than it may, by count and by bytes', async () => {
    const first = await newShare()
    const second = await newShare({ source: 'second' })
    const few = storeOf({ shares: 1, bytes: 1e8 })
    expect([await few.add(first), await few.add(second)]).toEqual(['kept', 'full'])
    const small = storeOf({ shares: 10, bytes: first.recording.packed.length })
    const again = await newShare({ source: SNIPPET.source })
    expect([await small.add(second), await small.add(again)]).toEqual(['full', 'kept'])
    for (const { id } of [first, again]) await small.remove(id, first.keyHash)
    expect(await small.totals()).toEqual({ shares: 0, bytes: 0 })
  })

  it.runIf(isThere)('forgets old links that nobody opened, and no others', async () => {
    const store = storeOf()
    const old = await Promise.all(Array.from({ length: 450 }, () => newShare({ createdAt: 10 })))
    const young = await newShare({ createdAt: 3000 })
    for (const share of [...old, young]) await store.add(share)
    await store.open(old[3]?.id ?? '')
    expect(await store.removeUnopened(2000)).toBe(449)
    expect(await store.totals()).toEqual({ shares: 2, bytes: young.recording.packed.length })
    for (const { id, keyHash } of [young, ...old]) await store.remove(id, keyHash)
  })

  it.runIf(isThere)('counts right when many change it at once', async () => {
    const store = storeOf()
    const shares = await Promise.all(
      Array.from({ length: 40 }, (_, i) => newShare({ source: String(i % 4) })),
    )
    await Promise.all(shares.map((share) => store.add(share)))
    expect((await store.totals()).shares).toBe(40)
    await Promise.all(
      shares.flatMap(({ id, keyHash }) => [store.open(id), store.remove(id, keyHash)]),
    )
    expect(await store.totals()).toEqual({ shares: 0, bytes: 0 })
  })

  it.runIf(isThere)('takes hostile text for text', async () => {
    const store = storeOf()
    const hostile = "'; DROP TABLE shares; --"
    const share = await newShare({ source: `${hostile}\u0000</script>` })
    await store.add(share)
    expect([await store.has(hostile), await store.open(`${share.id}' OR '1'='1`)]).toEqual([
      false,
      null,
    ])
    const [snippet] = await pieces(share)
    expect(snippet).toEqual({ v: 1, ...SNIPPET, source: `${hostile}\u0000</script>` })
    await store.remove(share.id, share.keyHash)
  })

  it.runIf(isThere)('refuses to change what is there', async () => {
    const share = await newShare()
    await storeOf().add(share)
    await storeOf().keepGzip(share.recording.hash, randomBytes(9))
    const updates = [
      'shares SET cursor = 1',
      ...['recordings', 'gzips'].map((name) => `${name} SET packed = packed`),
    ]
    for (const update of updates)
      await expect(database.query(`UPDATE ${update}`)).rejects.toThrow('never change')
    await storeOf().remove(share.id, share.keyHash)
  })

  it.runIf(isThere)('undoes a change that fails halfway', async () => {
    const store = storeOf()
    const share = await newShare()
    await store.add(share)
    const totals = await store.totals()
    const clash = await newShare({ source: 'another', id: share.id })
    await expect(store.add(clash)).rejects.toThrow()
    expect(await store.totals()).toEqual(totals)
    await store.remove(share.id, share.keyHash)
  })
})

it.runIf(programs !== null)(
  'a PostgreSQL that went away is used again when it is back',
  async () => {
    const store = createShareStore(openPostgres(server?.url ?? '', SILENT), ROOMY)
    const share = await newShare()
    await store.add(share)
    await server?.kill()
    await expect(store.open(share.id)).rejects.toThrow()
    await server?.start()
    const { keyHash, ...shown } = share
    expect(await store.open(share.id)).toEqual(shown)
    await store.remove(share.id, keyHash)
    await store.close()
  },
)

it.runIf(programs !== null)(
  'a PostgreSQL that goes away between two queries of one transaction fails that transaction alone',
  async () => {
    const database = openPostgres(server?.url ?? '', SILENT)
    const lost = database.transaction(async (query) => {
      await query('SELECT 1')
      await server?.kill()
      // Until the connection has told of its end, which no query waits for.
      await sleep(200)
      return query('SELECT 1')
    })
    await expect(lost).rejects.toThrow()
    await server?.start()
    expect(await database.query('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await database.close()
  },
)

it('damaged bytes are noticed, and so are whole ones that are another recording', async () => {
  const { recording } = await newShare()
  const other = await newShare({ source: 'other' })
  const damaged = Buffer.from(recording.packed)
  damaged.writeUInt8(damaged.readUInt8(40) ^ 1, 40)
  await expect(pieces({ recording: { ...recording, packed: damaged } })).rejects.toThrow()
  const swapped = { hash: recording.hash, packed: other.recording.packed }
  await expect(pieces({ recording: swapped })).rejects.toThrow('is not what its hash says')
  expect((await pieces({ recording })).slice(1).join('')).toBe(NDJSON.toString())
})

it('damaged bytes do not become gzip, and neither do whole ones that are another recording', async () => {
  const [{ recording }, other] = [await newShare(), await newShare({ source: 'other' })]
  const damaged = Buffer.from(recording.packed)
  damaged.writeUInt8(damaged.readUInt8(40) ^ 1, 40)
  await expect(gzipRecording({ ...recording, packed: damaged })).rejects.toThrow()
  const swapped = { hash: recording.hash, packed: other.recording.packed }
  await expect(gzipRecording(swapped)).rejects.toThrow('is not what its hash says')
  const plain = zstdDecompressSync(recording.packed)
  expect(gunzipSync(await gzipRecording(recording)).equals(plain)).toBe(true)
})

it('a file of a later Loopscope is left alone, with a sentence', () => {
  const file = join(folder, 'later')
  openShareStore({ databaseUrl: null, dataFolder: file }, ROOMY, SILENT)
  const database = new DatabaseSync(join(file, 'shares.db'))
  database.exec('PRAGMA user_version = 3')
  database.close()
  expect(() => openShareStore({ databaseUrl: null, dataFolder: file }, ROOMY, SILENT)).toThrow(
    'shares.db was written by a later Loopscope: its tables have version 3, and this one knows 2',
  )
})

it.runIf(programs !== null)(
  'a PostgreSQL of a later Loopscope is left alone, with a sentence, and one of an earlier is used on',
  async () => {
    const database = openPostgres(server?.url ?? '', SILENT)
    const opened = () => {
      const other = openPostgres(server?.url ?? '', SILENT)
      return other.query('SELECT version FROM migrations ORDER BY version').finally(other.close)
    }
    await database.query('INSERT INTO migrations VALUES (4)')
    await expect(opened()).rejects.toThrow(
      'The database of links was written by a later Loopscope: its tables have version 4, and this one knows 3',
    )
    // As those before migrations were numbered.
    await database.query('DROP TABLE migrations')
    await database.query('DROP TABLE rates; DROP TABLE gzips; DROP FUNCTION count_gzip')
    expect(await opened()).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }])
    await database.close()
  },
)

async function pieces({ recording }: Pick<NewShare, 'recording'>) {
  const all: unknown[] = []
  for await (const piece of unpackRecording(recording)) all.push(piece)
  return all
}
