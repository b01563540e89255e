import { DOCS } from '../docs.ts'
import { type Hold, loopHolds } from '../fold/loopHolds.ts'
import { partitionPoint } from '../partitionPoint.ts'
import { drainedWords } from '../sentences/held.ts'
import { duration, theCallback, theOperation } from '../sentences/words.ts'
import { queueSpansOf } from '../steps/queueSpansOf.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { Callback, Operation, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LISTED, STARVED_CALLBACKS, STARVED_US } from './thresholds.ts'

/** Drains of nextTicks or microtasks that went on and on while timers or immediates were ready. */
export function starvationFindings(timeline: Timeline): Finding[] {
  const drains = loopHolds(timeline).filter(
    ({ nextTicks, microtasks, drainFrom, to }) =>
      nextTicks + microtasks >= STARVED_CALLBACKS && to - drainFrom >= STARVED_US,
  )
  if (drains.length === 0) return []
  const findings: Finding[] = []
  for (const { hold, kept } of keptBy(timeline, drains)) {
    const root = timeline.callbacks[hold.root]
    const { who, from, drained } = kept
    const first = drained[0]
    if (root === undefined || first === undefined) continue
    findings.push({
      kind: 'starvation',
      severity: 'warning',
      sentence: `${drainedWords(countsOf(drained))} after ${theCallback(root)} delayed the loop ${duration(hold.to - first.startAt)}; ${theOperation(who)} had been ${who.kind === 'timer' ? 'due' : 'ready'} since ${duration(from)}.`,
      amount: hold.to - first.startAt,
      step: firstShown(timeline, drained) ?? 0,
      operation: who.index,
      docs: DOCS.nextTick,
    })
  }
  return findings.sort((a, b) => b.amount - a.amount).slice(0, LISTED)
}

/** `drained`: what ran meanwhile, in order. */
type Kept = {
  readonly who: Operation
  readonly from: number
  readonly drained: readonly Callback[]
}

/**
 * Of each drain the timer or immediate that was ready first and could not run before its end. What was drained before
 * kept no one: such as the loading of the module that set the timer.
 */
function keptBy(timeline: Timeline, drains: readonly Hold[]) {
  const found = new Map<Hold, Kept>()
  /** Of each drain since when one has been asked for: one that was ready later has waited for less of it. */
  const asked = new Map<Hold, number>()
  for (const operation of timeline.operations) {
    if (operation.internal || (operation.kind !== 'timer' && operation.kind !== 'immediate'))
      continue
    for (const { place, from, to, entry } of queueSpansOf(timeline, operation.index)) {
      if (place !== 'timers' && place !== 'check') continue
      const readyAt = entry.dueAt ?? timeline.steps[from]?.at ?? 0
      const leftAt = timeline.steps[to]?.at ?? timeline.lastAt
      const hold = firstEndingAfter(drains, readyAt)
      if (hold === undefined || hold.to > leftAt || (asked.get(hold) ?? Infinity) <= readyAt)
        continue
      asked.set(hold, readyAt)
      const drained = drainedSince(timeline, hold, readyAt)
      if (
        drained.length >= STARVED_CALLBACKS &&
        hold.to - (drained[0]?.startAt ?? hold.to) >= STARVED_US
      )
        found.set(hold, { who: operation, from: readyAt, drained })
    }
  }
  return [...found].map(([hold, kept]) => ({ hold, kept }))
}

function firstEndingAfter(drains: readonly Hold[], at: number): Hold | undefined {
  const low = partitionPoint(0, drains.length, (middle) => (drains[middle]?.to ?? 0) < at)
  return drains[low]
}

/** The nextTicks and microtasks of this drain that began at that time or later. */
function drainedSince({ callbacks }: Timeline, hold: Hold, at: number): Callback[] {
  const drained: Callback[] = []
  for (let i = hold.root + 1; i < callbacks.length; i++) {
    const callback = callbacks[i]
    if (callback === undefined || callback.startAt > hold.to) break
    const isDrained = callback.kind === 'nextTick' || callback.kind === 'microtask'
    if (isDrained && callback.startAt >= at) drained.push(callback)
  }
  return drained
}

function countsOf(drained: readonly Callback[]) {
  const of = (kind: Callback['kind']) => drained.filter((each) => each.kind === kind).length
  const internals = drained.filter(({ internal }) => internal).length
  return { nextTicks: of('nextTick'), microtasks: of('microtask'), internals }
}

function firstShown(timeline: Timeline, drained: readonly Callback[]): number | null {
  for (const { index } of drained) {
    const step = runStepOf(timeline, index)
    if (step !== null) return step
  }
  return null
}
