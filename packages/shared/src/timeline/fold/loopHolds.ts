import { partitionPoint } from '../partitionPoint.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Callback, CallbackIndex, Timeline } from '../timeline.ts'

/**
 * A stretch in which the loop could not go on: a callback that it called, and what was drained after it, until the
 * last of these returned. Node's own callbacks and what runs inside others hold the loop like any.
 */
export type Hold = {
  /** The callback that the loop called. */
  readonly root: CallbackIndex
  /** us */
  readonly from: number
  /** us; the end of the recording where something never returned. */
  readonly to: number
  /** When the root itself returned. */
  readonly drainFrom: number
  /** How many nextTicks and microtasks were drained after it. */
  readonly nextTicks: number
  readonly microtasks: number
  /** How many of these are Node's own. */
  readonly internals: number
  /** The callback, among root and drained ones, that took longest. */
  readonly longest: CallbackIndex
  /** It never returned. */
  readonly open: boolean
}

/**
 * All holds, in order; they do not overlap. Exit handlers are left out: no one says when they return. Linear, once per
 * timeline.
 */
export const loopHolds: (timeline: Timeline) => readonly Hold[] = rememberByTimeline((timeline) => {
  const holds: Hold[] = []
  let current: Draft | null = null
  for (const callback of timeline.callbacks) {
    if (callback.kind === 'nested' || callback.kind === 'exit') continue
    const isRoot = callback.kind === 'main' || callback.kind === 'macrotask'
    if (isRoot || current === null || callback.parent !== current.root) {
      if (current !== null) holds.push(current)
      current = begin(callback, endOf(callback, timeline), isRoot)
    } else extend(current, callback, timeline)
  }
  if (current !== null) holds.push(current)
  return holds
})

/** Index of the last hold that had begun at that time; -1: none. */
function lastBegunBy(holds: readonly Hold[], at: number): number {
  const low = partitionPoint(0, holds.length, (middle) => (holds[middle]?.from ?? 0) <= at)
  return low - 1
}

/** So many holds are looked through for the one to blame; among more, none stands out. */
const LOOKED_AT = 256

/** The hold that covers most of a stretch of waiting, us, if that is half of it or more; null: none does. */
export function keeperBetween(timeline: Timeline, from: number, to: number): Hold | null {
  const holds = loopHolds(timeline)
  const first = Math.max(0, lastBegunBy(holds, from))
  let keeper: Hold | null = null
  let most = (to - from) / 2
  for (let i = first; i < first + LOOKED_AT; i++) {
    const hold = holds[i]
    if (hold === undefined || hold.from >= to) break
    const covered = Math.min(hold.to, to) - Math.max(hold.from, from)
    if (hold.to > to || covered < most) continue
    keeper = hold
    most = covered
  }
  return keeper
}

type Draft = { -readonly [Key in keyof Hold]: Hold[Key] }

function begin(callback: Callback, to: number, isRoot: boolean): Draft {
  return {
    root: callback.index,
    from: callback.startAt,
    to,
    drainFrom: isRoot ? to : callback.startAt,
    nextTicks: callback.kind === 'nextTick' ? 1 : 0,
    microtasks: callback.kind === 'microtask' ? 1 : 0,
    internals: !isRoot && callback.internal ? 1 : 0,
    longest: callback.index,
    open: callback.endAt === null,
  }
}

function extend(hold: Draft, callback: Callback, timeline: Timeline): void {
  hold.to = Math.max(hold.to, endOf(callback, timeline))
  hold.open ||= callback.endAt === null
  if (callback.kind === 'nextTick') hold.nextTicks++
  else hold.microtasks++
  if (callback.internal) hold.internals++
  const longest = timeline.callbacks[hold.longest]
  if (longest !== undefined && lengthOf(callback, timeline) > lengthOf(longest, timeline))
    hold.longest = callback.index
}

/** us from its beginning to its return, or to the end of the recording; 0 where the recording was cut off in it. */
export function lengthOf(callback: Callback, timeline: Timeline): number {
  return endOf(callback, timeline) - callback.startAt
}

function endOf(callback: Callback, timeline: Timeline): number {
  return callback.endAt ?? (timeline.truncated ? callback.startAt : timeline.lastAt)
}
