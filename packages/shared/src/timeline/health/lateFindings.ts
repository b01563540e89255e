import { DOCS } from '../docs.ts'
import { type Hold, keeperBetween } from '../loopHolds.ts'
import { runStepOf } from '../runStep.ts'
import { heldSentence } from '../sentences/held.ts'
import { capital, count, duration, theOperation } from '../sentences/words.ts'
import { lastStayIn } from '../staysOf.ts'
import type { Operation, StepIndex, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LATE_US, LISTED } from './thresholds.ts'

type Late = { readonly timer: Operation; readonly us: number; readonly step: StepIndex }

/** Timers that ran late, together where one stretch of work kept them all; latest first. */
export function lateFindings(timeline: Timeline): Finding[] {
  const byHold = new Map<Hold | null, Late[]>()
  for (const timer of timeline.operations) {
    const late = latenessOf(timeline, timer)
    if (late === null) continue
    const kept = keeperBetween(timeline, late.dueAt, late.startAt)
    const all = byHold.get(kept) ?? []
    all.push({ timer, us: late.us, step: late.step })
    byHold.set(kept, all)
  }
  return [...byHold]
    .map(([hold, all]) => findingOf(timeline, hold, all))
    .filter((finding) => finding !== null)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, LISTED)
}

function findingOf(timeline: Timeline, hold: Hold | null, all: readonly Late[]): Finding | null {
  const latest = all.reduce<Late | null>((a, b) => (a === null || b.us > a.us ? b : a), null)
  if (latest === null) return null
  const because = hold === null ? '' : ` ${heldSentence(timeline, hold)}`
  const who =
    all.length === 1
      ? `${capital(theOperation(latest.timer))} ran ${duration(latest.us)} late.`
      : `${count(all.length, 'timer')} ran late, ${theOperation(latest.timer)} by ${duration(latest.us)}.`
  return {
    kind: 'lateTimer',
    severity: 'warning',
    sentence: `${who}${because}`,
    amount: latest.us,
    step: latest.step,
    operation: latest.timer.index,
    docs: DOCS.blocking,
  }
}

/** Of a timer's first run: when an interval is due again, Node counts from within. */
function latenessOf(timeline: Timeline, timer: Operation) {
  if (timer.kind !== 'timer' || timer.internal) return null
  const first = timeline.callbacks[timer.runs[0] ?? -1]
  const step = first === undefined ? null : runStepOf(timeline, first.index)
  if (first === undefined || step === null) return null
  const dueAt = lastStayIn(timeline, timer.index, 'timers', step)?.entry.dueAt ?? null
  if (dueAt === null || first.startAt - dueAt < LATE_US) return null
  return { dueAt, startAt: first.startAt, us: first.startAt - dueAt, step }
}
