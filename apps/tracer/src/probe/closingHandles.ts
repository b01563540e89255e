import { binding, nodeMajor } from './internals.ts'
import { apply, ownDescriptor, setAdd, setHas, uncurryThis } from './primordials.ts'

/** asyncIds of handles whose `close()` has been called: what calls back for them now may be the close phase. */
const closing = new Set<number>()

type HandleClass = { prototype: { close: (callback?: unknown) => void; getAsyncId: () => number } }

export function isClosing(asyncId: number): boolean {
  return setHas(closing, asyncId)
}

/** Watches HandleWrap.prototype.close, which every libuv handle of Node's inherits. */
export function armClosing(): void {
  // On Node 10 each class has a `close` of its own; there phases are inferred anyway.
  if (nodeMajor < 12) return
  const { Pipe } = binding<{ Pipe: HandleClass }>('pipe_wrap')
  const owner = ownerOf(Pipe.prototype, 'close')
  if (owner === null) return
  const { close } = owner
  // A MessagePort is such a handle too, but its class hides the method: call it as it was.
  const getAsyncId = uncurryThis(Pipe.prototype.getAsyncId)
  owner.close = function watchedClose(this: HandleClass['prototype'], callback?: unknown): void {
    note(this, getAsyncId)
    apply(close, this, arguments.length === 0 ? [] : [callback])
  }
}

function ownerOf(object: HandleClass['prototype'], name: string): HandleClass['prototype'] | null {
  let owner: HandleClass['prototype'] | null = object
  while (owner !== null && ownDescriptor(owner, name) === undefined)
    owner = Object.getPrototypeOf(owner) as HandleClass['prototype'] | null
  return owner
}

function note(
  handle: HandleClass['prototype'],
  getAsyncId: (self: HandleClass['prototype']) => number,
): void {
  try {
    setAdd(closing, getAsyncId(handle))
  } catch (_noAsyncWrap) {
    // Called on something that is no handle: Node's own close answers that.
    return
  }
}
