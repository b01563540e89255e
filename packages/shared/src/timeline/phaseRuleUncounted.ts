import type { Phase } from './phase.ts'
import type { Beginning, Placing, Verdicts } from './phaseRuleTypes.ts'

/**
 * The rule where Node shows no counters (Node < 20.18). Timers and immediates are certain, as are main and the queues;
 * the rest goes by type, position and whether the handle was being closed. A tick is a check mark. `libuv`: its version.
 */
export const uncountedPlacing = (verdicts: Verdicts, libuv: string): Placing => {
  const minor = Number(libuv.split('.')[1] ?? 0)
  // How uv_shutdown gets to uv__drain: by waiting for POLLOUT in some versions, by uv__io_feed in others.
  const shutdown: Phase = minor > 40 && minor < 44 ? 'poll' : 'pending'
  let marks = 0
  /** The check mark was the last thing seen, or callbacks of the close phase after it. */
  let afterCheck = false
  let claimed = true
  let begun = false
  /** An error has left queues half drained; they go on in the next callback scope that closes, announced or not. */
  let shaken = false
  let last: Phase = 'main'

  const macrotask = (beginning: Beginning): void => {
    begun = claimed = true
    shaken = false
    if (beginning.kind === 'timer' || beginning.kind === 'immediate') {
      afterCheck = beginning.kind === 'immediate'
      last = afterCheck ? 'check' : 'timers'
      verdicts.place(beginning.event, last, marks, 'observed')
      return
    }
    const phase = guess(beginning)
    last = phase
    if (phase !== 'close') afterCheck = false
    verdicts.place(beginning.event, phase, marks, 'inferred')
  }

  const guess = (beginning: Beginning): Phase => {
    if (beginning.destroyed) return afterCheck ? 'close' : 'poll'
    // A TLS stream says that a write is done in a native immediate.
    if (beginning.kind === 'handle' && beginning.resource === 'WRITEWRAP') return 'check'
    return USUAL[beginning.resource] ?? (beginning.resource === 'SHUTDOWNWRAP' ? shutdown : 'poll')
  }

  /** A drain that no macrotask left: a task of V8's platform, which mostly runs in poll. */
  const drained = (beginning: Beginning): void => {
    if (!claimed) verdicts.place(beginning.event, 'poll', marks, 'inferred')
    else if (shaken) verdicts.place(beginning.event, last, marks, 'inferred')
    claimed = true
    shaken = false
  }

  const survivedError = (): void => {
    shaken = true
  }

  const loose = (beginning: Beginning): void => {
    claimed = true
    // Nothing has kept uv_run busy: DrainTasks ran it after uv_run.
    verdicts.place(beginning.event, begun ? 'poll' : 'exit', marks, 'inferred')
  }

  const checkMark = (): void => {
    marks++
    begun = true
    afterCheck = true
    claimed = false
  }

  const exit = (event: number): void => {
    claimed = true
    verdicts.place(event, 'exit', marks, 'observed')
  }

  return { macrotask, drained, loose, checkMark, survivedError, exit }
}

/**
 * Where these come from more often than not: a connection to a UNIX socket that fails and a datagram that had to wait
 * are fed to the pending queue; c-ares' answers are native immediates.
 */
const USUAL: Readonly<Record<string, Phase | undefined>> = {
  PIPECONNECTWRAP: 'pending',
  UDPSENDWRAP: 'pending',
  QUERYWRAP: 'check',
}
