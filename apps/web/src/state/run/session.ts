import type { ModuleKind, VersionsResponse } from '@loopscope/shared/wire/api'
import { CLASSIC_SNIPPET } from '@loopscope/shared/wire/classicSnippet'
import { DEFAULT_NODE } from '@loopscope/shared/wire/defaults'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** opening: a recording is on its way that was made before. */
type RunStatus = 'idle' | 'opening' | 'running' | 'complete' | 'stopped' | 'failed'

/** What the person chose and what came back. Nothing that can be computed from it is kept here. */
export type Session = {
  readonly source: string
  readonly module: ModuleKind
  /** A major version, "24". */
  readonly node: string
  /** UV_THREADPOOL_SIZE of the run. */
  readonly threadPoolSize: number
  readonly versions: VersionsResponse | null
  readonly status: RunStatus
  /** Why the service could not do it, as a sentence. */
  readonly problem: string | null
  /** The recording so far: a new array whenever it has grown. */
  readonly events: readonly TraceEvent[]
  /** The source that `events` belongs to: its line numbers mean nothing in any other. */
  readonly recordedSource: string | null
  /** The recording came with the page: no one has run it here. */
  readonly shipped: boolean
}

export type SessionStore = StoreApi<Session>

/** A session that has not run anything yet. */
export function createSession(): SessionStore {
  return createStore<Session>(() => ({
    source: CLASSIC_SNIPPET,
    module: 'commonjs',
    node: DEFAULT_NODE,
    threadPoolSize: 4,
    versions: null,
    status: 'idle',
    problem: null,
    events: [],
    recordedSource: null,
    shipped: false,
  }))
}
