import { setAdd, setDelete, setHas } from '../primordials.ts'

/** Ids of the markers that Node still speaks of: the one that runs and the next. */
const markers = new Set<number>()
let making = false

/**
 * Node 10 keeps its queue of immediates to itself: there an unref'd Immediate that re-arms itself, armed before user
 * code, runs first in every check phase. `mark` is called each time. Its own events are not recorded.
 */
export function armMarkerImmediate(mark: () => void): void {
  const { setImmediate } = require('timers') as typeof import('timers')
  const arm = () => {
    making = true
    setImmediate(() => {
      mark()
      arm()
    }).unref()
    making = false
  }
  arm()
}

/** Whether a hook speaks of the marker; `type` is given at its init. */
export function isMarker(asyncId: number, type?: string): boolean {
  if (making && type === 'Immediate') setAdd(markers, asyncId)
  return markers.size > 0 && setHas(markers, asyncId)
}

/** The same at its destroy, the last that is heard of it. */
export function forgetMarker(asyncId: number): boolean {
  return markers.size > 0 && setDelete(markers, asyncId)
}
