import { z } from 'zod'
import { asyncId, at, site } from './eventFields.ts'
import { requestEvents } from './requestEvents.ts'
import { runEventSchema } from './runEvent.ts'
import { runOutcomeSchema } from './runOutcome.ts'
import { frameSchema, listenerSchema } from './stackFrame.ts'
import { streamEvents } from './streamEvents.ts'

/**
 * The recording: one line of NDJSON per event, in the order in which things happened in the snippet's process.
 * Events are raw observations. What they mean (phases, queues, who waits) is worked out by `timeline/`, so that
 * an old recording gains whenever the rule improves.
 *
 * Ids: `asyncId` is Node's own, except for promises on Node >= 16: there the recorder follows promises through
 * V8's promise hooks, Node gives them no id, and the recorder counts them -1, -2, -3, ...
 * Id 1 is the main module, 0 is "outside of any callback".
 */

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
  ...streamEvents,
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
  ...requestEvents,
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
export type RecordedError = z.infer<typeof errorSchema>
/** The event of one type: `EventOf<'init'>`. */
export type EventOf<T extends TraceEvent['type']> = Extract<TraceEvent, { type: T }>
