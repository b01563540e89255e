import type { CallbackIndex, StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { LANES, laneOf } from './lane.ts'
import { rememberBy } from './rememberBy.ts'

/** Index into the arrays of `Slices`. */
export type SliceIndex = number

/**
 * The stay of each callback on its lane, as columns: slice i is at the steps from[i] <= step < to[i]. In order of
 * `from`. Columns of numbers, because every frame goes through tens of thousands of them.
 */
export type Slices = {
  readonly count: number
  /** EXIT: the end of the process, which is no callback. */
  readonly callback: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  /** Index into LANES. */
  readonly lane: Uint8Array
  /** 1: it ran inside of another one. */
  readonly nested: Uint8Array
  /** What it was scheduled as; -1: nothing. */
  readonly operation: Int32Array
  /** By callback: its slice, or -1. */
  readonly ofCallback: Int32Array
  /** By lane: its slices. */
  readonly onLane: readonly LaneSlices[]
}

export type LaneSlices = {
  readonly slices: Int32Array
  /** The step that this slice or one before it reaches: ascending, so that it can be searched. */
  readonly reach: Int32Array
  readonly from: Int32Array
}

export const EXIT = -1

/** Every callback that has a step of its own, and the end of the process. Computed once for a timeline. */
export const slicesOf = rememberBy((timeline: Timeline): Slices => {
  const { steps, callbacks } = timeline
  const last = new Int32Array(callbacks.length)
  const order: [CallbackIndex, StepIndex][] = []
  let exit: StepIndex | null = null
  steps.forEach(({ callback, type }, step) => {
    if (callback !== null) {
      if (last[callback] === 0) order.push([callback, step])
      last[callback] = step + 1
    } else if (type === 'exit' || (type === 'end' && exit === null))
      exit ??= order.push([EXIT, step])
  })
  const count = order.length
  const slices = {
    count,
    callback: new Int32Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
    lane: new Uint8Array(count),
    nested: new Uint8Array(count),
    operation: new Int32Array(count).fill(-1),
    ofCallback: new Int32Array(callbacks.length).fill(-1),
  }
  order.forEach(([index, from], i) => {
    const callback = callbacks[index]
    const step = steps[from]
    slices.callback[i] = index
    slices.from[i] = from
    slices.to[i] = callback === undefined ? steps.length : (last[index] ?? from + 1)
    if (callback === undefined) return
    slices.lane[i] = LANES.indexOf(laneOf(callback))
    slices.nested[i] = callback.kind === 'nested' ? 1 : 0
    slices.ofCallback[index] = i
    if (step?.type === 'run') slices.operation[i] = step.operation ?? -1
  })
  return { ...slices, onLane: LANES.map((_, lane) => laneSlices(slices, lane)) }
})

function laneSlices(all: Pick<Slices, 'count' | 'lane' | 'from' | 'to'>, lane: number): LaneSlices {
  const slices: number[] = []
  for (let i = 0; i < all.count; i++) if (all.lane[i] === lane) slices.push(i)
  let reached = 0
  return {
    slices: Int32Array.from(slices),
    from: Int32Array.from(slices, (slice) => all.from[slice] ?? 0),
    reach: Int32Array.from(slices, (slice) => {
      reached = Math.max(reached, all.to[slice] ?? 0)
      return reached
    }),
  }
}
