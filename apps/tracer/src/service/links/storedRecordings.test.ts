import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { createLog } from '../../log.ts'
import { openShareStore } from '../../shares/openShareStore.ts'
import { packRecording } from '../../shares/packRecording.ts'
import { hashOfKey, newDeleteKey, newShareId } from '../../shares/shareKeys.ts'
import type { Form } from '../../shares/shareStore.ts'
import { StoredRecordings } from './storedRecordings.ts'

const LOG = createLog('silent')
const folder = mkdtempSync(join(tmpdir(), 'loopscope-recordings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A store with one link and room for so many bytes more, what is read of it, and the forms in which the store was asked for it. */
async function stored(more = 1e6) {
  const dataFolder = mkdtempSync(join(folder, 'store-'))
  const snippet = { source: '1', module: 'commonjs', node: '24', threadPoolSize: 4 } as const
  const recording = await packRecording(snippet, [Buffer.from('{"type":"main","at":0}\n')])
  const limits = { shares: 10, bytes: recording.packed.length + more }
  const store = openShareStore({ databaseUrl: null, dataFolder }, limits, LOG)
  const keyHash = hashOfKey(newDeleteKey())
  await store.add({ id: newShareId(), recording, cursor: 0, view: {}, createdAt: 1, keyHash })
  const asked: Form[] = []
  const watched = {
    keepGzip: store.keepGzip,
    bytesOf(hash: Buffer, form: Form) {
      asked.push(form)
      return store.bytesOf(hash, form)
    },
  }
  return { store, recording, asked, recordings: new StoredRecordings(watched, LOG) }
}

const crowd = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, ask))

it('a crowd that comes at once is one reading of the store', async () => {
  const { store, recording, asked, recordings } = await stored()
  const { hash, packed } = recording
  const [first, ...others] = await crowd(() => recordings.read(hash, 'zstd'))
  expect([first?.bytes, others]).toEqual([packed, Array(19).fill(first)])
  expect(asked).toEqual(['zstd'])
  const [gzip] = await crowd(() => recordings.read(hash, 'gzip'))
  expect([await store.bytesOf(hash, 'gzip'), asked]).toEqual([
    gzip?.bytes,
    ['zstd', 'gzip', 'zstd'],
  ])
  await crowd(() => recordings.read(hash, 'gzip'))
  expect(asked).toEqual(['zstd', 'gzip', 'zstd', 'gzip'])
  await store.close()
})

it('a store without room for gzip still answers with it', async () => {
  const { store, recording, recordings } = await stored(10)
  const gzip = await recordings.read(recording.hash, 'gzip')
  expect(gunzipSync(gzip?.bytes ?? '').toString()).toContain('\n{"type":"main","at":0}\n')
  expect(await store.bytesOf(recording.hash, 'gzip')).toBe(null)
  await store.close()
})

it('bytes that are not what their hash says are refused as gzip, and what is not stored is null', async () => {
  const { store, recording, recordings } = await stored()
  const hash = Buffer.alloc(32)
  const keyHash = hashOfKey(newDeleteKey())
  expect(await recordings.read(hash, 'gzip')).toBe(null)
  const swapped = { hash, packed: recording.packed }
  const share = { id: newShareId(), recording: swapped, cursor: 0, view: {}, createdAt: 1, keyHash }
  await store.add(share)
  await expect(recordings.read(hash, 'gzip')).rejects.toMatchObject({
    status: 500,
    code: 'damaged',
  })
  expect(await store.bytesOf(hash, 'gzip')).toBe(null)
  await store.close()
})

it('the memory of a large recording is free when the last of those who share it has sent it, and not before', async () => {
  const { store, recordings } = await stored()
  const [hash, packed] = [randomBytes(32), randomBytes(100_000)]
  const keyHash = hashOfKey(newDeleteKey())
  const share = { id: newShareId(), recording: { hash, packed }, cursor: 0, view: {}, createdAt: 1 }
  await store.add({ ...share, keyHash })
  const [one, other] = await Promise.all([
    recordings.read(hash, 'zstd'),
    recordings.read(hash, 'zstd'),
  ])
  one?.giveBack()
  expect(other?.bytes.equals(packed)).toBe(true)
  other?.giveBack()
  expect([
    other?.bytes.length,
    (await recordings.read(hash, 'zstd'))?.bytes.equals(packed),
  ]).toEqual([...[0, true]])
  await store.close()
})
