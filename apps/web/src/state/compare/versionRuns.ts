import { outputKey, programOutputOf, type RunOutput } from '@loopscope/shared/wire/outputLines'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Subject } from '../run/subject.ts'
import { streamBatch } from './streamBatch.ts'

/** The run on one version. */
export type VersionRun = {
  /** A major version, "24". */
  readonly node: string
  readonly status: 'waiting' | 'complete' | 'failed'
  readonly events: readonly TraceEvent[]
  readonly output: RunOutput | null
  /** Equal for runs that look alike but for Node's own words on stderr; null as long as it is to come. */
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
      const change = (isOne: (run: VersionRun) => boolean, more: Partial<VersionRun>) => {
        if (current !== controller) return
        store.setState(({ runs }) => ({
          runs: runs.map((run) => (isOne(run) ? { ...run, ...more } : run)),
        }))
      }
      const arriving: Promise<void>[] = []
      let cut: string | null = null
      const asked = { ...subject, versions: majors }
      const end = await streamBatch(asked, controller.signal, (event) => {
        if (event.type === 'done') cut = event.cut
        else
          arriving.push(
            record(event.runId).then((more) =>
              change(({ node }) => node === event.node.split('.')[0], more),
            ),
          )
      })
      await Promise.all(arriving)
      const problem = end.type === 'failed' ? end.sentence : (cut ?? MISSING)
      change(({ status }) => status === 'waiting', { status: 'failed', problem })
    },
  }
}

const MISSING = 'The recording did not arrive. Try again in a moment.'

function waitingRun(node: string): VersionRun {
  return { node, status: 'waiting', events: [], output: null, key: null, problem: null }
}

async function record(runId: string | null): Promise<Partial<VersionRun>> {
  const events = runId === null ? null : await readRecording(runId)
  if (events === null) return { status: 'failed', problem: MISSING }
  const output = programOutputOf(events)
  return { status: 'complete', events, output, key: outputKey(output) }
}

/** null: it cannot be had. */
async function readRecording(runId: string): Promise<readonly TraceEvent[] | null> {
  try {
    const { fetchRecording } = await import('../../api/recordings.ts')
    return await fetchRecording(runId)
  } catch (error) {
    console.warn('A part of the page did not load.', error)
    return null
  }
}
