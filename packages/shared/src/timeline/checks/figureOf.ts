import { longestHold } from '../health/holdFindings.ts'
import { latenessOf } from '../moments/timerLateness.ts'
import type { RequestRow } from '../requests/requestRow.ts'
import { requestRows } from '../requests/requestRows.ts'
import { requestName } from '../requests/requestSentence.ts'
import { count, duration, theCallback, theOperation } from '../sentences/words.ts'
import type { Timeline } from '../timeline.ts'
import type { CheckedFigure } from './check.ts'

/** A figure of a run. `amount`: us, or a count. `sentence`: it in words. 'none': the recording has none, and `why`. */
export type Figure =
  | { readonly type: 'figure'; readonly amount: number; readonly sentence: string }
  | { readonly type: 'none'; readonly why: string }

/** The figure that a check is about. */
export function figureOf(timeline: Timeline, figure: CheckedFigure): Figure {
  switch (figure) {
    case 'callback':
      return callbackFigure(timeline)
    case 'delay':
      return delayFigure(timeline)
    case 'turns':
      return counted(turnsOf(timeline), 'turn')
    case 'request':
      return longest(
        timeline,
        ({ totalUs }) => totalUs,
        () => 'took',
      )
    case 'wait':
      return longest(
        timeline,
        ({ waitedUs }) => waitedUs,
        ({ waitedEvidence }) =>
          waitedEvidence === 'observed' ? 'waited' : 'may have waited up to',
      )
    case 'requests':
      return counted(incoming(timeline).length, 'incoming request')
    case 'unanswered':
      return counted(
        incoming(timeline).filter(({ end }) => end.kind !== 'answered').length,
        'incoming request',
        ' without an answer',
      )
  }
}

function callbackFigure(timeline: Timeline): Figure {
  const open = timeline.callbacks.find(
    ({ endAt, kind }) => endAt === null && kind !== 'exit' && kind !== 'nested',
  )
  if (open !== undefined && timeline.exit === null)
    return { type: 'none', why: `${theCallback(open)} never returned` }
  const held = longestHold(timeline)
  if (held === null) return { type: 'none', why: 'no callback has returned' }
  const { callback, us } = held
  return measured(us, `${theCallback(callback)} took ${duration(us)}, longer than any other`)
}

function delayFigure(timeline: Timeline): Figure {
  let latest: { readonly us: number; readonly who: string } | null = null
  for (const callback of timeline.callbacks) {
    const operation = timeline.operations[callback.operation ?? -1]
    const late = latenessOf(timeline, callback)
    if (late === null || operation === undefined || operation.internal) continue
    if (latest === null || late.us > latest.us)
      latest = { us: late.us, who: theOperation(operation) }
  }
  return latest === null
    ? { type: 'none', why: 'no timer of the program ran' }
    : measured(
        latest.us,
        `${latest.who} ran ${duration(latest.us)} after it was due, the latest of all timers`,
      )
}

function longest(
  timeline: Timeline,
  of: (row: RequestRow) => number,
  verb: (row: RequestRow) => string,
): Figure {
  const [row] = incoming(timeline).toSorted((a, b) => of(b) - of(a))
  if (row === undefined) return { type: 'none', why: 'no server of the program was asked' }
  const sentence = `${requestName(row)} ${verb(row)} ${duration(of(row))}, longer than any other request`
  return measured(of(row), sentence)
}

function incoming(timeline: Timeline): readonly RequestRow[] {
  return requestRows(timeline).filter(({ side }) => side === 'incoming')
}

/** Turn 0 is main. */
function turnsOf({ ticks }: Timeline): number {
  return ticks.at(-1)?.tick ?? 0
}

function counted(amount: number, noun: string, after = ''): Figure {
  return measured(amount, `there ${amount === 1 ? 'was' : 'were'} ${count(amount, noun)}${after}`)
}

function measured(amount: number, sentence: string): Figure {
  return { type: 'figure', amount, sentence }
}
