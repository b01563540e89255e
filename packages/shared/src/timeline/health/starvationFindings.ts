import { DOCS } from '../docs.ts'
import { type Hold, loopHolds } from '../loopHolds.ts'
import { runStepOf } from '../runStep.ts'
import { drainedWords } from '../sentences/held.ts'
import { duration, theCallback, theOperation } from '../sentences/words.ts'
import { staysOf } from '../staysOf.ts'
import type { Operation, Timeline } from '../timeline.ts'
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
    if (root === undefined) continue
    const { who, from } = kept
    findings.push({
      kind: 'starvation',
      severity: 'warning',
      sentence: `${drainedWords(hold)} ran on after ${theCallback(root)} for ${duration(hold.to - hold.drainFrom)}, while ${theOperation(who)} was ready since ${duration(from)}.`,
      amount: hold.to - hold.drainFrom,
      step: firstDrained(timeline, hold) ?? 0,
      operation: who.index,
      docs: DOCS.nextTick,
    })
  }
  return findings.sort((a, b) => b.amount - a.amount).slice(0, LISTED)
}

type Kept = { readonly who: Operation; readonly from: number }

/** Of each drain the timer or immediate that was ready first and could not run before its end. */
function keptBy(timeline: Timeline, drains: readonly Hold[]) {
  const found = new Map<Hold, Kept>()
  for (const operation of timeline.operations) {
    if (operation.internal || (operation.kind !== 'timer' && operation.kind !== 'immediate'))
      continue
    for (const { place, from, to, entry } of staysOf(timeline, operation.index)) {
      if (place !== 'timers' && place !== 'check') continue
      const readyAt = entry.dueAt ?? timeline.steps[from]?.at ?? 0
      const leftAt = timeline.steps[to]?.at ?? timeline.lastAt
      const hold = firstEndingAfter(drains, readyAt)
      if (
        hold === undefined ||
        hold.to > leftAt ||
        hold.to - Math.max(readyAt, hold.drainFrom) < STARVED_US
      )
        continue
      const before = found.get(hold)
      if (before === undefined || readyAt < before.from)
        found.set(hold, { who: operation, from: readyAt })
    }
  }
  return [...found].map(([hold, kept]) => ({ hold, kept }))
}

function firstEndingAfter(drains: readonly Hold[], at: number): Hold | undefined {
  let low = 0
  let high = drains.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((drains[middle]?.to ?? 0) < at) low = middle + 1
    else high = middle
  }
  return drains[low]
}

function firstDrained(timeline: Timeline, hold: Hold): number | null {
  for (let i = hold.root + 1; i < timeline.callbacks.length; i++) {
    const callback = timeline.callbacks[i]
    if (callback?.parent !== hold.root && callback?.kind !== 'nested') return null
    const step = runStepOf(timeline, i)
    if (callback.kind !== 'nested' && step !== null) return step
  }
  return null
}
