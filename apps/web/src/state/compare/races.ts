import type { BatchEvent, BatchResult } from '@loopscope/shared/wire/batch'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Subject } from '../run/subject.ts'
import { streamBatch } from './streamBatch.ts'

/** One of the outputs that many runs of the same program gave. */
export type SeenOutput = {
  /** How many runs gave it. */
  readonly runs: number
  /** The first of them: its lines, how it ended, and the name of its recording where the service keeps it. */
  readonly first: BatchResult
}

/** What many runs of one program gave so far. */
type Races = {
  readonly status: 'idle' | 'running' | 'complete' | 'failed'
  readonly subject: Subject | null
  readonly wanted: number
  readonly done: number
  /** In order of appearance. */
  readonly outputs: readonly SeenOutput[]
  /** Why it failed, or why there are fewer runs than wanted, as a sentence. */
  readonly problem: string | null
}

type RacesStore = StoreApi<Races>

const NOTHING: Races = {
  status: 'idle',
  subject: null,
  wanted: 0,
  done: 0,
  outputs: [],
  problem: null,
}

export type RaceRunner = {
  readonly store: RacesStore
  /** Runs the program `runs` times; what is still going on is ended first. */
  start(subject: Subject, runs: number): Promise<void>
  stop(): void
}

/** Counts the outputs of many runs of one program. */
export function createRaces(): RaceRunner {
  const store = createStore<Races>(() => NOTHING)
  let current: AbortController | null = null
  return {
    store,
    async start(subject, runs) {
      current?.abort()
      const controller = new AbortController()
      current = controller
      store.setState({ ...NOTHING, status: 'running', subject, wanted: runs })
      const end = await streamBatch({ ...subject, runs }, controller.signal, (event) => {
        if (current === controller) store.setState((races) => withEvent(races, event))
      })
      if (current !== controller) return
      current = null
      if (end.type === 'failed') store.setState({ status: 'failed', problem: end.sentence })
      else store.setState({ status: 'complete' })
    },
    stop: () => current?.abort(),
  }
}

function withEvent(races: Races, event: BatchEvent): Races {
  if (event.type === 'done') return { ...races, problem: event.cut }
  const outputs = [...races.outputs]
  const known = outputs[event.output]
  outputs[event.output] =
    known === undefined ? { runs: 1, first: event } : { ...known, runs: known.runs + 1 }
  return { ...races, done: races.done + 1, outputs }
}
