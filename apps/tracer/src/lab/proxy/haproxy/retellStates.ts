import { setTimeout as sleep } from 'node:timers/promises'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { AdminSocket } from './adminSocket.ts'

/** Around a reload the one before may still take a connection to the socket; by then the next one must have heard it. */
const TRIES = 50
const EVERY_MS = 5
/** One that does not answer at all takes its time at each try. */
const PATIENCE_MS = 3000

export type RetellParts = {
  readonly admin: AdminSocket
  readonly put: (event: LabEvent) => void
  readonly now: () => number
  /** Nobody is interested any more. */
  readonly over: () => boolean
}

/**
 * Tells an HAProxy that has just begun how its servers were set: it knows nothing of what the one before was told. What it could not
 * be told is told as an event, and forgotten: from then on the server is what that HAProxy has it as.
 */
export async function retellStates(
  { admin, put, now, over }: RetellParts,
  { process, pid }: { readonly process: string; readonly pid: number },
  states: Map<string, 'drain' | 'maint'>,
): Promise<void> {
  for (const [server, state] of [...states]) {
    const command = `set server web-api/${server} state ${state}`
    if ((await tellItself(admin, pid, command, over)) || over()) continue
    states.delete(server)
    put({ type: 'untold', at: now(), process, pid, server, state })
  }
}

/** Asked again until this one has heard it, and not another that has the socket too. False: it has not. */
async function tellItself(
  admin: AdminSocket,
  pid: number,
  command: string,
  over: () => boolean,
): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS
  for (let left = TRIES; left > 0 && performance.now() < end && !over(); left--) {
    const said = await admin.ask(`show info;${command}`).catch(() => '')
    if (said.includes(`\nPid: ${pid}\n`)) return true
    await sleep(EVERY_MS)
  }
  return false
}
