import type { Fidelity } from '@loopscope/shared/wire/batch'
import { outputKey, outputOf, type RunOutput } from '@loopscope/shared/wire/outputLines'
import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import type { Request, Response } from 'express'
import { chooseRuntime } from './chooseRuntime.ts'
import { clientAddress } from './clientAddress.ts'
import { prepareRun } from './prepareRun.ts'
import type { Runs } from './recordRun.ts'
import { Refusal } from './refusal.ts'
import { repeatRun } from './repeatRun.ts'
import { storedRun } from './storedRun.ts'

/** Runs without the recorder at most: what plain Node does less often than this is not seen. */
const MOST_RUNS = 20
/** No more runs begin after this, ms. */
const LONGEST_MS = 10_000
const SHOWN_OUTPUTS = 3

/**
 * POST /api/runs/:runId/fidelity: runs the snippet of a kept run again, without the recorder, until plain Node gives
 * the output and the end that were recorded, or has had enough tries. Throws a Refusal for a run that is not kept.
 */
export async function postFidelity(
  runs: Runs,
  runId: string,
  request: Request,
  response: Response,
): Promise<void> {
  const stored = storedRun(runs.store, runId)
  const left = new AbortController()
  response.once('close', () => left.abort(new Error('the client has left')))
  try {
    const recorded = outputOf(decode(stored.ndjson))
    const reason = incomparable(recorded)
    const fidelity: Fidelity =
      reason === null
        ? await compare(runs, stored.asked, recorded, clientAddress(request), left.signal)
        : { verdict: 'unknown', runs: 0, plain: [], reason }
    response.json(fidelity)
  } catch (error) {
    if (left.signal.aborted) return
    throw error
  }
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

async function compare(
  runs: Runs,
  asked: Parameters<typeof prepareRun>[1],
  recorded: RunOutput,
  client: string,
  signal: AbortSignal,
): Promise<Fidelity> {
  const runtime = chooseRuntime(runs.runtimes, asked.node)
  const { timeoutMs, maxRows } = runs.config
  const bounds = { timeoutMs, maxRows, args: [], typescriptAs: null }
  const prepared = await prepareRun(runs.stripper, asked, runtime, 'plain', bounds)
  if (prepared.type === 'rejected') throw new Refusal(400, 'bad_typescript', prepared.error.message)
  const plainRun = { ...prepared.run, record: false }
  const wanted = outputKey(recorded)
  const seen = new Map<string, { runs: number; lines: RunOutput['lines'] }>()
  const deadline = performance.now() + LONGEST_MS
  let done = 0
  while (done < MOST_RUNS && !seen.has(wanted) && performance.now() < deadline) {
    const { output } = await repeatRun(runs, plainRun, client, signal)
    const key = outputKey(output)
    seen.set(key, { runs: (seen.get(key)?.runs ?? 0) + 1, lines: output.lines })
    done++
  }
  const plain = [...seen.values()]
    .sort((a, b) => b.runs - a.runs)
    .slice(0, SHOWN_OUTPUTS)
    .map(({ runs, lines }) => ({ runs, lines: [...lines] }))
  return { verdict: verdictOf(seen.has(wanted), seen.size), runs: done, plain, reason: null }
}

function verdictOf(isFound: boolean, outputs: number): Fidelity['verdict'] {
  if (isFound) return outputs === 1 ? 'same' : 'racy'
  return outputs === 1 ? 'differs' : 'varies'
}

function decode(ndjson: Buffer): TraceEvent[] {
  return ndjson
    .toString()
    .split('\n')
    .filter((line) => line.includes('"output"') || line.includes('"outcome"'))
    .map((line) => traceEventSchema.parse(JSON.parse(line)))
    .filter(({ type }) => type === 'output' || type === 'outcome')
}
