import { impersonate } from '../hide/impersonate.ts'
import { binding } from '../internals.ts'
import { apply, setAdd, setHas, uncurryThis } from '../primordials.ts'
import { HANDLE_CLASSES } from '../tasks/handleClasses.ts'
import { CLOSED, noteHold } from '../tasks/holds.ts'
import { ownerOf } from '../tasks/ownerOf.ts'

/** asyncIds of handles whose `close()` has been called: what calls back for them now may be the close phase. */
const closing = new Set<number>()

type HandleClass = { prototype: { close: (callback?: unknown) => void; getAsyncId: () => number } }

export function isClosing(asyncId: number): boolean {
  return setHas(closing, asyncId)
}

/** Watches the close of every libuv handle of Node's. */
export function armClosing(): void {
  const watched = new Set<object>()
  for (const [name, type] of HANDLE_CLASSES) {
    const handleClass = binding<Record<string, HandleClass | undefined>>(name)[type]
    if (handleClass === undefined) continue
    const owner = ownerOf(handleClass.prototype, 'close')
    if (owner === null || watched.has(owner)) continue
    watched.add(owner)
    watchClose(owner, uncurryThis(handleClass.prototype.getAsyncId))
  }
}

/** `getAsyncId` comes by itself: a MessagePort is such a handle too, but its class hides the method. */
function watchClose(
  owner: HandleClass['prototype'],
  getAsyncId: (self: HandleClass['prototype']) => number,
): void {
  const { close } = owner
  const watched = {
    close(this: HandleClass['prototype'], ...args: unknown[]): void {
      note(this, getAsyncId)
      apply(close, this, args)
    },
  }
  owner.close = impersonate(watched.close, close)
}

function note(
  handle: HandleClass['prototype'],
  getAsyncId: (self: HandleClass['prototype']) => number,
): void {
  try {
    const asyncId = getAsyncId(handle)
    setAdd(closing, asyncId)
    noteHold(asyncId, CLOSED)
  } catch (_noAsyncWrap) {
    // Called on something that is no handle: Node's own close answers that.
    return
  }
}
