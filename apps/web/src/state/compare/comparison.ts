import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Subject } from '../run/subject.ts'

/** One of two recordings that stand side by side. */
export type ComparedRun = {
  /** "Node 24.21.0", "setImmediate". */
  readonly title: string
  readonly subject: Subject
  readonly events: readonly TraceEvent[]
  /** The line in which the two programs differ; null: they are the same one. */
  readonly changedLine: number | null
}

/** What is compared; null: nothing is. */
export type Comparison = { readonly left: ComparedRun; readonly right: ComparedRun } | null
export type ComparisonStore = StoreApi<{ readonly shown: Comparison }>

/** Nothing is compared yet. */
export function createComparison(): ComparisonStore {
  return createStore<{ readonly shown: Comparison }>(() => ({ shown: null }))
}
