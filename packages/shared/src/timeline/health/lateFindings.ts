import { DOCS } from '../docs.ts'
import { type Hold, keeperBetween } from '../fold/loopHolds.ts'
import { latenessOf } from '../moments/timerLateness.ts'
import { heldSentence } from '../sentences/held.ts'
import { capital, count, duration, theOperation } from '../sentences/words.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { Callback, Operation, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { LATE_US, LISTED } from './thresholds.ts'

type Late = {
  readonly timer: Operation
  readonly dueAt: number
  readonly us: number
  readonly callback: Callback
}

/**
 * Timers that ran late, together where one stretch of work kept them all, and the rounds of an interval together;
 * latest first.
 */
export function lateFindings(timeline: Timeline): Finding[] {
  const byHold = new Map<Hold | null, Late[]>()
  const findings: Finding[] = []
  for (const timer of timeline.operations) {
    const late = lateRounds(timeline, timer)
    if (late.length > 1) findings.push(ofRounds(timeline, timer, late))
    else
      for (const each of late) {
        const kept = keeperBetween(timeline, each.dueAt, each.callback.startAt)
        byHold.set(kept, [...(byHold.get(kept) ?? []), each])
      }
  }
  for (const [hold, all] of byHold) {
    const finding = findingOf(timeline, hold, all)
    if (finding !== null) findings.push(finding)
  }
  return findings.sort((a, b) => b.amount - a.amount).slice(0, LISTED)
}

function ofRounds(timeline: Timeline, timer: Operation, all: readonly Late[]): Finding {
  const latest = all.reduce((a, b) => (b.us > a.us ? b : a))
  const hold = keeperBetween(timeline, latest.dueAt, latest.callback.startAt)
  const because = hold === null ? '' : ` ${heldSentence(timeline, hold)}`
  return {
    kind: 'lateTimer',
    severity: 'warning',
    sentence: `${capital(theOperation(timer))} ran late in ${all.length.toLocaleString('en-US')} of its ${count(timer.runs.length, 'round')}, by up to ${duration(latest.us)}.${because}`,
    amount: latest.us,
    step: runStepOf(timeline, latest.callback.index) ?? 0,
    operation: timer.index,
    docs: DOCS.blocking,
  }
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
    step: runStepOf(timeline, latest.callback.index) ?? 0,
    operation: latest.timer.index,
    docs: DOCS.blocking,
  }
}

function lateRounds(timeline: Timeline, timer: Operation): Late[] {
  if (timer.kind !== 'timer' || timer.internal) return []
  const rounds: Late[] = []
  for (const run of timer.runs) {
    const callback = timeline.callbacks[run]
    const late = callback === undefined ? null : latenessOf(timeline, callback)
    if (callback !== undefined && late !== null && late.us >= LATE_US)
      rounds.push({ timer, callback, ...late })
  }
  return rounds
}
