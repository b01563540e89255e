import { z } from 'zod'
import { runOutcomeSchema } from './runOutcome.ts'

/**
 * The recording: one line of NDJSON per event, in the order in which things happened in the snippet's process.
 * Events are raw observations. What they mean (phases, queues, who waits) is worked out by `timeline/`, so that
 * an old recording gains whenever the rule improves.
 *
 * Ids: `asyncId` is Node's own, except for promises on Node >= 16: there the recorder follows promises through
 * V8's promise hooks, Node gives them no id, and the recorder counts them -1, -2, -3, ...
 * Id 1 is the main module, 0 is "outside of any callback".
 */

/** Version of the recording format. Raise it when an old reader would misread a new line; versions/migrations.ts says what goes with it. */
export const TRACE_VERSION = 1

/** Microseconds since the recorder handed over to the main module; fractions are kept to 0.1 us. */
const at = z.number()
const asyncId = z.number().int()
/** Index into the `site` events of this recording, or null when no frame of the user's was on the stack. */
const site = z.number().int().nonnegative().nullable()

/** One stack frame. `line` and `column` count from 1. `file` is null for the snippet's own main file. */
export const frameSchema = z.object({
  name: z.string(),
  file: z.string().nullable(),
  line: z.number().int(),
  column: z.number().int(),
})

/**
 * What a stream may be said to be. 'unread': no one listens for its data, and it is piped nowhere; 'paused': the same after
 * `pause` or `unpipe`. 'full': its read buffer has reached its high water mark. 'ended': its source has said so, by pushing null.
 * 'reading': it has asked its source, which has given nothing since. 'ending': `end` has been called. 'writing': a chunk is being
 * written. 'pipedInto': another stream is piped into it. 'transforms': what is written to it is read from it.
 */
export const streamFacts = [
  'readable',
  'writable',
  'endEmitted',
  'finished',
  'destroyed',
  'unread',
  'paused',
  'ended',
  'reading',
  'full',
  'pipedInto',
  'ending',
  'writing',
  'corked',
  'transforms',
] as const

/**
 * What became of an HTTP request. 'ended': `end` was called on what the snippet writes, the answer to an incoming request or an
 * outgoing one's own body. 'sent': it was given its connection. 'responded': the head of its answer was read; 'completed': the
 * whole of it. 'failed': fetch gave it up. The last four are told of requests that the snippet sends.
 */
export const requestMoments = ['ended', 'sent', 'responded', 'completed', 'failed'] as const

/** A listener of the user's. `file` as in a frame; `line` and `column` count from 1. */
export const listenerSchema = z.object({
  event: z.string().nullable(),
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
})

/** What is known of an error at the moment it was seen. `line`/`column`: the innermost frame of the snippet. */
export const errorSchema = z.object({
  name: z.string(),
  message: z.string(),
  stack: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  /** An emitter threw it: its 'error' event had no listener. Older recordings do not tell, nor does Node 10. */
  unheard: z.literal(true).optional(),
})

export const runEventSchema = z.object({
  type: z.literal('run'),
  v: z.literal(TRACE_VERSION),
  runId: z.string(),
  /** Full version, "24.21.0". */
  node: z.string(),
  module: z.enum(['commonjs', 'module', 'typescript']),
  libuv: z.string(),
  sandbox: z.enum(['bubblewrap', 'none']),
  /** ISO 8601, the service's clock. */
  startedAt: z.string(),
  /** Absolute path of the main file inside the sandbox. */
  file: z.string(),
  /** The process that is recorded, by its own word: its id in its sandbox, and which of its threads; 0 is the main thread. */
  pid: z.number().int().optional(),
  thread: z.number().int().optional(),
  /** Whether this Node has loop counters (uvMetricsInfo), so that phases can be observed. */
  counters: z.boolean(),
  threadPoolSize: z.number().int(),
  /** Started from the warm pool, or cold. */
  warm: z.boolean(),
  /**
   * What the recorder can tell; absent: 1. From 2 on it tells of `ref` and `unref` (`hold`), goes on counting past the cap
   * (`pastCap`), and a killed run's rows are complete up to the loop's last sleep. From 3 on it tells of HTTP requests.
   */
  recorder: z.number().int().optional(),
  /** The program, where the recording is a file of its own. */
  source: z.string().optional(),
  /** False for a run without the recorder (fidelity): only output and outcome follow. */
  recorded: z.boolean(),
  limits: z.object({
    wallMs: z.number(),
    cpuMs: z.number(),
    heapMb: z.number(),
    outputBytes: z.number(),
    rows: z.number(),
  }),
})

export const traceEventSchema = z.discriminatedUnion('type', [
  runEventSchema,
  /**
   * The main module is about to be loaded; nothing of the user's has run. `origin`: the recording's 0 on the monotonic
   * clock of the machine, us.
   */
  z.object({ type: z.literal('main'), at, origin: z.number().int().optional() }),
  /** A stack, interned. `api`: name of the Node function that the innermost user frame had called, e.g. "readFile". */
  z.object({
    type: z.literal('site'),
    site: z.number().int().nonnegative(),
    api: z.string().nullable(),
    frames: z.array(frameSchema),
    /**
     * Where the outermost of the user's frames is a listener that an emitter of Node's called: for which event, as Node's
     * own source names it (null where it does not), and where the listener begins (null before Node 14).
     */
    listener: listenerSchema.optional(),
  }),
  /** An async resource was made (async_hooks `init`). `resource` is Node's type name: Timeout, TickObject, PROMISE... */
  z.object({
    type: z.literal('init'),
    at,
    asyncId,
    triggerAsyncId: asyncId,
    /** Whose callback was running, by the recorder's own stack; 1 in main. */
    executionAsyncId: asyncId,
    resource: z.string(),
    site,
    /** PROMISE only: the promise whose settling runs this one's reaction; null for `new Promise` and the like. */
    parent: asyncId.nullable().optional(),
  }),
  /**
   * Details of a Timeout, right after its `init`; again when it is re-armed by `refresh()`.
   * `delayAsked` is the argument of setTimeout/setInterval as given: a number, or null where it was left out or is
   * not a number ("asked" in ms; NaN, Infinity and numbers below 1 or above 2^31-1 are what Node clamps).
   * `delayUsed`: ms that Node uses. `dueAt`: us on the recording's clock, from the loop's own idea of now.
   */
  z.object({
    type: z.literal('timer'),
    at,
    asyncId,
    delayAsked: z.number().nullable(),
    delayUsed: z.number(),
    repeat: z.boolean(),
    dueAt: z.number(),
  }),
  /**
   * A callback begins (async_hooks or promise hook `before`). The counters of libuv's loop (uv_metrics_info) are read
   * when nothing else was on the recorder's stack, else null; null too where Node has none.
   * `depth`: how many callbacks were on the recorder's stack before this one: 0 = called by the loop or by a drain.
   */
  z.object({
    type: z.literal('before'),
    at,
    asyncId,
    depth: z.number().int().nonnegative(),
    loopCount: z.number().int().nullable(),
    events: z.number().int().nullable(),
    /** The handle whose callback this is (for a request: the handle it belongs to) has been closed by JavaScript. */
    destroyed: z.boolean().optional(),
  }),
  z.object({ type: z.literal('after'), at, asyncId }),
  /** Timers, immediates and nextTicks: at once when cleared or done. Others: when Node says so, maybe never. */
  z.object({ type: z.literal('destroy'), at, asyncId }),
  /**
   * A promise was resolved or rejected. `state` is its state just after: 'pending' means locked in to another promise,
   * 'unknown' that this Node does not tell which of the three (Node < 16, and loose ones).
   * `loose`: it arrived in a V8 platform task, outside of every callback;
   * then the counters are read.
   */
  z.object({
    type: z.literal('promiseResolve'),
    at,
    asyncId,
    state: z.enum(['fulfilled', 'rejected', 'pending', 'unknown']),
    loose: z.boolean().optional(),
    loopCount: z.number().int().nullable().optional(),
    events: z.number().int().nullable().optional(),
  }),
  /** The check phase began: once per turn (twice when an immediate threw). `idle`: us spent asleep in poll since start. */
  z.object({
    type: z.literal('check'),
    at,
    loopCount: z.number().int().nullable(),
    events: z.number().int().nullable(),
    idle: z.number().nullable(),
  }),
  /**
   * Bytes written to stdout or stderr, one event per write. Text is UTF-8 with invalid bytes replaced.
   * `observed` is false for bytes that reached the pipe without passing the recorder (native code, a crash message);
   * they are placed by their position in the stream.
   * `loose`: written by a V8 platform task (FinalizationRegistry), outside of every callback; then the counters are read.
   * They are also read where native code has called JavaScript without a callback scope (the progress of a SQLite backup).
   */
  z.object({
    type: z.literal('output'),
    at,
    stream: z.enum(['stdout', 'stderr']),
    text: z.string(),
    site,
    observed: z.boolean(),
    loose: z.boolean().optional(),
    loopCount: z.number().int().nullable().optional(),
    events: z.number().int().nullable().optional(),
  }),
  /**
   * The decisive moment of an error. `uncaughtException`: nothing caught it, Node decides now (`handled`: a listener
   * took it). `unhandledRejection`: the promise was still without a handler when its drain ended.
   * `rejectionHandled`: it got one later. `asyncId`: the promise's; 1 for the one that Node has of the main module, which
   * its entry point waits for.
   */
  z.object({
    type: z.literal('error'),
    at,
    kind: z.enum(['uncaughtException', 'unhandledRejection', 'rejectionHandled']),
    asyncId: asyncId.nullable(),
    handled: z.boolean(),
    /** Who took it where that is no listener of the process: a domain, or what setUncaughtExceptionCaptureCallback set. */
    by: z.enum(['domain', 'captureCallback']).optional(),
    error: errorSchema,
  }),
  /**
   * libuv's thread pool was given work for the first time, and has this many threads: another number than the header's,
   * as the snippet had set UV_THREADPOOL_SIZE by then.
   */
  z.object({ type: z.literal('poolSize'), at, size: z.number().int().positive() }),
  /** A zlib stream, whose `init` came long before, hands a piece of work to the thread pool; its next `before` ends it. */
  z.object({ type: z.literal('poolWork'), at, asyncId }),
  /** The loop has died (uv_run returned); 'beforeExit' handlers run next. */
  z.object({ type: z.literal('beforeExit'), at, code: z.number().int() }),
  /** 'exit' handlers run next: after the loop died, or because of process.exit() inside a callback. */
  z.object({ type: z.literal('exit'), at, code: z.number().int(), explicit: z.boolean() }),
  /** The recorder wrote its last row: the process is about to end by itself with this code. */
  z.object({ type: z.literal('end'), at, code: z.number().int() }),
  /** The cap on rows was reached: the run goes on, but nothing more is recorded except output and errors. */
  z.object({ type: z.literal('truncated'), at, rows: z.number().int() }),
  /**
   * Whether a handle, timer or worker may keep the loop alive from now on. Absent: as Node makes such things, a timer or
   * server may, a MessagePort may not. Not told of timers on Node 10.
   */
  z.object({
    type: z.literal('hold'),
    at,
    asyncId,
    state: z.enum(['unref', 'ref', 'closed']),
  }),
  /** The listeners that the last `beforeExit` or handled `error` told of have returned. */
  z.object({ type: z.literal('listened'), at }),
  /**
   * After `truncated`, some twenty times a second while JavaScript runs. `turns`: of the loop since `truncated`; `nextTicks`,
   * `microtasks`: queued since the last of these turns began (or since `truncated`), promises counted as microtasks.
   * `site`: of the last of them.
   */
  z.object({
    type: z.literal('pastCap'),
    at,
    turns: z.number().int().nonnegative(),
    nextTicks: z.number().int().nonnegative(),
    microtasks: z.number().int().nonnegative(),
    site,
  }),
  /**
   * A stream of the snippet's that was not over when the loop died; just before `exit`, and of the first 200 streams only.
   * `stream`: counts from 0. `name`: its class. `site`: where it was made. `facts`: see `streamFacts`. `buffered`: what waits
   * to be read, in bytes or objects.
   */
  z.object({
    type: z.literal('stream'),
    at,
    stream: z.number().int().nonnegative(),
    name: z.string(),
    site,
    facts: z.array(z.enum(streamFacts)),
    buffered: z.number().int().nonnegative(),
  }),
  /** One such stream is piped into another. */
  z.object({
    type: z.literal('streamPipe'),
    at,
    from: z.number().int().nonnegative(),
    to: z.number().int().nonnegative(),
  }),
  /**
   * Somebody waited for such a stream. 'pipeline', 'finished': the callback of that call of the snippet's, `call` (from 0), made at
   * `site`, had not come; one event per stream of it, and one without a stream where its first is not told. 'listener': one of the snippet's for an `event` that
   * had not come; `line` and `column` are where it begins. 'node': Node itself, for an await of the snippet's.
   */
  z.object({
    type: z.literal('streamWait'),
    at,
    stream: z.number().int().nonnegative().nullable(),
    by: z.enum(['pipeline', 'finished', 'listener', 'node']),
    call: z.number().int().nonnegative().nullable(),
    site,
    event: z.string().nullable(),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
  }),
  /**
   * A function of the snippet's that such a stream had called and that had not answered: 'read' had pushed nothing since, the others
   * ('write', 'writev', 'final', 'transform', 'flush') had not called their callback. `line`: where it begins.
   */
  z.object({
    type: z.literal('streamFunction'),
    at,
    stream: z.number().int().nonnegative(),
    name: z.string(),
    line: z.number().int().nullable(),
    column: z.number().int().nullable(),
  }),
  /**
   * A listener of the snippet's for an `event` of an emitter of its own that was never called; just before `exit`. `once`: it was
   * still there, else its text would have printed. By the text the event's only `emit` is on `emitLine` and ran before.
   */
  z.object({
    type: z.literal('unheard'),
    at,
    event: z.string(),
    line: z.number().int(),
    column: z.number().int(),
    emitLine: z.number().int(),
    once: z.boolean(),
  }),
  /**
   * An HTTP request, numbered from 0. 'incoming': a server of the snippet's has read its head and calls the 'request' listeners
   * next. 'outgoing': `http.request` or the like makes it, at `site`; 'fetch': fetch does. `asyncId`: of what reads its messages from
   * the connection, one for all requests of a kept connection of a server. `target`: "GET /slow", as far as it is known.
   */
  z.object({
    type: z.literal('request'),
    at,
    request: z.number().int().nonnegative(),
    side: z.enum(['incoming', 'outgoing', 'fetch']),
    asyncId: asyncId.nullable(),
    connection: asyncId.nullable(),
    target: z.string().nullable(),
    site,
  }),
  /** See `requestMoments`. What is null is not told here; it may have been before. */
  z.object({
    type: z.literal('requestMoment'),
    at,
    request: z.number().int().nonnegative(),
    moment: z.enum(requestMoments),
    status: z.number().int().nullable(),
    asyncId: asyncId.nullable(),
    connection: asyncId.nullable(),
    target: z.string().nullable(),
  }),
  /** Last line. `events`: how many lines came before it, the header included. */
  z.object({
    type: z.literal('outcome'),
    outcome: runOutcomeSchema,
    node: z.string(),
    sandbox: z.enum(['bubblewrap', 'none']),
    events: z.number().int().nonnegative(),
    truncated: z.boolean(),
  }),
])

export type TraceEvent = z.infer<typeof traceEventSchema>
export type RunEvent = z.infer<typeof runEventSchema>
export type Listener = z.infer<typeof listenerSchema>
export type StackFrame = z.infer<typeof frameSchema>
export type RecordedError = z.infer<typeof errorSchema>
/** The event of one type: `EventOf<'init'>`. */
export type EventOf<T extends TraceEvent['type']> = Extract<TraceEvent, { type: T }>
