import type { RunRequest } from '@loopscope/shared/wire/api'
import type { Fidelity } from '@loopscope/shared/wire/batch'
import {
  type OutputLine,
  outputOf,
  type RunOutput,
  streamsKey,
} from '@loopscope/shared/wire/outputLines'
import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import type { Request, Response } from 'express'
import { chooseRuntime } from './chooseRuntime.ts'
import { clientAddress } from './clientAddress.ts'
import { hashOfText } from './hashOfText.ts'
import { prepareRepeats } from './prepareRepeats.ts'
import type { Runs } from './recordRun.ts'
import { repeatRun } from './repeatRun.ts'
import type { StoredRun } from './runStore.ts'
import { shownLines } from './shownLines.ts'
import { storedRun } from './storedRun.ts'

/** Runs without the recorder at most: what plain Node does less often than this is not seen. */
const MOST_RUNS = 20
/** Runs that must have given something else before it is said that plain Node does. */
const ENOUGH_RUNS = 5
/** No more runs begin after so much time spent in runs, ms. */
const LONGEST_MS = 10_000
const SHOWN_OUTPUTS = 3

type Comparison = {
  readonly answer: Promise<Fidelity>
  readonly left: AbortController
  /** Clients that wait for the answer. */
  waiting: number
  isOver: boolean
}

/** One comparison per kept run, whoever asks and however often. */
const comparisons = new WeakMap<StoredRun, Comparison>()

/**
 * POST /api/runs/:runId/fidelity: runs the snippet of a kept run again, without the recorder, until plain Node gives
 * the output and the end that were recorded, or has had enough tries. When the last who waits for it leaves, it ends. Throws
 * a Refusal for a run that is not kept.
 */
export async function postFidelity(
  runs: Runs,
  runId: string,
  request: Request,
  response: Response,
): Promise<void> {
  const stored = storedRun(runs.store, runId)
  const comparison = comparisons.get(stored) ?? begin(runs, stored, clientAddress(request))
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

function begin(runs: Runs, stored: StoredRun, client: string): Comparison {
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
  stored: StoredRun,
  client: string,
  signal: AbortSignal,
): Promise<Fidelity> {
  const recorded = outputOf(outputsOf(stored.ndjson))
  const reason = incomparable(recorded)
  return reason === null
    ? runPlain(runs, stored.asked, recorded, client, signal)
    : { verdict: 'unknown', runs: 0, plain: [], reason }
}

/** Why a run cannot be compared: where a limit cut it off depends on how fast it was. */
function incomparable({ outcome }: RunOutput): string | null {
  switch (outcome?.type) {
    case 'finished':
    case 'threw':
      return null
    case 'rejected':
      return 'It never started.'
    case 'killed':
      return outcome.signal === null ? 'It was stopped.' : null
    default:
      return 'A limit stopped it: how far it came depends on how fast it was.'
  }
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
  const wanted = hashOfText(streamsKey(recorded))
  const seen = new Map<string, { runs: number; lines: OutputLine[] }>()
  let [done, spentMs] = [0, 0]
  for (let i = 0; i < MOST_RUNS && !seen.has(wanted) && spentMs < LONGEST_MS; i++) {
    const { output, ms } = await repeatRun(runs, plainRun, client, signal)
    spentMs += ms
    // A limit that only this run met says nothing about its output.
    if (incomparable(output) !== null) continue
    const key = hashOfText(streamsKey(output))
    const known = seen.get(key)
    seen.set(key, {
      runs: (known?.runs ?? 0) + 1,
      lines: known?.lines ?? shownLines(output.lines),
    })
    done++
  }
  const plain = [...seen.values()].sort((a, b) => b.runs - a.runs).slice(0, SHOWN_OUTPUTS)
  if (!seen.has(wanted) && done < ENOUGH_RUNS) {
    const reason = `Only ${done} runs without the recorder fitted into their time, and none gave this output: too few to tell.`
    return { verdict: 'unknown', runs: done, plain, reason }
  }
  return { verdict: verdictOf(seen.has(wanted), seen.size), runs: done, plain, reason: null }
}

function verdictOf(isFound: boolean, outputs: number): Fidelity['verdict'] {
  if (isFound) return outputs === 1 ? 'same' : 'racy'
  return outputs === 1 ? 'differs' : 'varies'
}

/** What a recording says of output and outcome. Its other lines, which may be very many, are passed over as bytes. */
function outputsOf(ndjson: Buffer): TraceEvent[] {
  const events: TraceEvent[] = []
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = ndjson.indexOf(NEWLINE, start)
    if (!OUTPUT_OR_OUTCOME.test(ndjson.toString('latin1', start, start + LONGEST_TYPE))) continue
    events.push(traceEventSchema.parse(JSON.parse(ndjson.toString('utf8', start, end))))
  }
  return events
}

const NEWLINE = 10
const OUTPUT_OR_OUTCOME = /^\{"type":"(output|outcome)"/
const LONGEST_TYPE = '{"type":"outcome"'.length
