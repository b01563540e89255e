import type { SampledRun } from '@loopscope/shared/wire/sampled'
import type { Request, Response } from 'express'
import { sampleAgain } from '../../sandbox/run/sampleAgain.ts'
import { newId } from '../edge/newId.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import { chooseRuntime } from '../runs/chooseRuntime.ts'
import { KeptRun } from '../runs/keptRun.ts'
import { recordedOutput } from '../runs/recordedOutput.ts'
import type { Runs } from '../runs/recordRun.ts'
import { requireRun } from '../runs/requireRun.ts'
import { prepareRepeats } from './prepareRepeats.ts'
import { repeatRun } from './repeatRun.ts'

/**
 * POST /api/runs/:runId/sample: runs the snippet of a kept run a second time with V8's profiler, in a turn of its own as any
 * repeated run, and keeps that recording, too. A client that leaves ends it. Throws a Refusal for a run that is not kept.
 */
export async function postSample(
  runs: Runs,
  runId: string,
  request: Request,
  response: Response,
): Promise<void> {
  const stored = await requireRun(runs.store, runId)
  // Who has left meanwhile says so no more.
  if (response.destroyed) return
  const left = new AbortController()
  response.once('close', () => left.abort(new Error('the client has left')))
  try {
    response.json(await sample(runs, stored, clientAddress(request), left.signal))
  } catch (error) {
    if (!left.signal.aborted) throw error
  }
}

async function sample(
  runs: Runs,
  stored: KeptRun,
  client: string,
  signal: AbortSignal,
): Promise<SampledRun> {
  const { asked } = stored
  const recorded = recordedOutput(await stored.ndjson())
  const runtime = chooseRuntime(runs.runtimes, asked.node)
  const prepared = await prepareRepeats(runs, asked, runtime, client, signal)
  const runId = newId(runs.config.replica)
  const { run, sampled } = await sampleAgain(recorded, (sampling) =>
    repeatRun(runs, { ...prepared, runId, sampling }, asked, client, signal),
  )
  const kept = new KeptRun({ runId, asked, major: runtime.major, chunks: run.chunks })
  // On an account of their own: samples do not push out what their owner ran by hand.
  await runs.store.add(kept, `samples of ${client}`)
  return { runId, ...sampled }
}
