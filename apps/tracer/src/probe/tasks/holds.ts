import { ROWS } from '../../rows/contract/rowTable.ts'
import { HOLD_STATES } from '../../rows/contract/rowWords.ts'
import { impersonate } from '../hide/impersonate.ts'
import { binding, internalModule, nodeMajor } from '../internals.ts'
import {
  apply,
  defineProperty,
  mapGet,
  mapSet,
  ownDescriptor,
  uncurryThis,
} from '../primordials.ts'
import { recording, row } from '../rowWriter.ts'
import { HANDLE_CLASSES } from './handleClasses.ts'
import { ownerOf } from './ownerOf.ts'
import { drainSettled } from './settling.ts'

/** What the row of a `hold` says of a handle, timer or worker. */
export const UNREF = HOLD_STATES.indexOf('unref')
const REF = HOLD_STATES.indexOf('ref')
export const CLOSED = HOLD_STATES.indexOf('closed')

/** The last that was said of each, so that only changes make rows: http refs and unrefs a socket with every request. */
const said = new Map<number, number>()

/** Notes whether a thing may keep the loop alive from now on. */
export function noteHold(asyncId: number, state: number): void {
  if (!recording() || mapGet(said, asyncId) === state) return
  mapSet(said, asyncId, state)
  drainSettled()
  row(ROWS.hold, asyncId, state)
}

type Owner = Record<string, unknown>
type IdOf = (self: object) => number | undefined
type HandleClass = { prototype: Owner & { getAsyncId: () => number } }

/**
 * Watches `ref` and `unref` of libuv's handles, of timers and of workers. A MessagePort has copies of its own, where
 * Node has made them already, and a Worker's are no handle's.
 */
export function armHolds(): void {
  const seen = new Set<object>()
  for (const [name, type] of HANDLE_CLASSES)
    watchClass(binding<Record<string, HandleClass | undefined>>(name)[type], seen)
  if (nodeMajor < 12) return
  watchClass(binding<{ MessagePort?: HandleClass }>('messaging').MessagePort, seen)
  watchClass(binding<{ Worker?: HandleClass }>('worker').Worker, seen)
  watchTimers()
}

function watchClass(handleClass: HandleClass | undefined, seen: Set<object>): void {
  if (handleClass === undefined) return
  const { prototype } = handleClass
  const own = binding<{ Pipe: HandleClass }>('pipe_wrap').Pipe.prototype.getAsyncId
  const getAsyncId = uncurryThis(prototype.getAsyncId ?? own) as (self: object) => number
  const idOf: IdOf = (self) => {
    try {
      return getAsyncId(self)
    } catch (_noAsyncWrap) {
      // Called on something that is no handle: Node's own method answers that.
      return undefined
    }
  }
  for (const name of ['ref', 'unref']) {
    const owner = ownerOf<Owner>(prototype, name)
    if (owner === null) continue
    if (name === 'unref' && seen.has(owner)) continue
    if (name === 'ref' && seen.has(owner)) return
    watch(owner, name, idOf)
    if (name === 'unref') seen.add(owner)
  }
}

type TimersInside = {
  Timeout?: { prototype: Owner }
  /** Timers keep their id, and whether they keep the loop alive, under symbols of their own. */
  async_id_symbol?: symbol
  kRefed?: symbol
}

const timers = nodeMajor < 12 ? undefined : internalModule<TimersInside>('internal/timers')
const refed = timers?.kRefed

/** Of a Timeout that has just been made: whether Node made it as one that keeps nothing alive (setUnrefTimeout). */
export function isMadeUnref(timeout: object): boolean {
  return refed !== undefined && (timeout as Record<symbol, unknown>)[refed] === false
}

function watchTimers(): void {
  const prototype = timers?.Timeout?.prototype
  const symbol = timers?.async_id_symbol
  if (prototype === undefined || symbol === undefined) return
  const idOf: IdOf = (self) => (self as Record<symbol, number | undefined>)[symbol]
  for (const name of ['ref', 'unref']) watch(prototype, name, idOf)
}

function watch(owner: Owner, name: string, idOf: IdOf): void {
  const original = owner[name] as (...args: unknown[]) => unknown
  const state = name === 'ref' ? REF : UNREF
  const watched = {
    method(this: object, ...args: unknown[]): unknown {
      const result = apply(original, this, args)
      const asyncId = idOf(this)
      if (typeof asyncId === 'number' && asyncId > 0) noteHold(asyncId, state)
      return result
    },
  }
  defineProperty(owner, name, {
    ...ownDescriptor(owner, name),
    value: impersonate(watched.method, original),
  })
}
