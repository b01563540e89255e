import type { ModuleKind } from '@loopscope/shared/wire/api'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { KeptRun, NewRun } from '../../storage/keptRun.ts'
import type { RunShelf } from '../../storage/runShelf.ts'

export type { KeptRun } from '../../storage/keptRun.ts'

/** The runs of this browser, as far as they have been read. */
type KeptRunList = {
  /** Newest first; null: not read yet. */
  readonly runs: readonly KeptRun[] | null
  /** Why runs are not kept here, as a sentence. */
  readonly problem: string | null
}

type RecordedRun = {
  readonly source: string
  readonly module: ModuleKind
  readonly node: string
  readonly events: readonly TraceEvent[]
}

/** What can be done with kept runs. Nothing here ever rejects: what the browser forbids is a `problem`. */
export type KeptRuns = {
  readonly list: StoreApi<KeptRunList>
  load(): Promise<void>
  /** Keeps a run that has its outcome; others are not finished. */
  keep(run: RecordedRun): Promise<void>
  /** A kept run with its recording; null when it cannot be had. */
  read(id: number): Promise<RecordedRun | null>
  remove(id: number): Promise<void>
  clear(): Promise<void>
}

const FORBIDDEN = 'This browser does not let the page keep runs: they are gone when you leave it.'

/** Opens the storage when it is first needed, in a chunk of its own. */
export function createKeptRuns(openShelf: () => Promise<RunShelf> = openLater): KeptRuns {
  const list = createStore<KeptRunList>(() => ({ runs: null, problem: null }))
  let opening: Promise<RunShelf> | null = null

  /** Does it, then reads the list again. */
  const withShelf = async <T>(use: (shelf: RunShelf) => Promise<T>): Promise<T | null> => {
    try {
      opening ??= openShelf()
      const shelf = await opening
      const result = await use(shelf)
      list.setState({ runs: await shelf.list(), problem: null })
      return result
    } catch (error) {
      opening = null
      list.setState(({ runs }) => ({ runs: runs ?? [], problem: problemOf(error) }))
      return null
    }
  }

  return {
    list,
    async load() {
      await withShelf(async () => null)
    },
    async keep(run) {
      const entry = entryOf(run)
      if (entry !== null) await withShelf((shelf) => shelf.put(entry, run.events))
    },
    read: (id) =>
      withShelf(async (shelf) => {
        const run = (await shelf.list()).find((kept) => kept.id === id)
        const lines = await shelf.read(id)
        if (run === undefined || lines === null) return null
        const events = await parse(lines)
        return { source: run.source, module: run.module, node: run.node, events }
      }),
    async remove(id) {
      await withShelf((shelf) => shelf.remove([id]))
    },
    async clear() {
      await withShelf((shelf) => shelf.clear())
    },
  }
}

async function openLater(): Promise<RunShelf> {
  const { openRunShelf } = await import('../../storage/runShelf.ts')
  return openRunShelf()
}

function entryOf({ source, module, node, events }: RecordedRun): NewRun | null {
  const header = events.find((event) => event.type === 'run')
  const end = events.findLast((event) => event.type === 'outcome')
  if (header === undefined || end === undefined) return null
  const { runId, node: version, startedAt } = header
  const { outcome } = end
  return { runId, source, module, node, version, startedAt, outcome, events: events.length }
}

async function parse(lines: ReadableStream<Uint8Array>): Promise<TraceEvent[]> {
  const { readEvents } = await import('../../api/readEvents.ts')
  const batches: (readonly TraceEvent[])[] = []
  const end = await readEvents(lines, (batch) => batches.push(batch))
  if (end.type !== 'complete') throw new Error('A kept run cannot be read.')
  return batches.flat()
}

function problemOf(error: unknown): string {
  return error instanceof Error && error.name === 'QuotaExceededError'
    ? 'There is no room in this browser for another run: delete some.'
    : FORBIDDEN
}
