import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import type { Log } from '../log.ts'

/** How soon a connection that was lost is tried again, ms. */
const AGAIN_MS = 250
/** What does not answer within this, ms, is away. */
const ANSWER_MS = 1500

const COMMON = {
  connectTimeout: 2000,
  retryStrategy: () => AGAIN_MS,
  // Else a connection to a replica of Redis that was a primary before would be used on.
  reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
}

/** For whoever asks and has another way where no answer comes: what cannot be sent or is not answered soon rejects. */
export function connectImpatient(url: string, log: Log): Asking {
  const options = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: ANSWER_MS }
  const redis = new Redis(url, { ...COMMON, ...options })
  let wasThere: boolean | null = null
  redis.on('ready', () => {
    if (wasThere === false) log.warn('Redis answers again: replicas share the runs of batches.')
    wasThere = true
  })
  redis.on('error', (error) => {
    if (wasThere !== false)
      log.warn({ err: error }, 'Redis does not answer: batches run where they were asked for.')
    wasThere = false
  })
  redis.on('close', () => {
    if (wasThere === true) log.warn('The connection to Redis was lost.')
    wasThere = false
  })
  let isAnswering = true
  let isClosed = false
  const ask = async () => {
    while (!isAnswering && !isClosed)
      await redis.ping().then(
        () => {
          isAnswering = true
        },
        () => sleep(AGAIN_MS, undefined, { ref: false }),
      )
  }
  return {
    redis,
    isThere: () => isAnswering && redis.status === 'ready',
    async watch(answer) {
      try {
        return await answer
      } catch (error) {
        if (isAnswering) {
          isAnswering = false
          void ask()
        }
        throw error
      }
    },
    close() {
      isClosed = true
      redis.disconnect()
    },
  }
}

/** A connection, and whether what is asked over it is answered: one that is open may still be silent. */
export type Asking = {
  readonly redis: Redis
  readonly isThere: () => boolean
  /** Gives the answer, and takes note where none comes. */
  readonly watch: <T>(answer: Promise<T>) => Promise<T>
  readonly close: () => void
}

/** For what must be told in the end: commands wait until there is a connection again. Its errors are those of the other. */
export function connectPatient(url: string): Redis {
  const redis = new Redis(url, { ...COMMON, maxRetriesPerRequest: null })
  redis.on('error', () => undefined)
  return redis
}
