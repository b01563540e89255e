import { count } from '@loopscope/shared/timeline/sentences/words'
import type { BatchEvent, BatchRequest } from '@loopscope/shared/wire/batch'
import { outputKey } from '@loopscope/shared/wire/outputLines'
import type { Request, Response } from 'express'
import { hashOfText } from '../../sandbox/process/hashOfText.ts'
import { shownLines } from '../../sandbox/run/shownLines.ts'
import { beginNdjson } from '../bodies/ndjson.ts'
import { Refusal } from '../bodies/refusal.ts'
import { newId } from '../edge/newId.ts'
import { requestIdOf } from '../edge/requestId.ts'
import { clientAddress } from '../guards/clientAddress.ts'
import type { SlowResponses } from '../guards/slowResponses.ts'
import { chooseRuntime } from './chooseRuntime.ts'
import { KeptRun } from './keptRun.ts'
import { prepareRepeats } from './prepareRepeats.ts'
import { readBatchRequest } from './readRunRequest.ts'
import type { Runs } from './recordRun.ts'
import { type Repeated, repeatRun } from './repeatRun.ts'

/** A batch that takes longer than this begins no more runs, ms. */
const LONGEST_MS = 30_000
/** Two at a time: one would leave a core idle, and more would only race each other. */
const AT_ONCE = 2
/** Recordings kept of one batch: a program that prints the time has a new output each time. */
const MOST_KEPT = 12

/**
 * POST /api/batches: runs the same snippet again and again, and streams what each run gave as NDJSON. One recording per
 * distinct output is kept like that of a single run. A client that leaves ends it. Throws a Refusal before the first byte.
 */
export async function postBatch(
  runs: Runs,
  slowResponses: SlowResponses,
  request: Request,
  response: Response,
): Promise<void> {
  const asked = readBatchRequest(request)
  const left = new AbortController()
  response.once('close', () => left.abort(new Error('the client has left')))
  const send = (event: BatchEvent) => {
    if (!response.headersSent && !response.destroyed) beginNdjson(response)
    if (!response.destroyed) response.write(`${JSON.stringify(event)}\n`)
  }
  let results = 0
  const count = (event: BatchEvent) => {
    if (event.type === 'result') results++
    send(event)
  }
  try {
    await runBatch(runs, asked, clientAddress(request), left.signal, count)
  } catch (error) {
    if (left.signal.aborted) return
    left.abort(error)
    if (!response.headersSent) throw error
    if (!(error instanceof Refusal))
      runs.log.error({ requestId: requestIdOf(response), err: error }, 'A batch failed.')
    const cut = `The runs stopped after ${results}. Try again in a moment.`
    send({ type: 'done', runs: results, cut })
  }
  slowResponses.finish(response)
}

async function runBatch(
  runs: Runs,
  asked: BatchRequest,
  client: string,
  signal: AbortSignal,
  send: (event: BatchEvent) => void,
): Promise<void> {
  const runtime = chooseRuntime(runs.runtimes, asked.node)
  const run = await prepareRepeats(runs, asked, runtime, client, signal)
  const seen = new Map<string, number>()
  const patience = AbortSignal.timeout(LONGEST_MS)
  let begun = 0
  let done = 0
  // One after the other: the first with its output has its lines.
  let telling: Promise<void> = Promise.resolve()

  const tell = async (runId: string, { output, outcome, ndjson }: Repeated) => {
    const key = hashOfText(outputKey(output))
    const known = seen.get(key)
    const number = known ?? seen.size
    if (known === undefined) seen.set(key, number)
    const isKept = known === undefined && number < MOST_KEPT
    // On an account of their own: a batch does not push out what its owner ran by hand.
    const { major } = runtime
    if (isKept)
      await runs.store.add(new KeptRun({ runId, asked, major, ndjson }), `batches of ${client}`)
    send({
      type: 'result',
      index: done++,
      output: number,
      lines: known === undefined ? shownLines(output.lines) : null,
      outcome,
      runId: isKept ? runId : null,
      node: runtime.version,
    })
  }
  const work = async () => {
    while (begun < asked.runs && !patience.aborted && runs.accepting()) {
      begun++
      const runId = newId(runs.config.replica)
      try {
        const repeated = await repeatRun(runs, { ...run, runId }, client, signal, patience)
        telling = telling.then(() => tell(runId, repeated))
        await telling
      } catch (error) {
        // Its turn did not come in time: others were served.
        if (signal.aborted || !patience.aborted || error !== patience.reason) throw error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const why = runs.accepting() ? 'more did not fit into 30 seconds' : 'the service is stopping'
  const cut = done < asked.runs ? `${done} of ${count(asked.runs, 'run')}: ${why}.` : null
  send({ type: 'done', runs: done, cut })
}
