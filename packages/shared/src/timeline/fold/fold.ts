import type { RunEvent } from '../../wire/runEvent.ts'
import type { RunOutcome } from '../../wire/runOutcome.ts'
import type { Listener } from '../../wire/stackFrame.ts'
import type { EventOf } from '../../wire/traceEvent.ts'
import { createLive, type Live } from '../ends/live.ts'
import type { Queue } from '../phase.ts'
import type {
  Callback,
  CallbackIndex,
  HoldChange,
  HttpRequest,
  OperationIndex,
  OperationKind,
  PoolWork,
  Site,
  StreamEvent,
  UnheardListener,
} from '../timeline.ts'

/** A callback while its recording is still being read. */
export type DraftCallback = {
  readonly index: CallbackIndex
  readonly kind: Callback['kind']
  readonly asyncId: number
  /** The resource whose `before` this was; not yet the user's operation that it serves. */
  readonly operation: OperationIndex | null
  readonly queue: Queue | null
  /** Of a nested callback, what it began in; of a drained one, what it drained after. */
  readonly parent: CallbackIndex | null
  readonly startEvent: number
  readonly startAt: number
  endAt: number | null
  /** When something was last seen to happen in it; what an error left has no other end. */
  seenAt: number
  /** Something of the user's was seen to happen in it. */
  user: boolean
  /** The listener that was seen first in it; null: other code was. undefined: nothing yet. */
  listener: Listener | null | undefined
  /** An error that nothing caught left it: it ended without returning. */
  threw: boolean
  /** It is on the recorder's own stack: main and the handlers of 'exit' are not. */
  readonly counted: boolean
}

export type DraftOperation = {
  readonly index: OperationIndex
  readonly asyncId: number
  readonly resource: string
  readonly kind: OperationKind
  readonly site: number | null
  readonly scheduledBy: CallbackIndex | null
  readonly scheduledEvent: number
  readonly scheduledAt: number
  readonly parent: OperationIndex | null
  /** The operation of the user's call; itself when it is that. */
  group: OperationIndex | null
  /** Of the head of a group that no call of the user's heads: whose callback made it. */
  origin: OperationIndex | null
  /** Asked for by name: setTimeout, nextTick, then, await ... */
  primary: boolean
  readyAt: number | null
  /** The event that put it into its queue. */
  readyEvent: number | null
  dueAt: number | null
  delayAsked: number | null
  delayUsed: number | null
  repeat: boolean
  readonly runs: CallbackIndex[]
  /** When its last run returned. */
  lastReturn: number | null
  doneAt: number | null
  cancelled: boolean
  /** A handle that JavaScript has closed; its close callback may not have come. */
  closing: boolean
  /** A handle whose close callback has come. */
  closed: boolean
  promiseState: 'pending' | 'fulfilled' | 'rejected' | null
  /** Resolved at least once; a lock-in that Node did not name counts until the next resolve. */
  settled: boolean
  /** A promise whose job waits in the microtask queue, as opposed to one that only holds a value. */
  reaction: boolean
  /** Reactions that wait for this promise. */
  waiters: OperationIndex[] | null
}

/** What happened, in order, with ids already resolved; which of it is shown is decided when the steps are made. */
export type Mark = {
  readonly type:
    | 'main'
    | 'init'
    | 'armed'
    | 'run'
    | 'return'
    | 'settle'
    | 'destroy'
    | 'output'
    | 'error'
    | 'check'
    | 'beforeExit'
    | 'exit'
    | 'end'
  readonly event: number
  readonly at: number
  /** The innermost callback at that moment; of 'run' and 'return' the one that began or ended. */
  readonly callback: CallbackIndex | null
  /** 'init', 'armed', 'settle', 'destroy': the operation. 'output', 'error': index into the fold's list of those. 'check': the turn. */
  readonly subject: number | null
  /** 'armed': the new due time. 'check': us asleep since the last one. 'beforeExit', 'exit': the code. */
  readonly value: number | null
}

/** State of reading a recording; grows by `applyEvent` and is never rewound. */
export type Fold = {
  events: number
  run: RunEvent | null
  outcome: RunOutcome | null
  truncated: boolean
  /** Index of the event after which only output and errors were recorded. */
  truncatedEvent: number | null
  ended: boolean
  /** A queueMicrotask callback has returned, and nothing has happened since; null: it is not so. */
  returned: CallbackIndex | null
  /** Threads of libuv's pool, where they are not as many as the header says. */
  poolSize: number | null
  readonly poolWorks: PoolWork[]
  readonly streamsLeft: StreamEvent[]
  readonly holds: HoldChange[]
  readonly unheard: UnheardListener[]
  readonly requests: HttpRequest[]
  /** Code of the user's was seen to run in main. */
  mainActed: boolean
  exit: { readonly event: EventOf<'exit'>; readonly callback: CallbackIndex } | null
  lastAt: number
  idle: number | null
  /** What the recording says of the process's state at its last event. */
  readonly live: Live
  readonly sites: Site[]
  /** By site: the first site with the same frames and api. Node may call the same hook from several of its own lines. */
  readonly places: number[]
  readonly placeBySite: Map<string, number>
  readonly callbacks: DraftCallback[]
  readonly operations: DraftOperation[]
  readonly byAsyncId: Map<number, OperationIndex>
  readonly kinds: Map<string, OperationKind>
  readonly marks: Mark[]
  readonly outputs: EventOf<'output'>[]
  readonly errors: EventOf<'error'>[]
  /** Open callbacks, innermost last. */
  readonly open: CallbackIndex[]
  /** The callback that the loop called last: what drains now belongs to it. */
  root: CallbackIndex | null
  /** The user's call that is making resources right now, see groupOperations. */
  call: Call | null
}

export type Call = {
  readonly place: number
  readonly callback: CallbackIndex | null
  head: OperationIndex | null
  readonly members: OperationIndex[]
}

export function createFold(): Fold {
  return {
    events: 0,
    run: null,
    outcome: null,
    truncated: false,
    truncatedEvent: null,
    ended: false,
    returned: null,
    poolSize: null,
    poolWorks: [],
    streamsLeft: [],
    holds: [],
    unheard: [],
    requests: [],
    mainActed: false,
    exit: null,
    lastAt: 0,
    idle: null,
    live: createLive(),
    sites: [],
    places: [],
    placeBySite: new Map(),
    callbacks: [],
    operations: [],
    byAsyncId: new Map(),
    kinds: new Map(),
    marks: [],
    outputs: [],
    errors: [],
    open: [],
    root: null,
    call: null,
  }
}
