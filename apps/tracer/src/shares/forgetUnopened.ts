import type { Log } from '../log.ts'
import type { ShareStore } from './shareStore.ts'

const DAY_MS = 24 * 60 * 60_000
const PAUSE_MS = 60 * 60_000

/** Deletes links that no one opened for so many days, now and every hour. 0 days: none ever. Call what it returns to end it. */
export function forgetUnopened(
  store: ShareStore,
  days: number,
  log: Pick<Log, 'warn'>,
): () => void {
  if (days === 0) return () => undefined
  const sweep = () => {
    store.removeUnopened(Date.now() - days * DAY_MS).catch((error: unknown) => {
      log.warn({ err: error }, 'Old links could not be deleted.')
    })
  }
  sweep()
  const timer = setInterval(sweep, PAUSE_MS).unref()
  return () => clearInterval(timer)
}
