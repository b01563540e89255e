import type { SharedQueue } from '../../sharedQueue/sharedQueue.ts'
import { Refusal } from '../bodies/refusal.ts'
import type { Life } from '../edge/life.ts'
import type { Runs } from '../runs/recordRun.ts'
import { repeatFor } from './repeatFor.ts'

/** Makes runs of other replicas' batches, too, while this one's own line has room for them and it is not about to stop. */
export function takeJobs(runs: Runs, life: Life, sharedQueue: SharedQueue): void {
  const { queue } = runs
  sharedQueue.work(async (order, index, results) => {
    if (!runs.accepting()) return 'not here'
    // Whoever reads may be elsewhere, and a run is short.
    const wanted = new AbortController().signal
    try {
      await repeatFor(runs, order, index, results, wanted, wanted)
      return 'done'
    } catch (error) {
      // A line that is full, a version that is not here: another replica may do better.
      if (error instanceof Refusal || !runs.accepting()) return 'not here'
      throw error
    }
  }, queue.repeatPlaces)
  const tell = () =>
    sharedQueue.setRoom(
      queue.hasRoomForRepeat && (life.state === 'ready' || life.state === 'starting'),
    )
  queue.watchRoom(tell)
  tell()
}
