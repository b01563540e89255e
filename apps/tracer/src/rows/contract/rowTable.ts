import { field, shape, word, words } from './rowShape.ts'
import {
  ERROR_HANDLERS,
  ERROR_KINDS,
  HOLD_STATES,
  PROMISE_STATES,
  REQUEST_MOMENTS,
  REQUEST_SIDES,
  STREAM_FACTS,
  STREAM_WAITERS,
} from './rowWords.ts'

/**
 * The rows that the recorder, inside the snippet's process, appends to ROWS_FD, and that `RowDecoder` reads: the one
 * place where a row's number and fields are said. Both sides take their types from here, so that a field that only one of
 * them knows does not compile.
 *
 * A row is ROW_BYTES bytes, little endian: a float64 (us on the recording's clock), then six int32: the kind and five
 * slots. The first row is `process`. Strings come as `text` rows before the first row that names them. An integer beyond
 * 31 bits has its high half in a `wide` row just before. Each thread of a process would write rows of its own, which begin
 * with a `process` row that names it.
 */
export const ROW_BYTES = 32

/** Raise it whenever a number or a field below changes its meaning: a decoder refuses rows of another version. */
export const ROW_VERSION = 1

export const ROWS = {
  /** The string itself follows: ceil(bytes / 32) rows of raw bytes, zero-padded. `text` 0 belongs to the row that follows. */
  text: shape(1, field('text', 'integer'), field('bytes', 'integer')),
  /** The high halves of the slots of the row that follows; its own slots are the low halves, unsigned. */
  wide: shape(
    34,
    field('first', 'integer'),
    field('second', 'integer'),
    field('third', 'integer'),
    field('fourth', 'integer'),
    field('fifth', 'integer'),
  ),
  /**
   * The first row, written before the process has a job. Text 0 before it: process.versions.uv. `thread`: 0 is the main
   * thread. `counters`: the loop's counters can be read.
   */
  process: shape(
    33,
    field('version', 'integer'),
    field('pid', 'integer'),
    field('thread', 'integer'),
    field('counters', 'flag'),
  ),
  /** Nothing of the snippet's has run. `origin`: the recording's 0 on the system's monotonic clock, us. */
  main: shape(2, field('origin', 'integer')),
  init: shape(
    3,
    field('asyncId', 'id'),
    field('triggerAsyncId', 'id'),
    field('executionAsyncId', 'id'),
    field('resource', 'text'),
    field('site', 'site'),
  ),
  /** The init of a promise. */
  promise: shape(
    4,
    field('asyncId', 'id'),
    field('triggerAsyncId', 'id'),
    field('executionAsyncId', 'id'),
    field('parent', 'idOrNone'),
    field('site', 'site'),
  ),
  /** Follows the init of a Timeout; its time is the due time. */
  timer: shape(
    5,
    field('asyncId', 'id'),
    field('delayAsked', 'float'),
    field('delayUsed', 'integer'),
    field('repeat', 'flag'),
  ),
  /** `closing`: its handle is being closed. */
  before: shape(
    6,
    field('asyncId', 'id'),
    field('depth', 'integer'),
    field('loopCount', 'count'),
    field('events', 'count'),
    field('closing', 'flag'),
  ),
  after: shape(7, field('asyncId', 'id')),
  destroy: shape(8, field('asyncId', 'id')),
  resolve: shape(
    9,
    field('asyncId', 'id'),
    word('state', PROMISE_STATES),
    field('loopCount', 'count'),
    field('events', 'count'),
    field('loose', 'flag'),
  ),
  /** `idle`: us. */
  check: shape(10, field('loopCount', 'count'), field('events', 'count'), field('idle', 'count')),
  /** Text 0 before it: what was written. */
  output: shape(
    11,
    field('fd', 'integer'),
    field('site', 'site'),
    field('loopCount', 'count'),
    field('events', 'count'),
    field('loose', 'flag'),
  ),
  /** Text 0 before it: the error as JSON. */
  error: shape(
    12,
    word('kind', ERROR_KINDS),
    field('asyncId', 'idOrNone'),
    field('handled', 'flag'),
    word('handledBy', ERROR_HANDLERS),
  ),
  beforeExit: shape(13, field('code', 'integer')),
  /** `explicit`: process.exit() was called. */
  exit: shape(14, field('code', 'integer'), field('explicit', 'flag')),
  end: shape(15, field('code', 'integer')),
  /** `rows`: as many have been recorded. */
  truncated: shape(16, field('rows', 'integer')),
  /** So many `frame` rows follow. */
  site: shape(17, field('site', 'integer'), field('api', 'text'), field('frames', 'integer')),
  frame: shape(
    18,
    field('name', 'text'),
    field('file', 'file'),
    field('line', 'integer'),
    field('column', 'integer'),
  ),
  /** A handle, timer or worker. */
  hold: shape(20, field('asyncId', 'id'), word('state', HOLD_STATES)),
  /** After `truncated`, now and then: turns begun since, and nextTicks and microtasks queued in this turn. */
  pastCap: shape(
    21,
    field('turns', 'integer'),
    field('nextTicks', 'integer'),
    field('microtasks', 'integer'),
    field('site', 'site'),
  ),
  /** The listeners of 'beforeExit', or of an error, have returned. */
  listened: shape(22),
  /** The thread pool begins with another UV_THREADPOOL_SIZE than the snippet did; no text: not set. */
  poolSize: shape(23, field('size', 'text')),
  /** A zlib stream hands a piece of work to the thread pool. */
  poolWork: shape(24, field('asyncId', 'id')),
  /** Of the site that follows: its outermost frame is a listener, which begins there. */
  listener: shape(
    25,
    field('event', 'text'),
    field('file', 'file'),
    field('line', 'place'),
    field('column', 'place'),
  ),
  /** A stream of the snippet's when the loop died, numbered from 0. `buffered`: length of its read buffer. */
  stream: shape(
    26,
    field('stream', 'integer'),
    field('name', 'text'),
    words('facts', STREAM_FACTS),
    field('buffered', 'integer'),
    field('site', 'site'),
  ),
  streamPipe: shape(27, field('from', 'integer'), field('to', 'integer')),
  /** The snippet's call number `call` waits for a stream. No stream: the first that it was given is none of them. */
  streamCall: shape(
    28,
    field('stream', 'count'),
    word('by', STREAM_WAITERS),
    field('call', 'count'),
    field('site', 'site'),
  ),
  /** A listener of the snippet's waits for a stream's event. */
  streamListener: shape(
    35,
    field('stream', 'count'),
    field('event', 'text'),
    field('line', 'place'),
    field('column', 'place'),
  ),
  /** Node itself waits for a stream, for an await of the snippet's. */
  streamAwait: shape(36, field('stream', 'count')),
  /** A function of the snippet's for a stream has not answered. */
  streamFunction: shape(
    29,
    field('stream', 'integer'),
    field('name', 'text'),
    field('line', 'place'),
    field('column', 'place'),
  ),
  /** A listener of the snippet's that was never called; `emitLine`: of the event's only emit, which came before it. */
  unheard: shape(
    30,
    field('event', 'text'),
    field('line', 'place'),
    field('column', 'place'),
    field('emitLine', 'place'),
    field('once', 'flag'),
  ),
  /** Text 0 before it: method and target, as far as known. An HTTP request, numbered from 0. */
  request: shape(
    31,
    field('request', 'integer'),
    word('side', REQUEST_SIDES),
    field('asyncId', 'idOrNone'),
    field('connection', 'idOrNone'),
    field('site', 'site'),
  ),
  /** Text 0 before it where more is known now. `status` 0: none. */
  requestMoment: shape(
    32,
    field('request', 'integer'),
    word('moment', REQUEST_MOMENTS),
    field('status', 'integer'),
    field('asyncId', 'idOrNone'),
    field('connection', 'idOrNone'),
  ),
  /** Text 0 before it: a piece of what V8's profiler answered. `more`: the next such row has the rest. */
  samples: shape(37, field('more', 'flag')),
}

export type RowName = keyof typeof ROWS
