import { DOCS } from '../docs.ts'
import type { Hold } from '../fold/loopHolds.ts'
import { ioLateness } from '../moments/ioLateness.ts'
import { heldSentence } from '../sentences/held.ts'
import { count, duration, theCallback } from '../sentences/words.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { Callback, Timeline } from '../timeline.ts'
import type { Finding } from './finding.ts'
import { HELD_US, LISTED } from './thresholds.ts'

type Late = { readonly callback: Callback; readonly us: number; readonly others: number }

/** Callbacks of Poll whose event may have waited behind one that held the loop, together by what held it; longest first. */
export function lateIoFindings(timeline: Timeline): Finding[] {
  const byHold = new Map<Hold, Late>()
  for (const callback of timeline.callbacks) {
    if (callback.internal || callback.phase !== 'poll') continue
    const late = ioLateness(timeline, callback)
    if (late === null || late.mostUs < HELD_US) continue
    const known = byHold.get(late.hold)
    if (known === undefined) byHold.set(late.hold, { callback, us: late.mostUs, others: 0 })
    else {
      const isLater = late.mostUs > known.us
      byHold.set(late.hold, {
        callback: isLater ? callback : known.callback,
        us: Math.max(known.us, late.mostUs),
        others: known.others + 1,
      })
    }
  }
  return [...byHold]
    .map(([hold, { callback, us, others }]): Finding => {
      const more =
        others === 0 ? '' : ` The same goes for ${count(others, 'other callback')} in Poll.`
      return {
        kind: 'lateIo',
        severity: 'warning',
        sentence: `${heldSentence(timeline, hold)} The event behind ${theCallback(callback)} may have waited up to ${duration(us)}.${more}`,
        amount: us,
        step: runStepOf(timeline, callback.index) ?? 0,
        operation: callback.operation,
        docs: DOCS.blocking,
      }
    })
    .sort((a, b) => b.amount - a.amount)
    .slice(0, LISTED)
}
