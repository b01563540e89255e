import type { Callback, CallbackIndex, Timeline } from '../timeline.ts'
import { type HeldCallback, heldCallbacks } from './heldCallbacks.ts'

/**
 * Which callback of another run of the same program is this one: of what was asked for by the same call at the same line, and
 * called for the same event, one that held the loop there too, the nearest by its place in the order of all of these. null: none
 * did.
 */
export function twinOf(
  timeline: Timeline,
  index: CallbackIndex,
  other: Timeline,
): HeldCallback | null {
  const callback = timeline.callbacks[index]
  if (callback === undefined) return null
  const kind = kindOf(callback)
  const place = placesOf(timeline, kind).indexOf(index)
  const places = placesOf(other, kind)
  let nearest: HeldCallback | null = null
  let least = Number.POSITIVE_INFINITY
  for (const held of heldCallbacks(other)) {
    if (kindOf(held.callback) !== kind) continue
    const distance = Math.abs(places.indexOf(held.callback.index) - place)
    if (distance >= least) continue
    nearest = held
    least = distance
  }
  return nearest
}

/** All callbacks of a kind, in the order in which they ran. */
function placesOf({ callbacks }: Timeline, kind: string): CallbackIndex[] {
  return callbacks.filter((callback) => kindOf(callback) === kind).map(({ index }) => index)
}

function kindOf({ kind, label, event, calls, line, elsewhere }: Callback): string {
  return JSON.stringify([kind, label, event, calls, line, elsewhere])
}
