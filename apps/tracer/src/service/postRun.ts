import { randomUUID } from 'node:crypto'
import type { RunRequest } from '@loopscope/shared/wire/api'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Request, Response } from 'express'
import type { Config } from '../config.ts'
import type { Runtime } from '../sandbox/runtime.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { TypeStripper } from '../typescript/typeStripper.ts'
import { chooseRuntime } from './chooseRuntime.ts'
import { clientAddress } from './clientAddress.ts'
import { Deliveries } from './deliveries.ts'
import { encodeEvents } from './encodeEvents.ts'
import type { Metrics } from './metrics.ts'
import { beginNdjson } from './ndjson.ts'
import { prepareRun } from './prepareRun.ts'
import { readRunRequest } from './readRunRequest.ts'
import { Refusal } from './refusal.ts'
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
}

/**
 * POST /api/runs: streams the recording as NDJSON while the snippet runs; the outcome is the last line.
 * A client that leaves ends its run, whether it waits or goes on. Throws a Refusal before the first byte.
 */
export async function postRun(runs: Runs, request: Request, response: Response): Promise<void> {
  const asked = readRunRequest(request)
  const runtime = chooseRuntime(runs.runtimes, asked.node)
  const runId = randomUUID()
  const left = new AbortController()
  response.once('close', () => left.abort(new Error('the client has left')))
  const span = runs.telemetry.run(runId, runtime.version)
  let release: (() => void) | null = null
  try {
    release = await runs.queue.enter(clientAddress(request), left.signal)
    span.started()
    const recording = await record(runs, asked, runtime, runId, left.signal, response)
    span.finished(recording.outcome, recording.chunks)
  } catch (error) {
    span.refused(error)
    // Nobody is there to be told, and leaving is not an error.
    if (left.signal.aborted) return
    if (error instanceof Refusal) throw error
    console.error(error)
    throw new Refusal(
      503,
      'cannot_start',
      'No process could be started for this run. Try again in a moment.',
      RETRY_AFTER_SECONDS,
    )
  } finally {
    release?.()
  }
}

/** Types are stripped within the turn: sources that take long to parse keep nobody else from a fair turn. */
async function record(
  runs: Runs,
  asked: RunRequest,
  runtime: Runtime,
  runId: string,
  signal: AbortSignal,
  response: Response,
): Promise<Recording> {
  const { timeoutMs, maxRows, stallMs } = runs.config
  const bounds = { timeoutMs, maxRows, args: [], typescriptAs: null }
  const prepared = await prepareRun(runs.stripper, asked, runtime, runId, bounds)
  const started = performance.now()
  const batches =
    prepared.type === 'ready'
      ? runs.sandbox.run({ ...prepared.run, signal })
      : [rejectedRun({ ...prepared.run, sandbox: runs.sandbox }, prepared.error)]
  const finish = ({ chunks }: Recording): void => {
    // Kept before the client can ask for it.
    if (!signal.aborted) runs.store.add({ runId, asked, ndjson: Buffer.concat(chunks) })
    deliveries.finish(response, stallMs)
  }
  const recording = await stream(batches, response, finish)
  const seconds = (performance.now() - started) / 1e3
  runs.metrics.ran(runtime.version, recording.outcome, seconds, recording.warm)
  return recording
}

const RETRY_AFTER_SECONDS = 5

type Recording = { outcome: string; warm: boolean; chunks: Buffer[] }
type Batches = AsyncIterable<readonly TraceEvent[]> | Iterable<readonly TraceEvent[]>

const deliveries = new Deliveries()

/**
 * A batch of events is one write. Nobody waits for the client to read it: the recording is kept whole in any case, and a
 * slow reader must not hold a turn. The answer begins with the first batch, so that a run that could not be started can
 * still be refused. `finish` is called with the outcome: the client need not wait until the process is gone, as this does.
 */
async function stream(
  batches: Batches,
  response: Response,
  finish: (recording: Recording) => void,
): Promise<Recording> {
  const recording: Recording = { outcome: 'killed', warm: false, chunks: [] }
  for await (const batch of batches) {
    for (const event of batch) {
      if (event.type === 'outcome') recording.outcome = event.outcome.type
      else if (event.type === 'run') recording.warm = event.warm
    }
    const chunk = encodeEvents(batch)
    recording.chunks.push(chunk)
    if (!response.headersSent && !response.destroyed) beginNdjson(response)
    if (!response.destroyed) response.write(chunk)
    if (batch.at(-1)?.type === 'outcome') finish(recording)
  }
  return recording
}
