import { count } from '@loopscope/shared/timeline/sentences/words'
import type { SharedQueue } from '../../sharedQueue/sharedQueue.ts'
import { Refusal } from '../bodies/refusal.ts'
import { newId } from '../edge/newId.ts'
import type { Runs } from '../runs/recordRun.ts'
import type { Batch } from './batch.ts'
import { followSharedQueue } from './followSharedQueue.ts'
import { repeatHere } from './repeatHere.ts'

/**
 * Has the runs of a batch made: by all replicas where they share a Redis, and here where there is none, or for as long as it is gone.
 */
export async function conduct(
  runs: Runs,
  sharedQueue: SharedQueue | null,
  batch: Batch,
): Promise<void> {
  const { id, requestId, runs: wanted } = batch.order
  try {
    await makeAll(runs, sharedQueue, batch)
    const done = batch.results
    const why = runs.accepting() ? 'more did not fit into 30 seconds' : 'the service is stopping'
    batch.end(done < wanted ? `${done} of ${count(wanted, 'run')}: ${why}.` : null)
  } catch (error) {
    if (batch.isOver) return
    if (!(error instanceof Refusal))
      runs.log.error({ requestId, batchId: id, err: error }, 'A batch failed.')
    batch.fail(error)
  }
}

async function makeAll(runs: Runs, sharedQueue: SharedQueue | null, batch: Batch): Promise<void> {
  if (sharedQueue === null) return void (await repeatHere(runs, batch))
  let { order } = batch
  for (let losses = 0; ; losses++) {
    if (sharedQueue.isThere() && (await followSharedQueue(runs, sharedQueue, batch, order))) return
    // A Redis that comes back and is of no use is not tried each time.
    const until = performance.now() + losses * STAY_MS
    const canOthers = () => performance.now() >= until && sharedQueue.isThere()
    if (await repeatHere(runs, batch, canOthers)) return
    // What Redis was told of the order is not all any more: no one must find that, and the rest is a new one.
    await sharedQueue.drop(order.id)
    order = { ...order, id: newId(runs.config.replica) }
  }
}

const STAY_MS = 4000
