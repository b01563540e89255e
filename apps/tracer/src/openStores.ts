import type { Config } from './config.ts'
import type { Log } from './log.ts'
import type { SharedQueue } from './sharedQueue/sharedQueue.ts'
import { openShareStore } from './shares/openShareStore.ts'
import type { ShareStore } from './shares/shareStore.ts'

/** Why a service cannot be made of its configuration, as a sentence with what to do. */
export class CannotStart extends Error {}

/** Where links are kept. */
export function openShares(config: Config, log: Log): ShareStore {
  try {
    return openShareStore(config, config.shares, log)
  } catch (error) {
    throw new CannotStart(
      `The store of links cannot be opened in ${config.dataFolder}: ${error instanceof Error ? error.message : String(error)}. ` +
        'Choose another folder with LOOPSCOPE_DATA, or a PostgreSQL with DATABASE_URL.',
    )
  }
}

/** BullMQ is loaded only where there is a queue. */
export async function openQueue({ queueUrl }: Config, log: Log): Promise<SharedQueue | null> {
  if (queueUrl === null) return null
  const { openSharedQueue } = await import('./sharedQueue/openSharedQueue.ts')
  return openSharedQueue(queueUrl, log)
}
