import { DOCS } from '../docs.ts'
import { clampedDelay } from '../fold/clampedDelay.ts'
import { at, count } from '../sentences/words.ts'
import type { Operation, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'

/** Delays that Node does not keep; calls of one line are one finding. */
export function clampFindings(timeline: Timeline): Finding[] {
  const byPlace = new Map<string, { first: Operation; given: string; calls: number }>()
  for (const operation of timeline.operations) {
    const given = operation.internal ? null : clampedDelay(timeline, operation)
    if (given === null) continue
    const key = `${operation.site} ${given}`
    const known = byPlace.get(key)
    if (known === undefined) byPlace.set(key, { first: operation, given, calls: 1 })
    else known.calls++
  }
  return [...byPlace.values()].map(({ first, given, calls }) => ({
    kind: 'clampedDelay',
    severity: isSurprise(first) ? 'warning' : 'note',
    sentence: `${first.label}${at(first)} was called ${given}, so Node uses 1 ms.${calls > 1 ? ` It was called ${count(calls, 'time')}.` : ''}`,
    amount: calls,
    step: first.scheduledStep,
    operation: first.index,
    docs: first.repeat ? DOCS.setInterval : DOCS.setTimeout,
  }))
}

/** 0 and a left out delay are a habit; below 0 or beyond 24.8 days is a mistake. */
function isSurprise({ delayAsked }: Operation): boolean {
  return delayAsked !== null && (delayAsked < 0 || delayAsked > 1)
}
