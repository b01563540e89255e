import { processFacts } from './processFacts.ts'
import type { KnownProcess, SessionState, StateFiles } from './stateFile.ts'

/**
 * Ends what the sessions of earlier services left: processes with the id and the start time that were written down, and the
 * group that they are in. Sessions of a service that lives are left alone. Resolves to how many processes were ended.
 */
export async function sweepLeftovers(files: StateFiles): Promise<number> {
  let ended = 0
  for (const [id, state] of files.read()) {
    if (await isSame(state.service)) continue
    ended += await endSession(state)
    files.remove(id, state.folder)
  }
  return ended
}

/** Kills every process of the state that is still the one that was written down. Resolves to how many there were. */
export async function endSession({
  guard,
  processes,
}: Pick<SessionState, 'guard' | 'processes'>): Promise<number> {
  let ended = 0
  for (const known of guard === null ? processes : [guard, ...processes]) {
    const facts = await factsOf(known)
    if (facts === null) continue
    ended += 1
    // Of the group too what was not written down yet.
    if (guard !== null && facts.group === guard.pid) kill(-guard.pid)
    kill(known.pid)
  }
  return ended
}

/** Whether this very process is there still. */
async function isSame(known: KnownProcess): Promise<boolean> {
  return (await factsOf(known)) !== null
}

async function factsOf({ pid, start }: KnownProcess) {
  const facts = await processFacts(pid)
  return facts !== null && facts.start === start && facts.state !== 'Z' ? facts : null
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}
