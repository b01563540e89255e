import type { Evidence, Phase } from '../phase.ts'
import type { Beginning, Placing, Verdicts } from './phaseRuleTypes.ts'

/**
 * The rule where Node shows no counters (Node < 20.18). Timers and immediates are certain, as are main and the queues;
 * the rest goes by type, position and whether the handle was being closed. A turn is known by its check mark: what comes
 * before the mark belongs to it as check and close do, and from libuv 1.45 on its timers. `libuv`: its version.
 *
 * What cannot be told so, and is taken for the likelier: whether a Worker's end came through poll or as a native
 * immediate in check; where what an error left in the queues goes on; whether a connection to a UNIX socket succeeded
 * (poll) or failed (pending); up to libuv 1.40 whether a shutdown had a write just before it, whose uv__io_feed brings
 * it to pending, or waited for POLLOUT in poll.
 */
export const uncountedPlacing = (verdicts: Verdicts, libuv: string): Placing => {
  const minor = Number(libuv.split('.')[1] ?? 0)
  // How uv_shutdown gets to uv__drain: by waiting for POLLOUT in some versions, by uv__io_feed in others.
  const shutdown: Phase = minor > 40 && minor < 44 ? 'poll' : 'pending'
  // c-ares' answers are native immediates; on Node 10 they come straight from the socket.
  const query: Phase = minor < 35 ? 'poll' : 'check'
  // Seen on most of them: on Node 10 the next scope that nothing announces is in poll, later that of native immediates.
  const leftovers: Phase = minor < 35 ? 'poll' : 'check'
  const timersEndTurns = minor >= 45
  let marks = 0
  let markedAt = 0
  let idleAtMark = 0
  /** The check mark was the last thing seen, or callbacks of the close phase after it. */
  let afterCheck = false
  /** Poll slept before that mark, and nothing began before it: a timer of libuv's ended the sleep. */
  let timerWoke = false
  let begunSinceMark = true
  let begun = false
  let drainBegun = false
  /** An error has left queues half drained; they go on in the next callback scope that closes, announced or not. */
  let halfDrained = false
  let inMicrotask = false
  /** An immediate runs, and nothing has been drained after it. */
  let inImmediate = false
  /** It threw. If it was the last of its queue, Node calls processImmediate once more: a second mark of the turn. */
  let immediateThrew = false
  let last: Phase = 'main'
  /** The turn of what was placed last. */
  let lastTurn = 0
  /** Message ports that were taken to close, by the index of their `init`. */
  const closedPorts = new Map<number, { readonly slot: number; readonly turn: number }>()

  const place = (event: number, phase: Phase, turn: number, evidence: Evidence): number => {
    lastTurn = turn
    return verdicts.place(event, phase, turn, evidence)
  }

  const macrotask = (beginning: Beginning): void => {
    begun = begunSinceMark = true
    halfDrained = timerWoke = inMicrotask = immediateThrew = false
    inImmediate = beginning.kind === 'immediate'
    if (beginning.kind === 'timer' || beginning.kind === 'immediate') {
      afterCheck = beginning.kind === 'immediate'
      last = afterCheck ? 'check' : 'timers'
      place(beginning.event, last, turnOf(last, afterCheck), 'observed')
      return
    }
    last = guess(beginning)
    if (last !== 'close') afterCheck = false
    const slot = place(beginning.event, last, turnOf(last), 'inferred')
    if (beginning.resource === 'MESSAGEPORT') notePort(beginning, slot)
  }

  /**
   * The turn of a phase: the next check mark counts it, of check and close the last one has. Native immediates run before
   * the mark: only what processImmediate calls comes after it.
   */
  const turnOf = (phase: Phase, isAfterMark = false): number => {
    if (phase === 'main' || phase === 'exit' || phase === 'close' || isAfterMark) return marks
    return phase === 'timers' && timersEndTurns ? marks : marks + 1
  }

  const guess = ({ kind, resource, owner, destroyed }: Beginning): Phase => {
    // A port is mostly closed from its other end, or by its Worker's: no one calls its close().
    if (destroyed || (resource === 'MESSAGEPORT' && afterCheck)) return 'close'
    // A TLS stream says that a write is done in a native immediate, an HTTP/2 stream when its socket has taken it.
    if (kind === 'handle' && resource === 'WRITEWRAP') return owner === 'TLSWRAP' ? 'check' : 'poll'
    if (resource === 'SHUTDOWNWRAP') return shutdown
    return resource === 'QUERYWRAP' ? query : (USUAL[resource] ?? 'poll')
  }

  /** What calls back again had not been closed: it had a message. */
  const notePort = ({ madeAt }: Beginning, slot: number): void => {
    const before = closedPorts.get(madeAt)
    if (before !== undefined) verdicts.settle(before.slot, 'poll', 'inferred', before.turn + 1)
    if (last === 'close') closedPorts.set(madeAt, { slot, turn: turnOf(last) })
    else closedPorts.delete(madeAt)
  }

  /** A drain that no macrotask left: of an error's leftovers, or a task of V8's platform, which mostly runs in poll. */
  const drained = (beginning: Beginning): void => {
    if (!begunSinceMark) {
      // What was in the queue at the mark is drained when processImmediate's callback scope closes.
      const left = beginning.madeAt >= 0 && beginning.madeAt < markedAt
      last = left ? 'check' : timerWoke ? 'timers' : 'poll'
      place(beginning.event, last, turnOf(last, left), left ? 'observed' : 'inferred')
    } else if (halfDrained) {
      const goesOn = last === 'check'
      last = leftoversOf(last)
      place(beginning.event, last, turnOf(last, goesOn), 'inferred')
    }
    drainBegun = begunSinceMark = true
    halfDrained = inImmediate = false
    inMicrotask = beginning.resource !== 'TickObject'
  }

  /**
   * processTimers and processImmediate go on after an error, and main's own scope drains what its body left. Else it is
   * up to the next scope that nothing announces.
   */
  const leftoversOf = (phase: Phase): Phase => {
    if (phase === 'timers' || phase === 'check' || phase === 'exit') return phase
    return phase === 'main' && !drainBegun ? 'main' : leftovers
  }

  const survivedError = (): void => {
    // V8 goes on with its queue of microtasks.
    halfDrained = !inMicrotask
    immediateThrew = inImmediate
  }

  const platformTask = (beginning: Beginning): void => {
    begunSinceMark = true
    // Nothing has kept uv_run busy: DrainTasks ran it after uv_run. A delayed task is a timer of libuv's.
    last = timerWoke ? 'timers' : begun ? 'poll' : 'exit'
    place(beginning.event, last, turnOf(last), 'inferred')
  }

  const checkMark = (event: number, _loopCount: number, _events: number, idle: number): number => {
    timerWoke = afterCheck && idle > idleAtMark
    idleAtMark = idle
    markedAt = event
    if (!immediateThrew) marks++
    immediateThrew = inImmediate = false
    begun = true
    afterCheck = true
    begunSinceMark = false
    return marks
  }

  const exit = (event: number): void => {
    begunSinceMark = true
    // process.exit() in a callback ends its turn, whose mark never comes.
    place(event, 'exit', Math.max(marks, lastTurn), 'observed')
  }

  return { macrotask, drained, platformTask, checkMark, survivedError, exit }
}

/** A connection to a UNIX socket that fails and a datagram that had to wait are fed to the pending queue. */
const USUAL: Readonly<Record<string, Phase | undefined>> = {
  PIPECONNECTWRAP: 'pending',
  UDPSENDWRAP: 'pending',
}
