import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { recordRun } from '../run/recordRun.ts'
import { isSameSubject, type Subject } from '../run/subject.ts'
import type { ComparisonStore } from './comparison.ts'

/** A program with one call changed: on which line, from what and to what. */
type Change = {
  readonly source: string
  readonly line: number
  readonly from: string
  readonly to: string
}

export type WhatIf = {
  readonly store: StoreApi<{
    readonly running: boolean
    /** Why there is nothing to compare, as a sentence. */
    readonly problem: string | null
  }>
  /**
   * Runs the changed program and shows its recording beside that of the program as it is. `recorded` is what is on the
   * page: taken where it is of that program, else that is run too.
   */
  compare(subject: Subject, change: Change, recorded: Recorded | null): Promise<void>
}

type Recorded = { readonly subject: Subject; readonly events: readonly TraceEvent[] }

/** Tries what a program would do with one call changed. */
export function createWhatIf(comparison: ComparisonStore): WhatIf {
  const store = createStore<{ running: boolean; problem: string | null }>(() => ({
    running: false,
    problem: null,
  }))
  let current: AbortController | null = null
  return {
    store,
    async compare(subject, change, recorded) {
      current?.abort()
      const controller = new AbortController()
      current = controller
      store.setState({ running: true, problem: null })
      const changed = { ...subject, source: change.source }
      const isShown = recorded !== null && isSameSubject(recorded.subject, subject)
      const [before, after] = await Promise.all([
        isShown
          ? { events: recorded.events, problem: null }
          : recordRun(subject, controller.signal),
        recordRun(changed, controller.signal),
      ])
      if (current !== controller) return
      current = null
      const problem = before.problem ?? after.problem
      store.setState({ running: false, problem })
      if (problem !== null) return
      comparison.setState({
        shown: {
          left: { title: change.from, subject, events: before.events, changedLine: change.line },
          right: {
            title: change.to,
            subject: changed,
            events: after.events,
            changedLine: change.line,
          },
        },
      })
    },
  }
}
