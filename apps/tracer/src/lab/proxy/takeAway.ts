import { setTimeout as sleep } from 'node:timers/promises'
import { ActionRefused } from '../actionRefused.ts'
import { becomesTrue } from '../becomesTrue.ts'
import type { ProxyTree } from './proxyTree.ts'

/** So long may the HAProxy before take to answer what it has, ms: as long as the client waits for what it sends at once. */
const PATIENCE_MS = 30_000
const EVERY_MS = 20

/**
 * Ends a server that HAProxy has no more. The HAProxy before may still have requests on it, or in a queue for it: so first that one
 * answers what it has and is gone. What it has not answered in time is lost with the server, and counted.
 */
export async function takeAway(tree: ProxyTree, server: string): Promise<void> {
  tree.leaving.add(server)
  const end = performance.now() + PATIENCE_MS
  // One that is frozen answers nothing, and would not hear that it is to end.
  const isFrozen = () => tree.live.get(server)?.frozen ?? false
  const goesOn = () => tree.haproxy.retires && tree.leaving.has(server) && !isFrozen()
  while (goesOn() && performance.now() < end) await sleep(EVERY_MS)
  if (!tree.leaving.delete(server)) return
  tree.taken.add(server)
  await tree.kill(server, isFrozen() ? 'SIGKILL' : 'SIGTERM')
}

/** Whether a server that is to go is still there, and stays instead. */
export function takeBack(tree: ProxyTree, server: string): boolean {
  const process = tree.live.get(server)
  if (process?.frozen !== false || process.state !== 'listening') return false
  return tree.leaving.delete(server)
}

/** Waits for one of this name that goes: its end would be taken for that of the next. */
export async function makeRoom(tree: ProxyTree, server: string): Promise<void> {
  const isGone = () => !tree.live.has(server)
  if (!tree.leaving.delete(server) && (await becomesTrue(isGone))) return
  await tree.kill(server, 'SIGKILL')
  if (!(await becomesTrue(isGone)))
    throw new ActionRefused(`The ${server} before did not end in time. Try again.`)
}
