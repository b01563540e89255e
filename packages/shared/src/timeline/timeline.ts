import type { RunEvent } from '../wire/runEvent.ts'
import type { RunOutcome } from '../wire/runOutcome.ts'
import type { Listener, StackFrame } from '../wire/stackFrame.ts'
import type { EventOf, RecordedError } from '../wire/traceEvent.ts'
import type { Evidence, Phase, Queue } from './phase.ts'
import type { SourcePlace } from './sourcePlace.ts'

/**
 * What the events mean. Built once by `buildTimeline(events)`, never changed, plain data.
 * Indices (`CallbackIndex`, `OperationIndex`, ...) point into the arrays of the same Timeline.
 * Times are microseconds on the recording's clock.
 */
export type Timeline = {
  readonly run: RunEvent | null
  readonly outcome: RunOutcome | null
  /** That the process was seen to exit; null: not yet, or it was killed. */
  readonly exit: Exit | null
  /** Why a run that was ended from outside had not ended by itself: sentences of `stopReason`. null: not known, or it had. */
  readonly stopReason: string | null
  readonly truncated: boolean
  /** Index of the event after which only output and errors were recorded; null: everything was. */
  readonly truncatedEvent: number | null
  readonly ticks: readonly Tick[]
  readonly visits: readonly PhaseVisit[]
  readonly callbacks: readonly Callback[]
  readonly operations: readonly Operation[]
  readonly outputs: readonly Output[]
  readonly errors: readonly ErrorMoment[]
  readonly sites: readonly Site[]
  /** Threads of libuv's pool. */
  readonly poolSize: number
  /** Each piece of work that a zlib stream handed to it, in order; none in recordings that do not tell. */
  readonly poolWorks: readonly PoolWork[]
  /** What the recording tells of the snippet's streams that were not over when the loop died, in order. */
  readonly streamsLeft: readonly StreamEvent[]
  /** Each `ref`, `unref` and closing of a thing that may keep the loop alive, in order; none in recordings that do not tell. */
  readonly holds: readonly HoldChange[]
  /** Listeners that came after the only emit of their event. */
  readonly unheard: readonly UnheardListener[]
  /** HTTP requests by their numbers; none in recordings that do not tell (`recorder` below 3). */
  readonly requests: readonly HttpRequest[]
  /** The moments the cursor can rest at, in order; cursor c is steps[c]. Never empty: step 0 is "main begins". */
  readonly steps: readonly Step[]
  /** Where each of the user's operations was, and from which step to which; in order of `from`. */
  readonly queueSpans: readonly QueueSpan[]
  /** Events that were internal to Node and got no step of their own. */
  readonly hiddenEvents: number
  readonly lastAt: number
}

export type CallbackIndex = number
export type OperationIndex = number
export type StepIndex = number

/** `explicit`: by process.exit(), as opposed to a loop with nothing left to do, or an error. */
export type Exit = {
  readonly at: number
  readonly code: number
  readonly explicit: boolean
  /** The handlers of 'exit'. */
  readonly callback: CallbackIndex
}

export type UnheardListener = EventOf<'unheard'>
export type StreamEvent = EventOf<'stream' | 'streamPipe' | 'streamWait' | 'streamFunction'>

/** `at`: us. */
export type PoolWork = { readonly operation: OperationIndex; readonly at: number }

/** Whether an operation may keep the loop alive from `at` on, us. */
export type HoldChange = {
  readonly operation: OperationIndex
  readonly at: number
  readonly state: 'unref' | 'ref' | 'closed'
}

/** An HTTP request as the recording tells of it; what that means is worked out by `requests/`. Times in us. */
export type HttpRequest = {
  readonly side: EventOf<'request'>['side']
  /** "GET /slow"; null: never told. */
  readonly target: string | null
  readonly at: number
  /** The innermost callback at that moment: of an incoming request, the one that has read its head. */
  readonly callback: CallbackIndex | null
  /** Where the snippet asked for it; null for incoming ones and where it is not known. Index into `sites`. */
  readonly site: number | null
  /** What reads its messages, and the connection; of the same timeline. */
  readonly message: OperationIndex | null
  readonly connection: OperationIndex | null
  readonly status: number | null
  readonly moments: readonly RequestMoment[]
}

export type RequestMoment = {
  readonly moment: EventOf<'requestMoment'>['moment']
  readonly at: number
  readonly callback: CallbackIndex | null
}

/** `listener`: the outermost frame is one, as of the event. */
export type Site = {
  readonly api: string | null
  readonly frames: readonly StackFrame[]
  readonly listener?: Listener | undefined
}

/** One turn of the loop. Turn 0 is main and, on Node >= 20, the entry timers pass. */
export type Tick = {
  readonly tick: number
  readonly startAt: number
  readonly endAt: number
  /** Asleep in poll during this turn, us; null where Node does not tell. */
  readonly idle: number | null
  readonly visits: readonly number[]
}

/** A visit to one phase in which at least one callback ran, or which was observed to begin (check). */
export type PhaseVisit = {
  readonly phase: Phase
  readonly tick: number
  readonly evidence: Evidence
  readonly startAt: number
  readonly endAt: number
  readonly callbacks: readonly CallbackIndex[]
}

/**
 * One run of JavaScript by the loop or by a drain.
 * macrotask: called by a phase. nextTick, microtask: drained after `parent`. nested: began while `parent` was running.
 */
export type Callback = {
  readonly index: CallbackIndex
  readonly kind: 'main' | 'macrotask' | 'nextTick' | 'microtask' | 'nested' | 'exit'
  readonly asyncId: number
  readonly operation: OperationIndex | null
  readonly phase: Phase
  readonly queue: Queue | null
  readonly tick: number
  readonly evidence: Evidence
  readonly visit: number
  readonly parent: CallbackIndex | null
  readonly startAt: number
  /** null: it never returned. */
  readonly endAt: number | null
  /** Node's own work: no function of the user's ran in it. */
  readonly internal: boolean
  readonly label: string
  /**
   * What Node called in it, as far as that is known. 'function': what the user passed to the call of `label`. 'listener':
   * one of the user's. 'nothing': no function is passed to that call (AbortSignal.timeout, timers/promises). 'unknown':
   * code of the user's, or none, and which is not known.
   */
  readonly calls: 'function' | 'listener' | 'nothing' | 'unknown'
  /** The event whose listener was seen to run in it, as Node names it; null: none was, or Node does not name it. */
  readonly event: string | null
  /** Where the user's function stands or was handed over, 1-based; null if unknown or in another file. */
  readonly line: number | null
  /** The same in another file than the snippet's: "dep.js:4". */
  readonly elsewhere: string | null
}

/** A thing that was scheduled once and runs zero or more callbacks. Node's internal requests belong to their `group`. */
export type Operation = {
  readonly index: OperationIndex
  readonly asyncId: number
  readonly resource: string
  /** What the user called: "setTimeout", "readFile", "Promise.then"; Node's type name where unknown. */
  readonly label: string
  readonly kind: OperationKind
  readonly site: number | null
  /** In the snippet's own file; null if unknown or in another file. */
  readonly line: number | null
  /** The same in another file than the snippet's: "dep.js:4". */
  readonly elsewhere: string | null
  readonly internal: boolean
  /** The user's operation that this internal one serves; itself for the user's own. null: serves none. */
  readonly group: OperationIndex | null
  readonly scheduledBy: CallbackIndex | null
  readonly scheduledAt: number
  readonly scheduledStep: StepIndex
  /** When it could first run. null: unknown (I/O before its callback) or never. */
  readonly readyAt: number | null
  readonly dueAt: number | null
  readonly delayAsked: number | null
  readonly delayUsed: number | null
  readonly repeat: boolean
  readonly parent: OperationIndex | null
  readonly runs: readonly CallbackIndex[]
  /** Cleared, destroyed or finished; null: still there at the end. */
  readonly doneAt: number | null
  readonly cancelled: boolean
  readonly promiseState: 'pending' | 'fulfilled' | 'rejected' | null
}

export type OperationKind =
  | 'timer'
  | 'immediate'
  | 'nextTick'
  | 'microtask'
  | 'promise'
  | 'threadPool'
  | 'request'
  | 'handle'
  | 'other'

export type Output = {
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
  readonly at: number
  readonly phase: Phase
  readonly queue: Queue | null
  readonly tick: number
  readonly evidence: Evidence
  /** In the snippet's own file; null if unknown or in another file. */
  readonly line: number | null
  /** The same in another file than the snippet's: "dep.js:4". */
  readonly elsewhere: string | null
  readonly callback: CallbackIndex | null
  readonly step: StepIndex
  /** Who called the logger that wrote it; absent where it is no logger's. */
  readonly caller?: LogCaller
}

/** `logger`: name of the program's own function that wrote. */
export type LogCaller = SourcePlace & { readonly logger: string }

export type ErrorMoment = {
  readonly kind: 'uncaughtException' | 'unhandledRejection' | 'rejectionHandled'
  readonly at: number
  readonly handled: boolean
  /** Who took it; null: no one did. */
  readonly handledBy: 'listener' | 'domain' | 'captureCallback' | null
  readonly error: RecordedError
  /** Node's own promise of the main module was rejected: no one but Node could have handled it. */
  readonly isMainModules: boolean
  /** The promise that was rejected, where the recording tells of it. */
  readonly promise: OperationIndex | null
  readonly callback: CallbackIndex | null
  readonly step: StepIndex
}

/**
 * One operation in one place, at the cursors from <= c < to. An operation is in at most one place at a time:
 * 'inFlight' until it can run, the queue of that name from then on, 'running' while a callback of it is on the stack.
 */
export type QueueSpan = {
  readonly entry: QueueEntry
  readonly place: Place
  readonly from: StepIndex
  readonly to: StepIndex
}

/** What a view shows of a waiting thing; the same object in every frame of one queue span. */
export type QueueEntry = {
  readonly operation: OperationIndex
  readonly label: string
  readonly line: number | null
  /** Where `line` is null because it stands in another file: "dep.js:4". */
  readonly elsewhere: string | null
  readonly state: 'waiting' | 'ready' | 'running'
  /** us; timers only. */
  readonly dueAt: number | null
}

export type Place = 'inFlight' | 'timers' | 'check' | 'nextTick' | 'microtask' | 'running'

/** A moment the cursor can rest at. The frame at a step shows the state just AFTER it happened. */
export type Step = {
  readonly at: number
  /** Index into the recording's events. */
  readonly event: number
  readonly type:
    | 'main'
    | 'schedule'
    | 'ready'
    | 'run'
    | 'return'
    | 'output'
    | 'settle'
    | 'cancel'
    | 'phase'
    | 'error'
    | 'exit'
    | 'end'
  readonly callback: CallbackIndex | null
  readonly operation: OperationIndex | null
  readonly phase: Phase
  readonly tick: number
  /** The user's line that is running or ran last. */
  readonly line: number | null
  /** The stack at this moment where it is known: of 'schedule' and 'output'. Index into `sites`. */
  readonly site: number | null
  /** 'phase' only: us that poll slept before anything happened; null where it did not, or Node does not tell. */
  readonly asleep: number | null
}
