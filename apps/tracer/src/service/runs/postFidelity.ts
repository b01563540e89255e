import type { RunRequest } from '@loopscope/shared/wire/api'
import type { Fidelity } from '@loopscope/shared/wire/batch'
import type { RunOutput } from '@loopscope/shared/wire/outputLines'
import type { Request, Response } from 'express'
import { compareWithPlain, incomparable } from '../../sandbox/run/compareWithPlain.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import { chooseRuntime } from './chooseRuntime.ts'
import type { KeptRun } from './keptRun.ts'
import { prepareRepeats } from './prepareRepeats.ts'
import { recordedOutput } from './recordedOutput.ts'
import type { Runs } from './recordRun.ts'
import { repeatRun } from './repeatRun.ts'
import { requireRun } from './requireRun.ts'

type Comparison = {
  readonly answer: Promise<Fidelity>
  readonly left: AbortController
  /** Clients that wait for the answer. */
  waiting: number
  isOver: boolean
}

/** One comparison per kept run, whoever asks and however often. */
export type Comparisons = WeakMap<KeptRun, Comparison>

/**
 * POST /api/runs/:runId/fidelity: runs the snippet of a kept run again, without the recorder, until plain Node gives
 * the output and the end that were recorded, or has had enough tries. When the last who waits for it leaves, it ends. Throws
 * a Refusal for a run that is not kept.
 */
export async function postFidelity(
  runs: Runs,
  comparisons: Comparisons,
  runId: string,
  request: Request,
  response: Response,
): Promise<void> {
  const stored = await requireRun(runs.store, runId)
  // Who has left meanwhile says so no more.
  if (response.destroyed) return
  const comparison =
    comparisons.get(stored) ?? begin(runs, comparisons, stored, clientAddress(request))
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

function begin(runs: Runs, comparisons: Comparisons, stored: KeptRun, client: string): Comparison {
  const left = new AbortController()
  const answer = compare(runs, stored, client, left.signal)
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
  stored: KeptRun,
  client: string,
  signal: AbortSignal,
): Promise<Fidelity> {
  const recorded = recordedOutput(await stored.ndjson())
  const reason = incomparable(recorded)
  return reason === null
    ? runPlain(runs, stored.asked, recorded, client, signal)
    : { verdict: 'unknown', runs: 0, plain: [], reason }
}

async function runPlain(
  runs: Runs,
  asked: RunRequest,
  recorded: RunOutput,
  client: string,
  signal: AbortSignal,
): Promise<Fidelity> {
  const runtime = chooseRuntime(runs.runtimes, asked.node)
  const prepared = await prepareRepeats(runs, asked, runtime, client, signal)
  const plainRun = { ...prepared, runId: 'plain', record: false }
  return compareWithPlain(recorded, () => repeatRun(runs, plainRun, client, signal))
}
