import { randomUUID } from 'node:crypto'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Request, Response } from 'express'
import type { Config } from '../config.ts'
import type { Runtime } from '../sandbox/runtime.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'
import type { TypeStripper } from '../typescript/typeStripper.ts'
import { chooseRuntime } from './chooseRuntime.ts'
import { clientAddress } from './clientAddress.ts'
import type { Metrics } from './metrics.ts'
import { prepareRun } from './prepareRun.ts'
import { readRunRequest } from './readRunRequest.ts'
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
  const { timeoutMs, maxRows } = runs.config
  const runId = randomUUID()
  const prepared = await prepareRun(runs.stripper, asked, runtime, runId, {
    timeoutMs,
    maxRows,
    args: [],
  })
  if (prepared.type === 'rejected') {
    begin(response)
    response.end(line(rejectedRun(runtime, runs.sandbox.kind, prepared.error)))
    return
  }
  const left = new AbortController()
  response.once('close', () => left.abort(new Error('the client has left')))
  const span = runs.telemetry.run(runId, runtime.version)
  const release = await runs.queue.enter(clientAddress(request), left.signal).catch((error) => {
    span.refused(error)
    throw error
  })
  span.started()
  const started = performance.now()
  try {
    begin(response)
    const sent = await stream(runs.sandbox.run({ ...prepared.run, signal: left.signal }), response)
    runs.metrics.ran(runtime.version, sent.outcome, (performance.now() - started) / 1e3, sent.warm)
    if (!left.signal.aborted) runs.store.add({ runId, ndjson: Buffer.concat(sent.chunks) })
    span.finished(sent.outcome, sent.chunks)
  } finally {
    release()
    if (!response.writableEnded) response.end()
  }
}

function begin(response: Response): void {
  response.status(200)
  response.setHeader('Content-Type', 'application/x-ndjson; charset=utf-8')
  response.setHeader('Cache-Control', 'no-store')
  // A proxy that collects the answer would take the live picture away.
  response.setHeader('X-Accel-Buffering', 'no')
  response.flushHeaders()
}

type Sent = { outcome: string; warm: boolean; chunks: Buffer[] }

/** A batch of events is one write, and the next waits until the client has taken it. */
async function stream(
  batches: AsyncIterable<readonly TraceEvent[]>,
  response: Response,
): Promise<Sent> {
  const sent: Sent = { outcome: 'killed', warm: false, chunks: [] }
  for await (const batch of batches) {
    for (const event of batch) {
      if (event.type === 'outcome') sent.outcome = event.outcome.type
      else if (event.type === 'run') sent.warm = event.warm
    }
    const chunk = Buffer.from(batch.map(line).join(''))
    sent.chunks.push(chunk)
    if (!response.destroyed && !response.write(chunk)) await drained(response)
  }
  return sent
}

function drained(response: Response): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done)
      response.off('close', done)
      resolve()
    }
    response.on('drain', done)
    response.on('close', done)
  })
}

function line(event: TraceEvent): string {
  return `${JSON.stringify(event)}\n`
}
