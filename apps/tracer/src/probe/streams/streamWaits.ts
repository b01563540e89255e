import { types } from 'util'
import { impersonate } from '../hide/impersonate.ts'
import { applyWithRoom } from '../hide/impersonatorStacks.ts'
import { isArray, ownDescriptor } from '../primordials.ts'
import { recording } from '../rowWriter.ts'
import { captureSite, newLook } from '../stacks/sites.ts'
import { mayBeUsers } from '../stacks/usersFunctions.ts'
import { type Held, hold } from '../tasks/weakHold.ts'

/**
 * Calls of stream.pipeline and stream.finished whose callback has not come. The callback that Node gets is an impersonator, which
 * notes that it has come: nothing in the streams themselves tells of it.
 */
export type StreamCall = {
  readonly by: 'pipeline' | 'finished'
  readonly site: number
  /** What it was given before the callback, as far as those are objects. */
  readonly given: readonly (Held | null)[]
}

/** So many are waited for at a time, and of each so many streams are kept. */
const MOST = 100
const GIVEN = 8
const pending: (StreamCall | null)[] = new Array(MOST).fill(null)
const look = newLook()

const { isProxy } = types
type Callback = (this: unknown, ...args: unknown[]) => unknown

export function armStreamWaits(): void {
  const stream = require('stream') as unknown as Record<StreamCall['by'], Callback>
  const { pipeline, finished } = stream
  const watched = {
    pipeline(this: unknown, ...args: unknown[]): unknown {
      const slot = watchLast(args, 'pipeline', watched.pipeline)
      return slot < 0
        ? applyWithRoom(2, pipeline, this, args)
        : applyWatched(slot, pipeline, this, args)
    },
    finished(this: unknown, ...args: unknown[]): unknown {
      const slot = watchLast(args, 'finished', watched.finished)
      if (slot < 0) return applyWithRoom(2, finished, this, args)
      const stop = applyWatched(slot, finished, this, args)
      return typeof stop !== 'function' ? stop : letGo(slot, stop as Callback)
    },
  }
  stream.pipeline = impersonate(watched.pipeline, pipeline)
  stream.finished = impersonate(watched.finished, finished)
}

/** What was refused calls no one back. */
function applyWatched(slot: number, original: Callback, self: unknown, args: unknown[]): unknown {
  let refused = true
  try {
    const result = applyWithRoom(3, original, self, args)
    refused = false
    return result
  } finally {
    if (refused) pending[slot] = null
  }
}

/** The calls whose callback has not come. */
export function forStreamCalls(see: (call: StreamCall) => void): void {
  for (let i = 0; i < MOST; i++) {
    const call = pending[i]
    if (call !== null && call !== undefined) see(call)
  }
}

/** Puts an impersonator where the callback is, and says in which slot the call waits; -1: it is not watched. */
function watchLast(args: unknown[], by: StreamCall['by'], below: Callback): number {
  const last = args.length - 1
  const callback = args[last]
  if (last < 1 || !recording() || !mayBeUsers(callback)) return -1
  const slot = freeSlot()
  if (slot < 0) return -1
  pending[slot] = { by, site: captureSite(below, look), given: holdGiven(args, last) }
  args[last] = letGo(slot, callback as Callback)
  return slot
}

/** An impersonator for a function that ends the wait when it is called. */
function letGo(slot: number, original: Callback): Callback {
  const call = pending[slot]
  const impersonator = {
    called(this: unknown, ...args: unknown[]): unknown {
      if (pending[slot] === call) pending[slot] = null
      return applyWithRoom(2, original, this, args)
    },
  }
  return impersonate(impersonator.called, original)
}

function freeSlot(): number {
  for (let i = 0; i < MOST; i++) if (pending[i] === null) return i
  return -1
}

/** Of the arguments before the callback: streams may come as one list of them. */
function holdGiven(args: unknown[], last: number): (Held | null)[] {
  const held = new Array(GIVEN).fill(null) as (Held | null)[]
  const first = args[0]
  const list = last === 1 && isArray(first) && !isProxy(first) ? (first as unknown[]) : args
  const end = list === args ? last : list.length
  for (let i = 0; i < end && i < GIVEN; i++) {
    const one = list === args ? args[i] : ownDescriptor(list, i)?.value
    if (typeof one === 'object' && one !== null) held[i] = hold(one as object)
  }
  return held
}
