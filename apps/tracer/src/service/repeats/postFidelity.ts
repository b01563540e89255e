import type { Fidelity } from '@loopscope/shared/wire/batch'
import type { Request, Response } from 'express'
import { compareWithPlain, incomparable, MOST_RUNS } from '../../sandbox/run/compareWithPlain.ts'
import type { SharedQueue } from '../../sharedQueue/sharedQueue.ts'
import { requestIdOf } from '../edge/requestId.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import type { KeptRun } from '../runs/keptRun.ts'
import { recordedOutput } from '../runs/recordedOutput.ts'
import type { Runs } from '../runs/recordRun.ts'
import { requireRun } from '../runs/requireRun.ts'
import { Batch } from './batch.ts'
import { conduct } from './conduct.ts'
import { takeOrder } from './takeOrder.ts'

type Comparison = {
  readonly answer: Promise<Fidelity>
  readonly left: AbortController
  /** Clients that wait for the answer. */
  waiting: number
  isOver: boolean
}

/** Who asked first. */
type Asker = { readonly client: string; readonly requestId: string }

/** One comparison per kept run, whoever asks and however often. */
export type Comparisons = WeakMap<KeptRun, Comparison>

/**
 * POST /api/runs/:runId/fidelity: runs the snippet of a kept run again, without the recorder, until plain Node gives
 * the output and the end that were recorded, or has had enough tries. When the last who waits for it leaves, it ends. Throws
 * a Refusal for a run that is not kept.
 */
export async function postFidelity(
  runs: Runs,
  sharedQueue: SharedQueue | null,
  comparisons: Comparisons,
  runId: string,
  request: Request,
  response: Response,
): Promise<void> {
  const stored = await requireRun(runs.store, runId)
  // Who has left meanwhile says so no more.
  if (response.destroyed) return
  const who = { client: clientAddress(request), requestId: requestIdOf(response) }
  const comparison = comparisons.get(stored) ?? begin(runs, sharedQueue, comparisons, stored, who)
  comparison.waiting++
  response.once('close', () => {
    if (--comparison.waiting > 0 || comparison.isOver) return
    comparisons.delete(stored)
    comparison.left.abort(new Error('the client has left'))
  })
  try {
    response.json(await comparison.answer)
  } catch (error) {
    if (!comparison.left.signal.aborted) throw error
  }
}

function begin(
  runs: Runs,
  sharedQueue: SharedQueue | null,
  comparisons: Comparisons,
  stored: KeptRun,
  who: Asker,
): Comparison {
  const left = new AbortController()
  const answer = compare(runs, sharedQueue, stored, who, left.signal)
  const comparison = { answer, left, waiting: 0, isOver: false }
  comparisons.set(stored, comparison)
  answer.then(
    () => {
      comparison.isOver = true
    },
    // What was refused for want of room can be asked again.
    () => comparisons.delete(stored),
  )
  return comparison
}

async function compare(
  runs: Runs,
  sharedQueue: SharedQueue | null,
  stored: KeptRun,
  who: Asker,
  signal: AbortSignal,
): Promise<Fidelity> {
  const recorded = recordedOutput(await stored.ndjson())
  const reason = incomparable(recorded)
  if (reason !== null) return { verdict: 'unknown', runs: 0, plain: [], reason }
  const asked = {
    ...who,
    asked: stored.asked,
    runs: MOST_RUNS,
    versions: null,
    record: false,
    signal,
  }
  const batch = new Batch(await takeOrder(runs, asked), 0)
  const leave = batch.follow(false)
  signal.addEventListener('abort', leave, { once: true })
  try {
    void conduct(runs, sharedQueue, batch)
    return await compareWithPlain(recorded, () => batch.another())
  } finally {
    leave()
  }
}
