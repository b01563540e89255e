import { DelayedError, type Job, WaitingError, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Log } from '../log.ts'
import { type Order, orderSchema } from './order.ts'
import { MOST_KEPT, type ResultSink, type RunResult, withoutRepeatedLines } from './runResult.ts'
import { keysOf, LOOK, TELL } from './scripts.ts'
import type { Perform } from './sharedQueue.ts'

/** Where it is said that something was told of an order. */
export const CHANNEL = 'loopscope:told'
/** For how long an order and what was told of it can be read after the last word, ms. */
export const KEPT_MS = 120_000
/** A job whose worker said nothing for so long is somebody else's, and how often that is looked at, ms. */
const LOCK_MS = 3000
const LOOK_MS = 1000
/** Each death of a worker counts. */
const MOST_STALLED = 10
/** After which a job is tried again that this replica could not do, ms. */
const ELSEWHERE_MS = 100

const jobSchema = z.object({ order: z.string(), index: z.number(), requestId: z.string() })

type Options = {
  readonly name: string
  readonly prefix: string
  readonly atOnce: number
  readonly perform: Perform
  readonly log: Log
}

/** Takes jobs while there is room for their runs, does them, and tells what they came to. */
export class SharedQueueWorker {
  #redis: Redis
  #worker: Worker
  #perform: Perform
  #log: Log
  #hasRoom = true
  #isClosing = false

  constructor(redis: Redis, { name, prefix, atOnce, perform, log }: Options) {
    this.#redis = redis
    this.#perform = perform
    this.#log = log
    this.#worker = new Worker(name, (job, token) => this.#do(job, token), {
      connection: redis,
      prefix,
      concurrency: atOnce,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_MS,
      maxStalledCount: MOST_STALLED,
      runRetryDelay: ELSEWHERE_MS,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    })
    // A connection that is lost is told of once, by who asks.
    this.#worker.on('error', () => undefined)
  }

  /** A job that waits here for a place is one that no other replica can do. */
  setRoom(hasRoom: boolean): void {
    this.#hasRoom = hasRoom
    if (this.#isClosing) return
    if (hasRoom) void this.#worker.resume()
    else void this.#worker.pause(true)
  }

  async close(): Promise<void> {
    this.#isClosing = true
    // Without Redis it would wait for it.
    await this.#worker.close(this.#redis.status !== 'ready')
  }

  async #do(job: Job, token: string | undefined): Promise<void> {
    if (!this.#hasRoom) {
      await job.moveToWait(token)
      throw new WaitingError()
    }
    const { order: id, index } = jobSchema.parse(job.data)
    const keys = keysOf(id)
    const text = await this.#redis.eval(LOOK, keys.length, ...keys, index)
    if (typeof text !== 'string') return
    const order = orderSchema.parse(JSON.parse(text))
    if (Date.now() > order.until) return
    const done = await this.#perform(order, index, this.#results(order)).catch(async (error) => {
      this.#log.error({ requestId: order.requestId, batchId: id, err: error }, 'A run failed.')
      const failure = 'No process could be started for these runs. Try again in a moment.'
      await this.#tell(id, index, `failure ${index}`, { failure }, { failure })
      return 'done' as const
    })
    if (done === 'done') return
    await job.moveToDelayed(Date.now() + ELSEWHERE_MS, token)
    throw new DelayedError()
  }

  #results({ id, versions }: Order): ResultSink {
    const [, , outputs = ''] = keysOf(id)
    return {
      wantsRecording: async (key) => {
        const [isKnown, count] = await Promise.all([
          this.#redis.hexists(outputs, key),
          this.#redis.hlen(outputs),
        ])
        return isKnown === 0 && count < MOST_KEPT
      },
      add: (result: RunResult) =>
        this.#tell(id, result.index, result.key, result, withoutRepeatedLines(result, versions)),
    }
  }

  async #tell(id: string, index: number, key: string, first: object, other: object) {
    const keys = keysOf(id)
    const texts = [JSON.stringify(first), JSON.stringify(other)]
    await this.#redis.eval(
      TELL,
      keys.length,
      ...keys,
      ...[index, key, ...texts, KEPT_MS, CHANNEL, id],
    )
  }
}
