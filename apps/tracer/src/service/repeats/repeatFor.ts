import { outputKey } from '@loopscope/shared/wire/outputLines'
import { hashOfText } from '../../sandbox/process/hashOfText.ts'
import { plainKey } from '../../sandbox/run/compareWithPlain.ts'
import { shownLines } from '../../sandbox/run/shownLines.ts'
import type { Order } from '../../sharedQueue/order.ts'
import type { ResultSink } from '../../sharedQueue/runResult.ts'
import { newId } from '../edge/newId.ts'
import { chooseRuntime } from '../runs/chooseRuntime.ts'
import { KeptRun } from '../runs/keptRun.ts'
import type { Runs } from '../runs/recordRun.ts'
import { repeatRun } from './repeatRun.ts'

/**
 * Makes one run of an order in its turn, and tells what it came to. The first recording of each output is kept here, like that
 * of a single run, and before it is told of. Throws as `repeatRun`.
 */
export async function repeatFor(
  runs: Runs,
  order: Order,
  index: number,
  results: ResultSink,
  signal: AbortSignal,
  patience: AbortSignal,
): Promise<void> {
  const { client, requestId, versions } = order
  const asked = { ...order.asked, node: versions?.[index] ?? order.asked.node }
  const runtime = chooseRuntime(runs.runtimes, asked.node)
  const runId = newId(runs.config.replica)
  const span = runs.telemetry.repeat({ runId, requestId, batchId: order.id, index })
  try {
    const run = { ...order.run, runId, runtime, ...boundsOf(runs, order) }
    const { output, outcome, chunks, ms } = await repeatRun(
      runs,
      run,
      asked,
      client,
      signal,
      patience,
    )
    const key = order.run.record ? hashOfText(outputKey(output)) : plainKey(output)
    const isKept = order.run.record && (versions !== null || (await results.wantsRecording(key)))
    // On an account of their own: a batch does not push out what its owner ran by hand.
    if (isKept)
      await runs.store.add(
        new KeptRun({ runId, asked, major: runtime.major, chunks }),
        `batches of ${client}`,
      )
    await results.add({
      ...{ index, key, lines: shownLines(output.lines), outcome },
      ...{ runId: isKept ? runId : null, node: runtime.version, ms },
    })
    span.finished(outcome.type)
    const about = { requestId, batchId: order.id, index, runId, node: runtime.version }
    runs.log.info({ ...about, outcome: outcome.type }, 'repeat')
  } catch (error) {
    span.refused(error)
    throw error
  }
}

/** Of an order of another replica, too, this one's limits are the longest. */
function boundsOf({ config }: Runs, { run }: Order) {
  return {
    timeoutMs: Math.min(run.timeoutMs, config.timeoutMs),
    maxRows: Math.min(run.maxRows, config.maxRows),
  }
}
