import { count } from '@loopscope/shared/timeline/sentences/words'
import type { Spread } from '../../spread/spread.ts'
import { Refusal } from '../bodies/refusal.ts'
import type { Runs } from '../runs/recordRun.ts'
import type { Batch } from './batch.ts'
import { followSpread } from './followSpread.ts'
import { repeatHere } from './repeatHere.ts'

/** Has the runs of a batch made: by all replicas where they share a Redis, and here where there is none or it is gone. */
export async function conduct(runs: Runs, spread: Spread | null, batch: Batch): Promise<void> {
  const { id, requestId, runs: wanted } = batch.order
  try {
    const isDone = spread?.isThere() === true && (await followSpread(runs, spread, batch))
    if (!isDone) await repeatHere(runs, batch)
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
