import type { RunRequest } from '@loopscope/shared/wire/api'
import { withAdvice } from '../../advice/withAdvice.ts'
import type { Config } from '../../config.ts'
import type { Log } from '../../log.ts'
import type { Runtime } from '../../sandbox/process/runtime.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Telemetry } from '../../telemetry/spans.ts'
import type { TypeStripper } from '../../typescript/typeStripper.ts'
import { encodeEvents } from '../bodies/encodeEvents.ts'
import { Refusal } from '../bodies/refusal.ts'
import { newId } from '../edge/newId.ts'
import type { Metrics } from '../metrics.ts'
import { chooseRuntime } from './chooseRuntime.ts'
import { KeptRun } from './keptRun.ts'
import { prepareRun, textOf } from './prepareRun.ts'
import { rejectedRun } from './rejectedRun.ts'
import type { RunQueue } from './runQueue.ts'
import type { RunStore } from './runStore.ts'

/** What runs need; made once. */
export type Runs = {
  readonly config: Config
  readonly sandbox: Sandbox
  readonly runtimes: readonly Runtime[]
  readonly queue: RunQueue
  readonly store: RunStore
  readonly metrics: Metrics
  readonly telemetry: Telemetry
  readonly stripper: TypeStripper
  readonly log: Log
  /** False once the service has been asked to stop. */
  readonly accepting: () => boolean
}

/** Who asks for a run, and whom its recording goes to while it is made. */
export type Listener = {
  /** For fair turns, and on whose account the recording is kept. */
  readonly client: string
  /** Of the request that asks for it. */
  readonly requestId: string
  /** Aborted when no one wants the run any more: it ends, whether it waits or goes on. */
  readonly signal: AbortSignal
  /** A batch of events, NDJSON. No one waits for what becomes of it. */
  readonly receive: (chunk: Buffer) => void
  /** The outcome has been received: the process may still be there for a moment. */
  readonly finish: () => void
}

/**
 * Runs a snippet in its turn, and keeps the recording before `finish` is called. Resolves to what was kept; null when it was
 * aborted. Throws a Refusal before the first batch.
 */
export async function recordRun(
  runs: Runs,
  asked: RunRequest,
  listener: Listener,
): Promise<KeptRun | null> {
  const runtime = chooseRuntime(runs.runtimes, asked.node)
  const runId = newId(runs.config.replica)
  const { signal, requestId } = listener
  const span = runs.telemetry.run(runId, runtime.version, requestId)
  let release: (() => void) | null = null
  try {
    const came = performance.now()
    release = await runs.queue.enter(listener.client, signal)
    runs.metrics.waited((performance.now() - came) / 1e3)
    span.started()
    const recording = await record(runs, asked, runtime, runId, listener)
    span.finished(recording.outcome, recording.chunks)
    const { outcome, warm } = recording
    runs.log.info({ requestId, runId, node: runtime.version, outcome, warm }, 'run')
    return recording.stored
  } catch (error) {
    span.refused(error)
    // No one is there to be told, and leaving is not an error.
    if (signal.aborted) return null
    if (error instanceof Refusal) throw error
    throw new Refusal(
      503,
      'cannot_start',
      'No process could be started for this run. Try again in a moment.',
      RETRY_AFTER_SECONDS,
      error,
    )
  } finally {
    release?.()
  }
}

const RETRY_AFTER_SECONDS = 5

type Recording = {
  outcome: string
  warm: boolean
  chunks: Buffer[]
  stored: KeptRun | null
}

/** Types are stripped within the turn: sources that take long to parse keep no one else from a fair turn. */
async function record(
  runs: Runs,
  asked: RunRequest,
  runtime: Runtime,
  runId: string,
  { client, signal, receive, finish }: Listener,
): Promise<Recording> {
  const { timeoutMs, maxRows } = runs.config
  const bounds = { timeoutMs, maxRows, args: [], typescriptAs: null }
  const prepared = await prepareRun(runs.stripper, asked, runtime, runId, bounds)
  const started = performance.now()
  const batches =
    prepared.type === 'ready'
      ? runs.sandbox.run({ ...prepared.run, signal })
      : [
          rejectedRun(
            { ...prepared.run, node: runtime.version, sandbox: runs.sandbox },
            prepared.error,
          ),
        ]
  const recording: Recording = { outcome: 'killed', warm: false, chunks: [], stored: null }
  for await (const batch of withAdvice(batches, runs.stripper, textOf(prepared, asked))) {
    for (const event of batch) {
      if (event.type === 'outcome') recording.outcome = event.outcome.type
      else if (event.type === 'run') recording.warm = event.warm
    }
    const chunk = encodeEvents(batch)
    recording.chunks.push(chunk)
    const isLast = batch.at(-1)?.type === 'outcome'
    // Kept before the client can ask for it.
    if (isLast && !signal.aborted) {
      const { chunks } = recording
      recording.stored = new KeptRun({ runId, asked, major: runtime.major, chunks })
      await runs.store.add(recording.stored, client)
    }
    receive(chunk)
    if (isLast) finish()
  }
  const seconds = (performance.now() - started) / 1e3
  runs.metrics.ran(runtime.version, recording.outcome, seconds, recording.warm)
  return recording
}
