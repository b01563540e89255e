import { outputKey, programOutputOf, type RunOutput } from '@loopscope/shared/wire/outputLines'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { recordRun } from '../run/recordRun.ts'
import type { Subject } from '../run/subject.ts'

/** The run on one version. */
export type VersionRun = {
  /** A major version, "24". */
  readonly node: string
  readonly status: 'waiting' | 'running' | 'complete' | 'failed'
  readonly events: readonly TraceEvent[]
  readonly output: RunOutput | null
  /** Equal for runs that look alike but for Node's own words on stderr; null as long as it goes on. */
  readonly key: string | null
  readonly problem: string | null
}

type Versions = {
  /** The program; its version says nothing. */
  readonly subject: Subject | null
  readonly runs: readonly VersionRun[]
}

export type VersionRunner = {
  readonly store: StoreApi<Versions>
  /** Runs the program once on each of these versions; what is still going on is ended first. */
  start(subject: Subject, majors: readonly string[]): Promise<void>
}

/** As many at once as a service with two cores does well. */
const AT_ONCE = 2

/** Runs one program on many versions. */
export function createVersionRuns(): VersionRunner {
  const store = createStore<Versions>(() => ({ subject: null, runs: [] }))
  let current: AbortController | null = null
  return {
    store,
    async start(subject, majors) {
      current?.abort()
      const controller = new AbortController()
      current = controller
      store.setState({ subject, runs: majors.map(waitingRun) })
      const change = (node: string, more: Partial<VersionRun>) => {
        if (current !== controller) return
        store.setState(({ runs }) => ({
          runs: runs.map((run) => (run.node === node ? { ...run, ...more } : run)),
        }))
      }
      const left = [...majors]
      const work = async () => {
        for (let node = left.shift(); node !== undefined; node = left.shift()) {
          if (current !== controller) return
          change(node, { status: 'running' })
          change(node, await record({ ...subject, node }, controller.signal))
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
    },
  }
}

function waitingRun(node: string): VersionRun {
  return { node, status: 'waiting', events: [], output: null, key: null, problem: null }
}

async function record(subject: Subject, signal: AbortSignal): Promise<Partial<VersionRun>> {
  const { events, problem } = await recordRun(subject, signal)
  if (problem !== null) return { status: 'failed', problem }
  const output = programOutputOf(events)
  return { status: 'complete', events, output, key: outputKey(output) }
}
