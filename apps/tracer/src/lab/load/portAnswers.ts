import { setTimeout as sleep } from 'node:timers/promises'
import { isTaken } from '../isTaken.ts'

const LOOK_MS = 10

/** Resolves to true when somebody takes a connection on this port of 127.0.0.1, to false when no one has for so long. */
export async function portAnswers(port: number, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs
  while (performance.now() < end) {
    if (await isTaken(port)) return true
    await sleep(LOOK_MS)
  }
  return false
}
