import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { isTaken } from '../lab/isTaken.ts'
import { processFacts } from '../lab/processFacts.ts'
import { ancestorsOf } from './ancestorsOf.ts'
import { listenersOf } from './listenersOf.ts'

/** Those of these processes that are alive after a moment's patience. */
export async function stillAlive(pids: readonly number[], patienceMs = 3000): Promise<number[]> {
  const end = performance.now() + patienceMs
  for (;;) {
    const alive: number[] = []
    for (const pid of pids) {
      const facts = await processFacts(pid)
      if (facts !== null && facts.state !== 'Z') alive.push(pid)
    }
    if (alive.length === 0 || performance.now() > end) return alive
    await sleep(20)
  }
}

/** Those of these processes that have ended and were collected by no one. */
export async function zombies(pids: readonly number[]): Promise<number[]> {
  const found: number[] = []
  for (const pid of pids) if ((await processFacts(pid))?.state === 'Z') found.push(pid)
  return found
}

/**
 * Those of these ports on which somebody listens who is of no test. Tests beside this one take ports of the same range, and may
 * have taken one that has become free; what a session leaves has lost its guard, and with it the way up to the tests.
 */
export async function stillListening(ports: readonly number[]): Promise<number[]> {
  const left: number[] = []
  for (const port of ports) if (await isLeft(port)) left.push(port)
  return left
}

/** Asked more than once: whoever has the port may let it go, or have only just forked, between one look and the other. */
async function isLeft(port: number): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    if (!(await isTaken(port)) || isOfTests(port)) return false
    await sleep(50)
  }
  return true
}

/**
 * Whether each process that listens on the port descends from what runs tests, these or those of another checkout, or from a
 * service; false where the system does not tell.
 */
function isOfTests(port: number): boolean {
  const pids = listenersOf(port)
  return pids.length > 0 && pids.every((pid) => ancestorsOf(pid).some(isOwner))
}

function isOwner(pid: number): boolean {
  if (pid === process.ppid) return true
  try {
    return /vitest|playwright|tracer\/src\/main\.ts/.test(
      readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
    )
  } catch (_gone) {
    return false
  }
}
