import { ROWS } from '../../rows/contract/rowTable.ts'
import { notePoolUse } from '../clock/poolSize.ts'
import { impersonate } from '../hide/impersonate.ts'
import {
  apply,
  defineProperty,
  descriptor,
  ownDescriptor,
  prototypeOf,
  weakGet,
  weakSet,
} from '../primordials.ts'
import { recording, row } from '../rowWriter.ts'

type Write = (this: object, ...args: unknown[]) => unknown
type Handle = { getAsyncId: () => number }

/** The classes that are watched: Zlib, BrotliEncoder, BrotliDecoder and the like. */
const watched = new WeakMap<object, true>()

/**
 * Sees each piece of work that a zlib stream hands to the thread pool: `write` of its handle (CompressionStream::Write in
 * src/node_zlib.cc). Its resource is made long before, and lives on between two pieces. `handle` is the first, or a later
 * one, of its class: a snippet without zlib does not pay for it.
 */
export function watchZlib(handle: object): void {
  const prototype = prototypeOf(handle)
  if (prototype === null || weakGet(watched, prototype) === true) return
  weakSet(watched, prototype, true)
  const own = ownDescriptor(prototype, 'write')
  const idOf = (prototype as Partial<Handle>).getAsyncId
  if (typeof own?.value !== 'function' || typeof idOf !== 'function') return
  const original = own.value as Write
  const seen = {
    write(this: object, ...args: unknown[]): unknown {
      if (recording()) {
        notePoolUse()
        row(ROWS.poolWork, apply(idOf, this, []) as number)
      }
      return apply(original, this, args)
    },
  }
  const value = impersonate(seen.write, original)
  defineProperty(prototype, 'write', descriptor({ ...own, value }))
}
