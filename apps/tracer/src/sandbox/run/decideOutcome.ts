import { constants } from 'node:os'
import type { OutcomeError, RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { ChildEnd } from '../process/child.ts'
import { errorPlace } from './errorPlace.ts'
import type { RunFacts } from './runFacts.ts'

/** Why the service killed a run: the first reason wins. */
export type KillReason =
  | { readonly type: 'wall'; readonly afterMs: number }
  | { readonly type: 'cpu'; readonly afterMs: number }
  | { readonly type: 'output'; readonly limitBytes: number }
  | { readonly type: 'events'; readonly limit: number }
  | { readonly type: 'aborted' }

export type RunEnd = {
  readonly end: ChildEnd
  readonly reason: KillReason | null
  readonly facts: RunFacts
  /** The last of what came out of stderr. */
  readonly stderr: string
  /** The kernel killed something in the run's cgroup for want of memory. */
  readonly oomKilled: boolean
  readonly mainFile: string
  /** CPU time that was allowed, ms. */
  readonly cpuMs: number
  /** From the hand-over of the job to the process's end, ms. */
  readonly durationMs: number
  /** Processor time used after the last row had come, ms. */
  readonly unseenCpuMs: number
}

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

/** The error that ended the process. Node tells the place of a syntax error only on stderr. */
function fatalError({ facts, stderr, mainFile, end }: RunEnd): OutcomeError | null {
  const place = errorPlace(stderr, mainFile)
  if (facts.error === null) {
    // Without a recording there is only what Node printed. Code 1 is that of every uncaught error; 7 is that of an error
    // thrown by an 'uncaughtException' listener, which no one is told of.
    const uncaught = end.code === 1 || end.code === 7
    return uncaught && facts.endCode === null ? printedError(stderr, place) : null
  }
  const { error } = facts.error
  if (error.line !== null && error.column !== null)
    return { ...error, stack: cleanStack(error.stack) }
  return {
    ...error,
    stack: cleanStack(error.stack),
    line: error.line ?? place?.line ?? null,
    column:
      error.column ??
      (place?.line === (error.line ?? place?.line) ? (place?.column ?? null) : null),
  }
}

function printedError(stderr: string, place: ReturnType<typeof errorPlace>): OutcomeError | null {
  const match = /^(?:Uncaught )?([A-Z]\w*)(?: \[\w+\])?(?:: (.*))?$/m.exec(stderr)
  if (match === null && place === null) return null
  return {
    name: match?.[1] ?? 'Error',
    message: match?.[2] ?? '',
    stack: match === null ? null : cleanStack(stderr.slice(match.index).split('\n\n')[0] ?? ''),
    line: place?.line ?? null,
    column: place?.column ?? null,
  }
}

/** Without the frames of the recorder. */
function cleanStack(stack: string | null): string | null {
  return (
    stack
      ?.split('\n')
      .filter((line) => !line.includes('/loopscope/recorder.cjs'))
      .join('\n') ?? null
  )
}
