import type { Phase } from '../phase.ts'
import type { Beginning, Placing, Verdicts } from './phaseRuleTypes.ts'

/** Where the loop was seen last. `start`: before the first turn; `exit`: uv_run has returned. */
type Stage = 'start' | 'pending' | 'poll' | 'check' | 'close' | 'timers' | 'exit'
/** A verdict that waits for the check mark of its turn. */
type Held = {
  readonly slot: number
  readonly beginning: Beginning
  readonly outsideMacrotasks: boolean
}

/**
 * The rule where Node shows the loop's counters.
 *
 * Between uv__io_poll's entry and the check mark, a beginning saw `events` = e, and the mark sees E. Each batch of poll
 * adds its size, at least 1, after its callbacks have run, so e < E says that the batch was not over: poll. And e = E
 * says that it was over (or that poll had no event): then libuv's pending queue ran a request (`uv__io_feed`:
 * pending B), a signal watcher ran (still uv__io_poll), or Node ran a native immediate
 * (`Environment::RunAndClearNativeImmediates`: a Worker's end) before the mark: check.
 */
export const countedPlacing = (verdicts: Verdicts): Placing => {
  let stage: Stage = 'start'
  let loopCount = 0
  let events = 0
  let eventsAtPoll = 0
  let poolCompletions = 0
  /** False: the stage was learnt from a mark, and no JavaScript has been placed in it. */
  let claimed = true
  let held: Held[] = []
  /** Nothing has begun since a platform task that may have run after uv_run. */
  let inTail = false
  /** The verdicts on such tasks. */
  let tails: { readonly slot: number; readonly event: number }[] = []
  /** Index of the last check mark. */
  let markedAt = 0

  /** Takes over the counters; a grown loop_count means that poll has been entered since. */
  const advance = (seen: { loopCount: number; events: number }): void => {
    if (seen.loopCount > loopCount) {
      stage = 'poll'
      eventsAtPoll = events
      poolCompletions = 0
      held = []
    }
    loopCount = seen.loopCount
    events = seen.events
    held = held.filter(({ slot, beginning, outsideMacrotasks }) => {
      if (beginning.events === events) return true
      const seen = !outsideMacrotasks || beginning.resource === 'TickObject'
      verdicts.settle(slot, 'poll', seen ? 'observed' : 'inferred')
      return false
    })
  }

  const hold = (beginning: Beginning, outsideMacrotasks: boolean): void => {
    const isOver = seemsOver(beginning) && !isAfterPollOf(beginning)
    const guess = guessInPoll(beginning, isOver)
    const isAsked = outsideMacrotasks || isOver || beginning.kind === 'streamRequest'
    const sure = guess === 'poll' && !isAsked
    const slot = verdicts.place(beginning.event, guess, loopCount, sure ? 'observed' : 'inferred')
    held.push({ slot, beginning, outsideMacrotasks })
  }

  /**
   * Whether poll's batch seems to be over. uv__work_done adds (completions - 1) to `events` in the middle of a batch, so only a
   * larger growth says so; some pool completions (a recursive mkdir's) have no callback, and count here as well.
   */
  const seemsOver = ({ events: seen }: Beginning): boolean =>
    seen - eventsAtPoll > Math.max(0, poolCompletions - 1)

  /**
   * Whether poll has called back for what nothing else calls back for, since when no batch has ended: that would have added to `events`.
   */
  const isAfterPollOf = ({ events: seen }: Beginning): boolean =>
    held.some(({ beginning }) => beginning.events === seen && POLLED.has(beginning.resource))

  /** For a turn whose check mark has not come, or never comes: process.exit() in this very callback. */
  const guessInPoll = (beginning: Beginning, isOver: boolean): Phase => {
    const { kind, resource, events: seen } = beginning
    if (kind === 'signal' || kind === 'drained') return 'poll'
    if (kind === 'streamRequest')
      return isOver || (seen === eventsAtPoll && resource === 'SHUTDOWNWRAP') ? 'pending' : 'poll'
    // A Worker's end comes through poll as well.
    return isNativeImmediate(beginning) || (isOver && resource === 'WORKER') ? 'check' : 'poll'
  }

  const macrotask = (beginning: Beginning): void => {
    settleTails(beginning)
    advance(beginning)
    claimed = true
    if (beginning.kind === 'timer' || beginning.kind === 'immediate') {
      stage = beginning.kind === 'timer' ? 'timers' : 'check'
      verdicts.place(beginning.event, stage, loopCount, 'observed')
    } else if (stage === 'poll') hold(beginning, false)
    else outsidePoll(beginning)
    if (beginning.kind === 'pool') poolCompletions++
  }

  /** poll has not been entered since the last beginning or mark. */
  const outsidePoll = (beginning: Beginning): void => {
    const request = beginning.kind === 'streamRequest'
    const closing = stage === 'check' || stage === 'close'
    if (closing && (!request || beginning.destroyed)) {
      // uv__stream_destroy completes the requests of a closed stream with ECANCELED, in uv__run_closing_handles.
      stage = 'close'
      verdicts.place(beginning.event, 'close', loopCount, 'observed')
    } else if (request) {
      stage = 'pending'
      verdicts.place(beginning.event, 'pending', turnOf(stage), 'observed')
    } else {
      const phase = stage === 'start' ? 'main' : stage
      verdicts.place(beginning.event, phase, turnOf(stage), 'inferred')
    }
  }

  /** pending (A) begins a turn, before uv_run has counted it: loop_count grows between uv__run_prepare and uv__io_poll. */
  const turnOf = (at: Stage): number => (at === 'pending' ? loopCount + 1 : loopCount)

  /**
   * The drain of the last macrotask, unless a counter grew since that one began or a mark came between. A nextTick that
   * an error left in the queue until the mark is drained when processImmediate's callback scope closes.
   */
  const drained = (beginning: Beginning): void => {
    if (beginning.loopCount > loopCount || beginning.events > events) {
      advance(beginning)
      hold(beginning, true)
    } else if (!claimed) {
      const left = beginning.madeAt >= 0 && beginning.madeAt < markedAt
      verdicts.place(beginning.event, 'check', loopCount, left ? 'observed' : 'inferred')
    }
    claimed = true
  }

  const platformTask = (beginning: Beginning): void => {
    const moved = beginning.loopCount > loopCount || beginning.events > events
    advance(beginning)
    claimed = true
    if (!moved && (stage === 'exit' || inTail)) return
    if (stage === 'poll') {
      hold(beginning, true)
      return
    }
    // The platform's tasks run in poll (flush_tasks_), as uv timers (delayed tasks), or after uv_run (DrainTasks).
    const slot = verdicts.place(beginning.event, 'exit', loopCount, 'inferred')
    inTail = true
    tails.push({ slot, event: beginning.event })
  }

  /** Something that was waiting all the time kept uv_run from returning. */
  const settleTails = (beginning: Beginning): void => {
    inTail = false
    tails = tails.filter(({ slot, event }) => {
      if (beginning.madeAt > event) return true
      verdicts.settle(slot, 'timers', 'inferred')
      return false
    })
  }

  const checkMark = (event: number, loopCountSeen: number, eventsSeen: number): number => {
    advance({ loopCount: loopCountSeen, events: eventsSeen })
    for (const { slot, beginning, outsideMacrotasks } of held) {
      // What an error left in the nextTick queue reads the counters as well as a macrotask does; a platform task's
      // reactions are announced by no one.
      const seen = !outsideMacrotasks || beginning.resource === 'TickObject'
      verdicts.settle(slot, afterBatch(beginning), seen ? 'observed' : 'inferred')
    }
    held = []
    stage = 'check'
    claimed = false
    markedAt = event
    return loopCount
  }

  const exit = (event: number): void => {
    inTail = false
    tails = []
    stage = 'exit'
    claimed = true
    verdicts.place(event, 'exit', loopCount, 'observed')
  }

  // The counters tell where the rest of the queues drains.
  const survivedError = (): void => undefined

  return { macrotask, drained, platformTask, checkMark, survivedError, exit }
}

/** Handles whose callbacks come from uv__io_poll alone: `uv__server_io`, `uv__stream_io`, `uv__udp_io`. */
const POLLED: ReadonlySet<string> = new Set([
  ...['TCPSERVERWRAP', 'PIPESERVERWRAP', 'TCPWRAP', 'PIPEWRAP', 'UDPWRAP'],
])

const afterBatch = (beginning: Beginning): Phase => {
  if (beginning.kind === 'streamRequest') return 'pending'
  return beginning.kind === 'signal' ? 'poll' : 'check'
}

/** What Node always answers in a native immediate: c-ares' answers (`QueryWrap::QueueResponseCallback`), writes of TLS streams (`TLSWrap::InvokeQueued`). */
const isNativeImmediate = ({ resource, owner }: Beginning): boolean =>
  resource === 'QUERYWRAP' || (resource === 'WRITEWRAP' && owner === 'TLSWRAP')
