import { uncurryThis } from '../primordials.ts'

/** An object that is remembered; it can be collected as without us, where this Node has a way to do so (from 14.6 on). */
export type Held = { readonly by: object }

type Reference = new (target: object) => { deref: () => object | undefined }
const WeakReference = (global as unknown as { WeakRef?: Reference }).WeakRef
type Deref = (self: object) => object | undefined
const deref: Deref | null =
  WeakReference === undefined
    ? null
    : (uncurryThis(WeakReference.prototype.deref as () => object | undefined) as unknown as Deref)

export function hold(object: object): Held {
  return { by: WeakReference === undefined ? object : new WeakReference(object) }
}

/** undefined: it has been collected. */
export function heldObject({ by }: Held): object | undefined {
  return deref === null ? by : deref(by)
}
