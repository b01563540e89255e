import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { type DBSchema, openDB } from 'idb'
import { compressEvents, decompress } from './compressEvents.ts'
import type { KeptRun, NewRun } from './keptRun.ts'
import { runsToEvict } from './runsToEvict.ts'

/** The runs that this browser keeps. Every function rejects where the browser forbids it or has no room. */
export type RunShelf = {
  /** Newest first. */
  list(): Promise<KeptRun[]>
  /** Keeps one more; what is too old for that is thrown away. */
  put(run: NewRun, events: readonly TraceEvent[]): Promise<void>
  /** The recording as NDJSON; null when it is not there any more. */
  read(id: number): Promise<ReadableStream<Uint8Array> | null>
  remove(ids: readonly number[]): Promise<void>
  clear(): Promise<void>
}

type Schema = DBSchema & {
  runs: { key: number; value: KeptRun }
  recordings: { key: number; value: ArrayBuffer }
}

/** Opens the browser's database, and makes it if need be. List and recordings lie apart: the list is read often. */
export async function openRunShelf(name = 'loopscope'): Promise<RunShelf> {
  const database = await openDB<Schema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('runs', { keyPath: 'id' })
      fresh.createObjectStore('recordings')
    },
    // Another tab wants to change or delete the database: it may.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
  const change = () => database.transaction(['runs', 'recordings'], 'readwrite')

  return {
    list: async () => (await database.getAll('runs')).reverse(),
    async put(run, events) {
      const recording = await compressEvents(events)
      const transaction = change()
      const runs = transaction.objectStore('runs')
      const recordings = transaction.objectStore('recordings')
      const others = await runs.getAll()
      const id = (others.at(-1)?.id ?? 0) + 1
      const kept: KeptRun = { ...run, id, bytes: recording.byteLength }
      await runs.put(kept)
      await recordings.put(recording, id)
      for (const old of runsToEvict([...others, kept])) {
        await runs.delete(old)
        await recordings.delete(old)
      }
      await transaction.done
    },
    async read(id) {
      const recording = await database.get('recordings', id)
      return recording === undefined ? null : decompress(recording)
    },
    async remove(ids) {
      const transaction = change()
      for (const id of ids) {
        await transaction.objectStore('runs').delete(id)
        await transaction.objectStore('recordings').delete(id)
      }
      await transaction.done
    },
    async clear() {
      const transaction = change()
      await transaction.objectStore('runs').clear()
      await transaction.objectStore('recordings').clear()
      await transaction.done
    },
  }
}
