import { setTimeout as sleep } from 'node:timers/promises'

/** Less than what a test may take, so that it says what did not come; ms. */
const PATIENCE_MS = 50_000
const EVERY_MS = 20

/** Waits for a fact, which is asked for again and again. Throws, with what was asked, where it does not come within 50 s. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`It never came: ${holds}`)
    await sleep(EVERY_MS)
  }
}
