import { binding, nodeMajor } from './internals.ts'
import { apply, ownDescriptor, setAdd, setHas } from './primordials.ts'

/** asyncIds of handles whose `close()` has been called: what calls back for them now may be the close phase. */
const closing = new Set<number>()

type HandleClass = { prototype: { close: (callback?: unknown) => void; getAsyncId: () => number } }

export function isClosing(asyncId: number): boolean {
  return setHas(closing, asyncId)
}

/** Watches HandleWrap.prototype.close, which every libuv handle of Node's inherits. */
export function armClosing(): void {
  const { Pipe } = binding<{ Pipe: HandleClass }>('pipe_wrap')
  // On Node 10 each class has a `close` of its own; there phases are inferred anyway.
  if (nodeMajor < 12) return
  let owner = Pipe.prototype
  while (ownDescriptor(owner, 'close') === undefined) {
    owner = Object.getPrototypeOf(owner) as HandleClass['prototype']
    if (owner === null) return
  }
  const { close } = owner
  owner.close = function watchedClose(this: HandleClass['prototype'], callback?: unknown): void {
    const asyncId = this.getAsyncId()
    if (asyncId > 0) setAdd(closing, asyncId)
    apply(close, this, arguments.length === 0 ? [] : [callback])
  }
}
