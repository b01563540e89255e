import type { EventOf, StackFrame, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { recordedError } from './recordedError.ts'
import {
  ERROR_KINDS,
  REQUEST_MOMENTS,
  REQUEST_SIDES,
  ROW,
  STREAM_FACTS,
  STREAM_WAITERS,
  TAKERS,
} from './rowKind.ts'
import { type Row, type RowItem, RowReader } from './rowReader.ts'
import { threadsOf } from './threadsOf.ts'

const NO_BYTES = new Uint8Array(0)
/** Names that a recording may hold at most, and characters of each: an event that repeats one costs as much every time. */
const MOST_TEXTS = 50_000
const MOST_TYPE_CHARACTERS = 64
const MOST_NAME_CHARACTERS = 256
const MOST_TARGET_CHARACTERS = 512
/** Rows besides those that the recorder counts: strings, sites, output. */
const UNCOUNTED_ROWS = 100_000
const MOST_FRAMES = 16
const HOLDS = ['unref', 'ref', 'closed'] as const
const STATES = ['pending', 'fulfilled', 'rejected', 'unknown'] as const

/**
 * Rows -> events. The rows come from a stranger's process: whatever they hold, nothing is thrown, every event fits the
 * schema of the wire, and time never runs backwards. After the first impossible row `broken` is true and the rest is
 * dropped.
 */
export class RowDecoder {
  #reader = new RowReader()
  #texts = new Map<number, string>()
  #nextText: string | null = null
  #nextBytes: Uint8Array = NO_BYTES
  #outputs: Uint8Array[] = []
  #site: EventOf<'site'> | null = null
  #listener: EventOf<'site'>['listener']
  #framesLeft = 0
  #sites = 0
  #at = 0
  #broken = false
  #items = 0
  #full = false
  #mainFile: string
  /** Rows and strings that a recording may have, those that the recorder does not count among them. */
  readonly mostItems: number
  /** process.versions.uv, once the first row has come. */
  libuv: string | null = null
  /** Whether the loop's counters can be read, once the first row has come. */
  counters: boolean | null = null

  /** `mainFile`: absolute path of the snippet in its sandbox. `maxRows`: what the recorder was told to count up to. */
  constructor(mainFile: string, maxRows: number) {
    this.#mainFile = mainFile
    this.mostItems = 2 * maxRows + UNCOUNTED_ROWS
  }

  get broken(): boolean {
    return this.#broken || this.#reader.broken
  }

  /** Whether it is broken because more came than `mostItems`: outputs and errors have no cap in the recorder. */
  get full(): boolean {
    return this.#full
  }

  /** The events that these bytes complete, in order. */
  push(chunk: Uint8Array): TraceEvent[] {
    const events: TraceEvent[] = []
    for (const item of this.#reader.push(chunk)) {
      if (++this.#items > this.mostItems) {
        this.#full = true
        this.#break()
      }
      if (this.#broken) break
      const event = this.#decode(item)
      if (event !== null) events.push(event)
    }
    return events
  }

  /** The bytes of the `output` events since the last call, one entry each: their text may not tell them apart. */
  takeOutputs(): Uint8Array[] {
    return this.#outputs.splice(0)
  }

  #decode(item: RowItem): TraceEvent | null {
    if (item.type === 'text') {
      if (item.id === 0) {
        this.#nextText = item.text
        this.#nextBytes = item.bytes
      } else if (this.#texts.size < MOST_TEXTS)
        this.#texts.set(item.id, item.text.slice(0, MOST_NAME_CHARACTERS))
      else return this.#break()
      return null
    }
    const { row } = item
    if (this.#framesLeft > 0 !== (row.kind === ROW.frame)) return this.#break()
    if (row.kind === ROW.timer) return this.#timer(row)
    if (!isTime(row.time)) return this.#break()
    if (row.time > this.#at) this.#at = Math.round(row.time * 10) / 10
    return this.#event(row, this.#at)
  }

  #event(row: Row, at: number): TraceEvent | null {
    switch (row.kind) {
      case ROW.main:
        this.libuv = this.#texts.get(row.a) ?? ''
        this.counters = row.b === 1
        return { type: 'main', at }
      case ROW.init:
        return this.#init(row, at)
      case ROW.promise:
        return { ...this.#made(row, at, 'PROMISE'), parent: row.d === 0 ? null : row.d }
      case ROW.before: {
        const before: EventOf<'before'> = {
          type: 'before',
          at,
          asyncId: row.a,
          depth: Math.max(0, row.b),
          loopCount: count(row.c),
          events: count(row.d),
        }
        return row.e === 1 ? { ...before, destroyed: true } : before
      }
      case ROW.after:
        return { type: 'after', at, asyncId: row.a }
      case ROW.destroy:
        return { type: 'destroy', at, asyncId: row.a }
      case ROW.resolve: {
        const state = STATES[row.b] ?? 'unknown'
        const settled = { type: 'promiseResolve', at, asyncId: row.a, state } as const
        if (row.e !== 1) return settled
        return { ...settled, loose: true, loopCount: count(row.c), events: count(row.d) }
      }
      case ROW.check:
        return {
          type: 'check',
          at,
          loopCount: count(row.a),
          events: count(row.b),
          idle: count(row.c),
        }
      case ROW.output: {
        this.#outputs.push(this.#nextText === null ? NO_BYTES : this.#nextBytes)
        const output = {
          type: 'output',
          at,
          stream: row.a === 2 ? 'stderr' : 'stdout',
          text: this.#takeText() ?? '',
          site: this.#siteOf(row.b),
          observed: true,
        } as const
        const counted = { ...output, loopCount: count(row.c), events: count(row.d) }
        if (row.e === 1) return { ...counted, loose: true }
        return row.c < 0 ? output : counted
      }
      case ROW.error:
        return this.#error(row, at)
      case ROW.beforeExit:
        return { type: 'beforeExit', at, code: row.a }
      case ROW.exit:
        return { type: 'exit', at, code: row.a, explicit: row.b === 1 }
      case ROW.end:
        return { type: 'end', at, code: row.a }
      case ROW.truncated:
        return { type: 'truncated', at, rows: row.a }
      case ROW.listener:
        this.#listener = {
          event: this.#texts.get(row.a) ?? null,
          file: this.#fileOf(row.b),
          line: row.c > 0 ? row.c : null,
          column: row.d > 0 ? row.d : null,
        }
        return null
      case ROW.hold: {
        const state = HOLDS[row.b]
        return state === undefined ? this.#break() : { type: 'hold', at, asyncId: row.a, state }
      }
      case ROW.listened:
        return { type: 'listened', at }
      case ROW.pastCap:
        return {
          type: 'pastCap',
          at,
          turns: Math.max(0, row.a),
          nextTicks: Math.max(0, row.b),
          microtasks: Math.max(0, row.c),
          site: this.#siteOf(row.d),
        }
      case ROW.poolSize:
        return { type: 'poolSize', at, size: threadsOf(row.a < 0 ? null : this.#texts.get(row.a)) }
      case ROW.poolWork:
        return { type: 'poolWork', at, asyncId: row.a }
      case ROW.stream:
        return this.#stream(row, at)
      case ROW.streamPipe:
        if (row.a < 0 || row.b < 0) return this.#break()
        return { type: 'streamPipe', at, from: row.a, to: row.b }
      case ROW.streamWait:
        return this.#streamWait(row, at)
      case ROW.streamFunction: {
        const name = this.#texts.get(row.b)
        if (row.a < 0 || name === undefined) return this.#break()
        return { type: 'streamFunction', at, stream: row.a, name, ...placeOf(row.c, row.d) }
      }
      case ROW.unheard: {
        const event = this.#texts.get(row.a)
        if (event === undefined || row.b < 1 || row.c < 1 || row.d < 1) return this.#break()
        const [line, column, emitLine] = [row.b, row.c, row.d]
        return { type: 'unheard', at, event, line, column, emitLine, once: row.e === 1 }
      }
      case ROW.request: {
        const side = REQUEST_SIDES[row.b]
        if (row.a < 0 || side === undefined) return this.#break()
        const { asyncId, connection, target } = this.#message(row.c, row.d)
        const site = this.#siteOf(row.e)
        return { type: 'request', at, request: row.a, side, asyncId, connection, target, site }
      }
      case ROW.requestMoment: {
        const moment = REQUEST_MOMENTS[row.b]
        if (row.a < 0 || moment === undefined) return this.#break()
        const status = row.c > 0 ? row.c : null
        const known = this.#message(row.d, row.e)
        return { type: 'requestMoment', at, request: row.a, moment, status, ...known }
      }
      case ROW.site:
        return this.#beginSite(row)
      case ROW.frame:
        return this.#frame(row)
      default:
        return this.#break()
    }
  }

  #init(row: Row, at: number): TraceEvent | null {
    const resource = this.#texts.get(row.d)
    if (resource === undefined || resource.length > MOST_TYPE_CHARACTERS) return this.#break()
    return this.#made(row, at, resource)
  }

  #made(row: Row, at: number, resource: string): EventOf<'init'> {
    return {
      type: 'init',
      at,
      asyncId: row.a,
      triggerAsyncId: row.b,
      executionAsyncId: row.c,
      resource,
      site: this.#siteOf(row.e),
    }
  }

  /** The row's time is the due time; it happened when the row before it did. */
  #timer(row: Row): TraceEvent | null {
    if (!isTime(row.time)) return this.#break()
    const asked = new DataView(Int32Array.of(row.b, row.c).buffer).getFloat64(0, true)
    return {
      type: 'timer',
      at: this.#at,
      asyncId: row.a,
      delayAsked: Number.isFinite(asked) ? asked : null,
      delayUsed: row.d,
      repeat: row.e === 1,
      dueAt: Math.round(row.time * 10) / 10,
    }
  }

  #error(row: Row, at: number): TraceEvent | null {
    const kind = ERROR_KINDS[row.a]
    const error = recordedError(this.#takeText() ?? '', this.#mainFile)
    if (kind === undefined || error === null) return this.#break()
    const taker = TAKERS[row.d] ?? 'listener'
    return {
      type: 'error',
      at,
      kind,
      asyncId: row.b === 0 ? null : row.b,
      handled: row.c === 1,
      ...(taker === 'listener' ? {} : { by: taker }),
      error,
    }
  }

  #stream(row: Row, at: number): TraceEvent | null {
    const name = this.#texts.get(row.b)
    if (row.a < 0 || name === undefined) return this.#break()
    const facts = STREAM_FACTS.filter((_, i) => (row.c & (1 << i)) !== 0)
    const buffered = Math.max(0, row.d)
    return { type: 'stream', at, stream: row.a, name, site: this.#siteOf(row.e), facts, buffered }
  }

  #streamWait(row: Row, at: number): TraceEvent | null {
    const by = STREAM_WAITERS[row.b]
    if (by === undefined) return this.#break()
    const isCall = by === 'pipeline' || by === 'finished'
    return {
      type: 'streamWait',
      at,
      stream: row.a < 0 ? null : row.a,
      by,
      call: isCall ? count(row.c) : null,
      site: isCall ? this.#siteOf(row.d) : null,
      event: by === 'listener' ? (this.#texts.get(row.c) ?? null) : null,
      ...(by === 'listener' ? placeOf(row.d, row.e) : { line: null, column: null }),
    }
  }

  #message(asyncId: number, connection: number) {
    return {
      asyncId: asyncId === 0 ? null : asyncId,
      connection: connection === 0 ? null : connection,
      target: this.#takeText()?.slice(0, MOST_TARGET_CHARACTERS) || null,
    }
  }

  #beginSite(row: Row): TraceEvent | null {
    if (row.a !== this.#sites || row.c < 0 || row.c > MOST_FRAMES) return this.#break()
    this.#sites++
    this.#framesLeft = row.c
    const site: EventOf<'site'> = {
      type: 'site',
      site: row.a,
      api: this.#texts.get(row.b) ?? null,
      frames: [],
      ...(this.#listener === undefined ? {} : { listener: this.#listener }),
    }
    this.#listener = undefined
    if (row.c === 0) return site
    this.#site = site
    return null
  }

  #frame(row: Row): TraceEvent | null {
    const site = this.#site
    const frame: StackFrame = {
      name: this.#texts.get(row.a) ?? '',
      file: this.#fileOf(row.b),
      line: row.c,
      column: row.d,
    }
    site?.frames.push(frame)
    this.#framesLeft--
    if (this.#framesLeft > 0) return null
    this.#site = null
    return site
  }

  #fileOf(text: number): string | null {
    return text < 0 ? null : (this.#texts.get(text) ?? '')
  }

  #siteOf(index: number): number | null {
    return index >= 0 && index < this.#sites ? index : null
  }

  #takeText(): string | null {
    const text = this.#nextText
    this.#nextText = null
    return text
  }

  #break(): null {
    this.#broken = true
    return null
  }
}

/** us; a longest delay of 2^31 ms from now is well inside. */
function isTime(value: number): boolean {
  return Math.abs(value) < 1e14
}

function placeOf(line: number, column: number): { line: number | null; column: number | null } {
  return { line: line > 0 ? line : null, column: column > 0 ? column : null }
}

function count(value: number): number | null {
  return value < 0 ? null : value
}
