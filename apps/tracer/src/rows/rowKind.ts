/**
 * The recorder's rows: what the snippet's process appends to file descriptor 4, read by `decodeRows.ts`.
 *
 * A row is 32 bytes, little endian: one float64 (us on the recording's clock), then six int32: kind, a, b, c, d, e.
 * Strings come as TEXT rows before the first row that names them. The process is a stranger's: the decoder trusts
 * nothing here.
 */
export const ROW_BYTES = 32

export const ROW = {
  /** a: text id (0: for the row that follows), b: bytes; then ceil(b / 32) rows of raw bytes, zero-padded. */
  text: 1,
  /** a: process.versions.uv as text, b: 1 if the loop's counters can be read. */
  main: 2,
  /** a: asyncId, b: triggerAsyncId, c: executionAsyncId, d: type as text, e: site or -1. */
  init: 3,
  /** A promise. a: asyncId, b: triggerAsyncId, c: executionAsyncId, d: parent's asyncId or 0, e: site or -1. */
  promise: 4,
  /** Follows the init of a Timeout; the float64 is its due time. a: asyncId, b, c: delay asked as float64, d: delay used, e: 1 repeats. */
  timer: 5,
  /** a: asyncId, b: depth, c: loopCount, d: events (-1: not read), e: 1 its handle is being closed. */
  before: 6,
  /** a: asyncId. */
  after: 7,
  /** a: asyncId. */
  destroy: 8,
  /** a: asyncId, b: 0 pending 1 fulfilled 2 rejected 3 not known, c: loopCount, d: events, e: 1 loose. */
  resolve: 9,
  /** a: loopCount, b: events, c: idle us or -1. */
  check: 10,
  /** Text 0 comes before it. a: file descriptor (1, 2), b: site or -1, c: loopCount, d: events (-1: not read), e: 1 loose. */
  output: 11,
  /** Text 0 comes before it: the error as JSON. a: index of ERROR_KINDS, b: asyncId or 0, c: 1 handled, d: index of TAKERS. */
  error: 12,
  /** a: exit code. */
  beforeExit: 13,
  /** a: exit code, b: 1 process.exit() was called. */
  exit: 14,
  /** a: exit code. */
  end: 15,
  /** a: rows recorded. */
  truncated: 16,
  /** a: site, b: api as text or -1, c: how many frame rows follow. */
  site: 17,
  /** a: function's name as text, b: file as text or -1 for the main file, c: line, d: column. */
  frame: 18,
  /** Of the site that follows: the outermost frame is a listener. a: event as text or -1, b: file as text or -1 for the main file, c: line where it begins or 0, d: column. */
  listener: 25,
  /** A handle, timer or worker. a: asyncId, b: 0 unref'd, 1 ref'd, 2 its close was asked for. */
  hold: 20,
  /** After `truncated`, now and then. a: turns begun since, b, c: nextTicks and microtasks queued in this turn, d: site of the last or -1. */
  pastCap: 21,
  /** The listeners of 'beforeExit', or of an error, have returned. */
  listened: 22,
  /** The thread pool begins with another UV_THREADPOOL_SIZE than the snippet did. a: its value as text, or -1: not set. */
  poolSize: 23,
  /** A zlib stream hands a piece of work to the thread pool. a: asyncId. */
  poolWork: 24,
  /** A stream of the snippet's when the loop died. a: its number, from 0, b: class as text, c: bits by STREAM_FACTS, d: length of its read buffer, e: site or -1. */
  stream: 26,
  /** A stream is piped into another. a: number, b: the other's. */
  streamPipe: 27,
  /** Somebody waits for a stream. a: number or -1 (also where the first that it was given is none of them), b: index of STREAM_WAITERS, c: which call, or event as text, d: site of the call or line of the listener, e: its column. */
  streamWait: 28,
  /** A function of the snippet's for a stream has not answered. a: number, b: its name as text, c: line where it begins or 0, d: column. */
  streamFunction: 29,
  /** A listener of the snippet's that was never called. a: event as text, b: line where it begins, c: column, d: line of the event's only emit, which came before, e: 1 added by `once`. */
  unheard: 30,
  /** Text 0 comes before it: method and target, as far as known. An HTTP request. a: its number, from 0, b: index of REQUEST_SIDES, c: asyncId of its message or 0, d: of its connection or 0, e: site or -1. */
  request: 31,
  /** Text 0 comes before it where more is known now. a: number, b: index of REQUEST_MOMENTS, c: status or 0, d: asyncId of its message or 0, e: of its connection or 0. */
  requestMoment: 32,
} as const

export const ERROR_KINDS = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'] as const

/** Who took an error that nothing caught. */
export const TAKERS = ['listener', 'domain', 'captureCallback'] as const

/** What is known of a stream, by bits from the lowest on; what each means is said where events are (`streamFacts`). */
export const STREAM_FACTS = [
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

/** Who waits for a stream. */
export const STREAM_WAITERS = ['pipeline', 'finished', 'listener', 'node'] as const

/** Who a request came from, and by what it was sent. */
export const REQUEST_SIDES = ['incoming', 'outgoing', 'fetch'] as const

/** What became of a request; what each means is said where events are (`requestMoments`). */
export const REQUEST_MOMENTS = ['ended', 'sent', 'responded', 'completed', 'failed'] as const
