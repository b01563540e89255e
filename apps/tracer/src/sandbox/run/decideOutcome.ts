import { constants } from 'node:os'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { fatalError } from './fatalError.ts'
import type { KillReason, RunEnd } from './runEnd.ts'

/** How the run ended, from all that is known of it. */
export function decideOutcome(run: RunEnd): RunOutcome {
  if (run.reason !== null) return stopped(run, run.reason)
  const exitCode = run.end.code ?? null
  const signal = deathSignal(run)
  // bubblewrap itself may be chosen by the kernel's OOM killer, and then no one is left to report a code.
  if (run.oomKilled && (signal === 'SIGKILL' || exitCode === null))
    return { type: 'outOfMemory', exitCode: null }
  if (signal !== null) return died(run, signal)
  if (exitCode === null) return { type: 'killed', exitCode: null, signal: run.end.signal }
  const error = exitCode === 0 ? null : fatalError(run)
  if (error !== null) return { type: 'threw', exitCode, error }
  return { type: 'finished', exitCode }
}

function stopped(run: RunEnd, reason: KillReason): RunOutcome {
  switch (reason.type) {
    case 'wall':
    case 'cpu': {
      return timedOut(run, { limit: reason.type, afterMs: reason.afterMs })
    }
    case 'output':
      return { type: 'tooMuchOutput', exitCode: null, limitBytes: reason.limitBytes }
    case 'events':
      return { type: 'tooManyEvents', exitCode: null, limit: reason.limit }
    case 'aborted':
      return { type: 'killed', exitCode: null, signal: 'SIGKILL', note: 'The run was stopped.' }
  }
}

function timedOut(
  { facts, durationMs, unseenCpuMs }: RunEnd,
  hit: { readonly limit: 'wall' | 'cpu'; readonly afterMs: number },
): RunOutcome {
  const unseen = unseenCpuMs > 0 ? { unseenCpuMs } : {}
  const outcome = { type: 'timedOut', exitCode: null, ...hit, ...unseen } as const
  const callback = facts.stopReason({ ...outcome, durationMs })
  return callback === undefined ? outcome : { ...outcome, callback }
}

/**
 * bubblewrap tells a death by signal as 128 + number, which a snippet may also say of itself: then the recorder has
 * written its last row.
 */
function deathSignal({ end, facts }: RunEnd): NodeJS.Signals | null {
  if (end.signal !== null) return end.signal
  if (end.code === null || end.code <= 128 || facts.endCode === end.code) return null
  const number = end.code - 128
  const found = Object.entries(constants.signals).find(([, value]) => value === number)
  return found === undefined ? null : (found[0] as NodeJS.Signals)
}

const CRASHES: readonly string[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGBUS', 'SIGKILL']
const NO_MEMORY =
  /heap out of memory|out of memory|Allocation failed|OOM error|bad_alloc|Cannot allocate memory|insufficient memory/i

function died(run: RunEnd, signal: NodeJS.Signals): RunOutcome {
  const { stderr, cpuMs } = run
  if (signal === 'SIGXCPU') return timedOut(run, { limit: 'cpu', afterMs: cpuMs })
  if (CRASHES.includes(signal) && NO_MEMORY.test(stderr))
    return { type: 'outOfMemory', exitCode: null }
  const note = NOTES[signal]
  return { type: 'killed', exitCode: null, signal, ...(note !== undefined && { note }) }
}

const NOTES: Partial<Record<NodeJS.Signals, string>> = {
  SIGXFSZ: 'A file grew past the limit of the sandbox, and this version of Node dies of that.',
  SIGSYS: 'The process used a kind of system call that the sandbox answers with death.',
}
