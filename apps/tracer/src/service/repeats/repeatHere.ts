import type { Runs } from '../runs/recordRun.ts'
import type { Batch } from './batch.ts'
import { repeatFor } from './repeatFor.ts'

/** Two at a time: one would leave a core idle, and more would only race each other. */
const AT_ONCE = 2

/**
 * Makes the runs of a batch that are missing in this process, while somebody reads what they come to, and until others can do
 * that. Resolves to whether nothing is left to do.
 */
export async function repeatHere(
  runs: Runs,
  batch: Batch,
  canOthers: () => boolean = () => false,
): Promise<boolean> {
  const mayGoOn = () => !batch.isOver && !batch.patience.aborted && runs.accepting()
  const begun = new Set<number>()
  const work = async () => {
    while (mayGoOn() && !canOthers()) {
      const { changed } = batch
      const index = batch.missing.find((each) => !begun.has(each))
      if (index === undefined || !batch.isWanted) {
        if (batch.results + begun.size >= batch.order.runs && index === undefined) return
        await changed
        continue
      }
      begun.add(index)
      try {
        await repeatFor(runs, batch.order, index, batch, batch.left, batch.patience)
      } catch (error) {
        // Its turn did not come in time: others were served.
        if (error !== batch.patience.reason) throw error
      }
      begun.delete(index)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return !mayGoOn()
}
