import { setTimeout as sleep } from 'node:timers/promises'

/** As long as a process may take to be there or gone on a loaded machine, ms. */
const PATIENCE_MS = 3000

/** Whether it becomes true within that time, ms. */
export async function becomesTrue(
  isTrue: () => boolean,
  patienceMs = PATIENCE_MS,
): Promise<boolean> {
  const end = performance.now() + patienceMs
  while (!isTrue() && performance.now() < end) await sleep(2)
  return isTrue()
}
