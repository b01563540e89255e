import { Queue } from 'bullmq'
import { z } from 'zod'
import type { Log } from '../log.ts'
import { Bell } from './bell.ts'
import { connectImpatient, connectPatient } from './connect.ts'
import { orderSchema } from './order.ts'
import { runResultSchema } from './runResult.ts'
import { ATTEND, keysOf } from './scripts.ts'
import type { News, SharedQueue } from './sharedQueue.ts'
import { CHANNEL, KEPT_MS, SharedQueueWorker } from './sharedQueueWorker.ts'

/** Also what jobs look like: replicas of a release with others do not share them. */
const QUEUE = 'repeats-1'
const PREFIX = 'loopscope'
/** Who reads says so more often than this, ms. */
const READ_MS = 3000

/**
 * Spreads runs over all services with the same Redis, as jobs of BullMQ. Small indexes come first, so that a small batch is not
 * behind large ones. A service that ends without a word has its jobs done by others after a few seconds.
 */
export function openSharedQueue(url: string, log: Log): SharedQueue {
  const asking = connectImpatient(url, log)
  const [working, listening] = [connectPatient(url), connectPatient(url)]
  const queue = new Queue(QUEUE, {
    connection: asking.redis,
    prefix: PREFIX,
    skipMetasUpdate: true,
  })
  queue.on('error', () => undefined)
  let worker: SharedQueueWorker | null = null
  let hasRoom = true
  const bells = new Map<string, Bell>()
  const bellOf = (id: string) => {
    const bell = bells.get(id) ?? new Bell()
    bells.set(id, bell)
    return bell
  }
  void listening.subscribe(CHANNEL)
  listening.on('message', (_channel: string, id: string) => bells.get(id)?.ring())
  return {
    isThere: asking.isThere,
    async give(order, indexes) {
      const [key = ''] = keysOf(order.id)
      await asking.watch(asking.redis.set(key, JSON.stringify(order), 'PX', KEPT_MS))
      const jobs = indexes.map((index) => ({
        name: 'run',
        data: { order: order.id, index, requestId: order.requestId },
        opts: {
          // Of a job that is there already another is not made.
          jobId: `${order.id}-${index}`,
          priority: index + 1,
          removeOnComplete: true,
          removeOnFail: true,
        },
      }))
      await asking.watch(queue.addBulk(jobs))
    },
    async order(id) {
      const [key = ''] = keysOf(id)
      const text = await asking.watch(asking.redis.get(key))
      return text === null ? null : orderSchema.parse(JSON.parse(text))
    },
    async attend(id, mark) {
      const keys = keysOf(id)
      const found = asking.redis.eval(ATTEND, keys.length, ...keys, mark, READ_MS, KEPT_MS)
      return newsOf(entriesSchema.parse(await asking.watch(found)), mark)
    },
    wait: (id, ms) => bellOf(id).wait(ms),
    drop: (id) =>
      asking.watch(asking.redis.del(keysOf(id))).then(
        () => undefined,
        () => undefined,
      ),
    forget: (id) => void bells.delete(id),
    work(perform, atOnce) {
      worker = new SharedQueueWorker(working, { name: QUEUE, prefix: PREFIX, atOnce, perform, log })
      worker.setRoom(hasRoom)
    },
    setRoom(isThere) {
      hasRoom = isThere
      worker?.setRoom(isThere)
    },
    async close() {
      await worker?.close()
      await queue.close().catch(() => undefined)
      asking.close()
      for (const redis of [working, listening]) redis.disconnect()
    },
  }
}

/** What XRANGE answers: each entry with its mark, and names and values in turn. */
const entriesSchema = z.array(z.tuple([z.string(), z.array(z.string())]))
const entrySchema = z.union([runResultSchema, z.object({ failure: z.string() })])

function newsOf(entries: z.infer<typeof entriesSchema>, mark: string): News {
  const all = entries.map(([, [, text = '']]) => entrySchema.parse(JSON.parse(text)))
  return {
    results: all.flatMap((entry) => ('failure' in entry ? [] : [entry])),
    failure: all.flatMap((entry) => ('failure' in entry ? [entry.failure] : []))[0] ?? null,
    mark: entries.at(-1)?.[0] ?? mark,
  }
}
