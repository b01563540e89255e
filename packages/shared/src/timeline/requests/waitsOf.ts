import { lengthOf } from '../fold/loopHolds.ts'
import { partitionPoint } from '../partitionPoint.ts'
import type { Evidence } from '../phase.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Callback, CallbackIndex, OperationIndex, Timeline } from '../timeline.ts'
import { readyFrom, type Wait } from './readyFrom.ts'
import type { RequestHold } from './requestRow.ts'
import { sentFrom } from './sentFrom.ts'
import { type Stretch, union } from './stretches.ts'

/** When others ran meanwhile, that in us, and the callback that it waited for longest. */
export type Waits = {
  readonly waits: readonly Stretch[]
  readonly waitedUs: number
  readonly waitedEvidence: Evidence
  readonly held: RequestHold | null
}

/**
 * For which callbacks of others a request's own ones waited until `until`. Before its head was read it may have waited too: as long as
 * what read it did, or what accepted its connection.
 */
export function waitsOf(
  timeline: Timeline,
  number: number,
  own: readonly Callback[],
  until: number,
): Waits {
  const waits: Wait[] = []
  const from = sentFrom(timeline).get(number) ?? 0
  const first = beforeIt(timeline, number)
  if (first !== null) waits.push(first)
  for (const callback of own) {
    if (callback.kind === 'nested' || callback.startAt > until) continue
    const wait = readyFrom(timeline, callback)
    if (wait !== null) waits.push(wait)
  }
  const stretches: Stretch[] = []
  const possible = waits.map((wait) => ({ ...wait, from: Math.max(wait.from, from) }))
  const blamed = blame(timeline, possible, new Set(own.map(({ index }) => index)), stretches)
  let waitedUs = 0
  let waitedEvidence: Evidence = 'observed'
  let held: RequestHold | null = null
  for (const [callback, { us, evidence }] of blamed) {
    waitedUs += us
    if (evidence === 'inferred') waitedEvidence = evidence
    if (held === null || us > held.us) held = { callback, us, evidence }
  }
  return { waits: union(stretches), waitedUs, waitedEvidence, held }
}

/** The first request of a connection may have waited before that was accepted: its bytes came with it. */
function beforeIt(timeline: Timeline, number: number): Wait | null {
  const { side, message } = timeline.requests[number] ?? { side: null, message: null }
  if (side !== 'incoming' || message === null) return null
  const reader = timeline.operations[message]
  const accepted = timeline.callbacks[reader?.scheduledBy ?? -1]
  const isFirst = firstOfReader(timeline).get(message) === number
  return accepted === undefined || !isFirst ? null : readyFrom(timeline, accepted)
}

/** Of what reads a connection's messages the first request, by its number. */
const firstOfReader = rememberByTimeline(({ requests }) => {
  const first = new Map<OperationIndex, number>()
  requests.forEach(({ message }, number) => {
    if (message !== null && !first.has(message)) first.set(message, number)
  })
  return first
})

type Blame = { us: number; evidence: Evidence }

/** How long each callback of another's ran within the waits, and when; what two waits share is counted once. */
function blame(
  timeline: Timeline,
  waits: readonly Wait[],
  own: ReadonlySet<CallbackIndex>,
  stretches: Stretch[],
): ReadonlyMap<CallbackIndex, Blame> {
  const blamed = new Map<CallbackIndex, Blame>()
  const outer = outerCallbacks(timeline)
  let counted = Number.NEGATIVE_INFINITY
  for (const { from, to, evidence } of waits.toSorted((a, b) => a.from - b.from)) {
    const begin = Math.max(from, counted)
    for (let i = firstEndingAfter(timeline, outer, begin); i < outer.length; i++) {
      const callback = outer[i]
      if (callback === undefined || callback.startAt >= to) break
      const end = callback.startAt + lengthOf(callback, timeline)
      const stretch = { from: Math.max(callback.startAt, begin), to: Math.min(end, to) }
      const us = stretch.to - stretch.from
      if (us <= 0 || own.has(callback.index)) continue
      stretches.push(stretch)
      const known = blamed.get(callback.index)
      if (known === undefined) blamed.set(callback.index, { us, evidence })
      else {
        known.us += us
        if (evidence === 'inferred') known.evidence = evidence
      }
    }
    counted = Math.max(counted, to)
  }
  return blamed
}

/** What the loop called and what was drained after it, one after the other. */
const outerCallbacks: (timeline: Timeline) => readonly Callback[] = rememberByTimeline(
  ({ callbacks }) => callbacks.filter(({ kind }) => kind !== 'nested' && kind !== 'exit'),
)

function firstEndingAfter(timeline: Timeline, outer: readonly Callback[], at: number): number {
  const low = partitionPoint(0, outer.length, (middle) => {
    const callback = outer[middle]
    return callback !== undefined && callback.startAt + lengthOf(callback, timeline) <= at
  })
  return low
}
