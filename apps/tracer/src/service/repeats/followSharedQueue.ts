import { setTimeout as sleep } from 'node:timers/promises'
import type { Order } from '../../sharedQueue/order.ts'
import type { SharedQueue } from '../../sharedQueue/sharedQueue.ts'
import { Refusal } from '../bodies/refusal.ts'
import type { Runs } from '../runs/recordRun.ts'
import type { Batch } from './batch.ts'

/** Without an answer for so long Redis counts as gone, and how soon it is asked again, ms. */
const GONE_MS = 1500
const AGAIN_MS = 100
/** How often a reader says that it is there, ms. */
const OFTEN_MS = 1000
/** When nothing was told for so long, what is missing is given again: Redis may have lost it, or nobody read when it was its turn. */
const QUIET_MS = 2000

/**
 * Lets the replicas make the runs of a batch while somebody reads it here, and takes what they tell. `order`: as which they know
 * it. Resolves to false when Redis is gone, and to true when nothing is left to do.
 */
export async function followSharedQueue(
  runs: Runs,
  sharedQueue: SharedQueue,
  batch: Batch,
  order: Order,
): Promise<boolean> {
  const { id, requestId } = order
  const given = new Set<number>()
  let mark = '0'
  let heardAt = performance.now()
  let toldAt = heardAt
  const isLeft = () => batch.missing.some((index) => !given.has(index))
  const look = async () => {
    const news = await sharedQueue.attend(id, mark)
    mark = news.mark
    heardAt = performance.now()
    if (news.results.length > 0) toldAt = heardAt
    for (const result of news.results) await batch.add(result)
    if (news.failure !== null) batch.fail(new Refusal(503, 'cannot_start', news.failure, 5))
    if (heardAt - toldAt > QUIET_MS) {
      toldAt = heardAt
      given.clear()
    }
    if (batch.isOver || !isLeft()) return
    const left = batch.missing.filter((index) => !given.has(index))
    await sharedQueue.give(order, left)
    for (const index of left) given.add(index)
  }
  try {
    while (!batch.isOver && !batch.patience.aborted) {
      if (!batch.isWanted) {
        await batch.changed
        given.clear()
        heardAt = performance.now()
      } else if (!runs.accepting()) batch.cutOff()
      else if (await look().then(() => true, noteGone)) {
        if (!batch.isOver && !isLeft())
          await Promise.race([sharedQueue.wait(id, OFTEN_MS), batch.changed])
      } else if (performance.now() - heardAt > GONE_MS) return false
      else await sleep(AGAIN_MS)
    }
    return true
  } finally {
    sharedQueue.forget(id)
  }

  function noteGone(error: unknown): false {
    if (performance.now() - heardAt > GONE_MS)
      runs.log.warn(
        { requestId, batchId: id, results: batch.results, err: error },
        'Redis is gone: a batch goes on here.',
      )
    return false
  }
}
