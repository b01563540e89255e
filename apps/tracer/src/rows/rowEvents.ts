import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { MOST_FRAMES } from './contract/rowLimits.ts'
import type { RowName } from './contract/rowTable.ts'
import { recordedError } from './recordedError.ts'
import type { RowFields } from './rowView.ts'
import { threadsOf } from './threadsOf.ts'

/** Longer ones are no resource's and no target that a person reads: an event that repeats one costs as much every time. */
const MOST_TYPE_CHARACTERS = 64
const MOST_TARGET_CHARACTERS = 512

type EventRowName = Exclude<RowName, 'text' | 'wide' | 'process'>

/** null: the row is part of an event that is not complete. 'impossible': no recorder writes it here. */
type Decoded = TraceEvent | null | 'impossible'

type Options = {
  /** Absolute path of the snippet in its sandbox. */
  readonly mainFile: string
  /** The text that came just before this row, once. */
  readonly takeText: () => string | null
  /** The same as bytes. */
  readonly takeBytes: () => Uint8Array
  /** A piece of a profile has come; `more`: it goes on. */
  readonly profilePiece: (text: string, more: boolean) => void
}

export type RowEvents = {
  /** How many sites have been decoded. */
  readonly sites: number
  /** The bytes of the outputs so far. */
  readonly outputs: Uint8Array[]
  /** `at`: when it happened; `time`: the row's own, us with one decimal. */
  readonly decode: <Name extends EventRowName>(
    name: Name,
    fields: RowFields<Name>,
    at: number,
    time: number,
  ) => Decoded
}

/** What each row means as an event. Nothing in a row is trusted: every event fits the schema of the wire. */
export function createRowEvents({
  mainFile,
  takeText,
  takeBytes,
  profilePiece,
}: Options): RowEvents {
  const outputs: Uint8Array[] = []
  let sites = 0
  let site: EventOf<'site'> | null = null
  let framesLeft = 0
  let listener: EventOf<'site'>['listener']

  const message = (asyncId: number | null, connection: number | null) => ({
    asyncId,
    connection,
    target: takeText()?.slice(0, MOST_TARGET_CHARACTERS) || null,
  })

  const rows: {
    [Name in EventRowName]: (row: RowFields<Name>, at: number, time: number) => Decoded
  } = {
    main: ({ origin }, at) => ({ type: 'main', at, origin }),
    init: ({ asyncId, triggerAsyncId, executionAsyncId, resource, site }, at) =>
      resource === undefined || resource.length > MOST_TYPE_CHARACTERS
        ? 'impossible'
        : { type: 'init', at, asyncId, triggerAsyncId, executionAsyncId, resource, site },
    promise: ({ asyncId, triggerAsyncId, executionAsyncId, parent, site }, at) => ({
      type: 'init',
      at,
      asyncId,
      triggerAsyncId,
      executionAsyncId,
      resource: 'PROMISE',
      site,
      parent,
    }),
    timer: ({ asyncId, delayAsked, delayUsed, repeat }, at, dueAt) => ({
      type: 'timer',
      at,
      asyncId,
      delayAsked: Number.isFinite(delayAsked) ? delayAsked : null,
      delayUsed,
      repeat,
      dueAt,
    }),
    before: ({ asyncId, depth, loopCount, events, closing }, at) => {
      const before: EventOf<'before'> = {
        type: 'before',
        at,
        asyncId,
        depth: Math.max(0, depth),
        loopCount,
        events,
      }
      return closing ? { ...before, destroyed: true } : before
    },
    after: ({ asyncId }, at) => ({ type: 'after', at, asyncId }),
    destroy: ({ asyncId }, at) => ({ type: 'destroy', at, asyncId }),
    resolve: ({ asyncId, state = 'unknown', loose, loopCount, events }, at) =>
      loose
        ? { type: 'promiseResolve', at, asyncId, state, loose, loopCount, events }
        : { type: 'promiseResolve', at, asyncId, state },
    check: ({ loopCount, events, idle }, at) => ({ type: 'check', at, loopCount, events, idle }),
    output: ({ fd, site, loopCount, events, loose }, at) => {
      outputs.push(takeBytes())
      const output: EventOf<'output'> = {
        type: 'output',
        at,
        stream: fd === 2 ? 'stderr' : 'stdout',
        text: takeText() ?? '',
        site,
        observed: true,
      }
      if (loose) return { ...output, loopCount, events, loose }
      return loopCount === null ? output : { ...output, loopCount, events }
    },
    error: ({ kind, asyncId, handled, handledBy = 'listener' }, at) => {
      const error = recordedError(takeText() ?? '', mainFile)
      if (kind === undefined || error === null) return 'impossible'
      const by = handledBy === 'listener' ? {} : { by: handledBy }
      return { type: 'error', at, kind, asyncId, handled, ...by, error }
    },
    beforeExit: ({ code }, at) => ({ type: 'beforeExit', at, code }),
    exit: ({ code, explicit }, at) => ({ type: 'exit', at, code, explicit }),
    end: ({ code }, at) => ({ type: 'end', at, code }),
    truncated: ({ rows }, at) => ({ type: 'truncated', at, rows }),
    site: ({ site: index, api, frames }) => {
      if (index !== sites || frames < 0 || frames > MOST_FRAMES) return 'impossible'
      sites++
      framesLeft = frames
      const begun: EventOf<'site'> = {
        ...{ type: 'site', site: index, api: api ?? null, frames: [] },
        ...(listener === undefined ? {} : { listener }),
      }
      listener = undefined
      if (frames === 0) return begun
      site = begun
      return null
    },
    frame: ({ name = '', file, line, column }) => {
      const whole = site
      whole?.frames.push({ name, file, line, column })
      framesLeft--
      if (framesLeft > 0) return null
      site = null
      return whole
    },
    listener: ({ event = null, file, line, column }) => {
      listener = { event, file, line, column }
      return null
    },
    hold: ({ asyncId, state }, at) =>
      state === undefined ? 'impossible' : { type: 'hold', at, asyncId, state },
    pastCap: ({ turns, nextTicks, microtasks, site }, at) => ({
      type: 'pastCap',
      at,
      turns: Math.max(0, turns),
      nextTicks: Math.max(0, nextTicks),
      microtasks: Math.max(0, microtasks),
      site,
    }),
    listened: (_nothing, at) => ({ type: 'listened', at }),
    poolSize: ({ size }, at) => ({ type: 'poolSize', at, size: threadsOf(size) }),
    poolWork: ({ asyncId }, at) => ({ type: 'poolWork', at, asyncId }),
    stream: ({ stream, name, facts, buffered, site }, at) =>
      stream < 0 || name === undefined
        ? 'impossible'
        : { type: 'stream', at, stream, name, site, facts, buffered: Math.max(0, buffered) },
    streamPipe: ({ from, to }, at) =>
      from < 0 || to < 0 ? 'impossible' : { type: 'streamPipe', at, from, to },
    streamCall: ({ stream, by, call, site }, at) =>
      by === undefined
        ? 'impossible'
        : { type: 'streamWait', at, stream, by, call, site, event: null, line: null, column: null },
    streamListener: ({ stream, event = null, line, column }, at) => ({
      ...{ type: 'streamWait', at, stream, by: 'listener', call: null, site: null },
      ...{ event, line, column },
    }),
    streamAwait: ({ stream }, at) => ({
      ...{ type: 'streamWait', at, stream, by: 'node', call: null, site: null },
      ...{ event: null, line: null, column: null },
    }),
    streamFunction: ({ stream, name, line, column }, at) =>
      stream < 0 || name === undefined
        ? 'impossible'
        : { type: 'streamFunction', at, stream, name, line, column },
    unheard: ({ event, line, column, emitLine, once }, at) =>
      event === undefined || line === null || column === null || emitLine === null
        ? 'impossible'
        : { type: 'unheard', at, event, line, column, emitLine, once },
    request: ({ request, side, asyncId, connection, site }, at) =>
      request < 0 || side === undefined
        ? 'impossible'
        : { type: 'request', at, request, side, ...message(asyncId, connection), site },
    requestMoment: ({ request, moment, status, asyncId, connection }, at) =>
      request < 0 || moment === undefined
        ? 'impossible'
        : {
            ...{ type: 'requestMoment', at, request, moment, status: status > 0 ? status : null },
            ...message(asyncId, connection),
          },
    samples: ({ more }) => {
      profilePiece(takeText() ?? '', more)
      return null
    },
  }

  return {
    get sites() {
      return sites
    },
    outputs,
    decode: (name, fields, at, time) =>
      framesLeft > 0 === (name === 'frame') ? rows[name](fields, at, time) : 'impossible',
  }
}
