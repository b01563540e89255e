import { rememberByTimeline } from '@loopscope/shared/timeline/rememberByTimeline'
import { outsideEndStep } from '@loopscope/shared/timeline/steps/endedFromOutside'
import type { CallbackIndex, StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { LANES, laneOf } from './lane.ts'

/** Index into the arrays of `Slices`. */
export type SliceIndex = number

/**
 * From when to when each callback is on its lane, as columns: slice i is at the steps from[i] <= step < to[i]. In order of
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

/**
 * Every callback that has a step of its own, and the end of the process where it came to one. Where it was ended from outside, what
 * had not returned reaches as far as is recorded. Computed once for a timeline.
 */
export const slicesOf = rememberByTimeline((timeline: Timeline): Slices => {
  const { steps, callbacks, truncated } = timeline
  const stop = outsideEndStep(timeline)
  const { callback, from, last } = begun(timeline, stop)
  const count = callback.length
  const slices = {
    count,
    callback: new Int32Array(callback),
    from: new Int32Array(from),
    to: new Int32Array(count),
    lane: new Uint8Array(count),
    nested: new Uint8Array(count),
    operation: new Int32Array(count).fill(-1),
    ofCallback: new Int32Array(callbacks.length).fill(-1),
  }
  for (let i = 0; i < count; i++) {
    const index = callback[i] ?? EXIT
    const ran = callbacks[index]
    const isOpen = ran === undefined || (ran.endAt === null && stop !== null && !truncated)
    slices.to[i] = isOpen ? (stop ?? steps.length) : (last[index] ?? 0) + 1
    if (ran === undefined) continue
    slices.lane[i] = LANES.indexOf(laneOf(ran))
    slices.nested[i] = ran.kind === 'nested' ? 1 : 0
    slices.ofCallback[index] = i
    const first = steps[from[i] ?? 0]
    if (first?.type === 'run') slices.operation[i] = first.operation ?? -1
  }
  return { ...slices, onLane: LANES.map((_, lane) => laneSlices(slices, lane)) }
})

/** The callbacks in the order of their first steps, and the last step of each; EXIT where the process ends by itself. */
function begun({ steps, callbacks }: Timeline, stop: StepIndex | null) {
  const last = new Int32Array(callbacks.length).fill(-1)
  const callback: CallbackIndex[] = []
  const from: StepIndex[] = []
  let ended = false
  for (let i = 0; i < (stop ?? steps.length); i++) {
    const step = steps[i]
    if (step === undefined) continue
    const index = step.callback ?? EXIT
    if (index === EXIT) {
      if (ended || (step.type !== 'exit' && step.type !== 'end')) continue
      ended = true
    }
    if (index === EXIT || last[index] === -1) {
      callback.push(index)
      from.push(i)
    }
    if (index !== EXIT) last[index] = i
  }
  return { callback, from, last }
}

function laneSlices(all: Pick<Slices, 'count' | 'lane' | 'from' | 'to'>, lane: number): LaneSlices {
  const indices: SliceIndex[] = []
  for (let i = 0; i < all.count; i++) if (all.lane[i] === lane) indices.push(i)
  const slices = new Int32Array(indices)
  const from = new Int32Array(slices.length)
  const reach = new Int32Array(slices.length)
  let reached = 0
  for (let i = 0; i < slices.length; i++) {
    const slice = slices[i] ?? 0
    reached = Math.max(reached, all.to[slice] ?? 0)
    from[i] = all.from[slice] ?? 0
    reach[i] = reached
  }
  return { slices, from, reach }
}
