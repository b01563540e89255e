import type { RunEvent } from '../../wire/runEvent.ts'
import type { RunOutcome } from '../../wire/runOutcome.ts'
import type { EventOf } from '../../wire/traceEvent.ts'
import { createLive, type Live } from '../ends/live.ts'
import type {
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
import type { DraftCallback } from './draftCallback.ts'
import type { DraftOperation } from './draftOperation.ts'

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
