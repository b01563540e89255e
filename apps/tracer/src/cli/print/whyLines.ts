import { frameAt } from '@loopscope/shared/timeline/frameAt'
import { explain } from '@loopscope/shared/timeline/rules/explain'
import { runStepOf } from '@loopscope/shared/timeline/steps/runStep'
import type { Callback, Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import { wrapWords } from './findingLines.ts'
import type { Paint } from './paint.ts'
import { safeText } from './safeText.ts'

/** So many callbacks of one line are explained. */
const MOST_CALLBACKS = 10
const MOST_LINES = 12
const INDENT = 4

/** Why each callback of a line ran when it did, in order; of what never ran, why it did not. */
export function whyLines(
  timeline: Timeline,
  line: number,
  columns: number,
  paint: Paint,
): string[] {
  const { callbacks, operations } = timeline
  const ofLine = operations.filter((each) => each.line === line && !each.internal)
  const ran = callbacks.filter(
    (each) =>
      !each.internal && (each.line === line || operations[each.operation ?? -1]?.line === line),
  )
  const never = ofLine.filter(({ runs, group, index }) => runs.length === 0 && group === index)
  const told = [
    ...ran.flatMap((callback) => ofCallback(timeline, callback)),
    ...never.flatMap((operation) => ofOperation(timeline, operation)),
  ]
  if (told.length === 0) return [nothing(timeline, line)]
  const left = told.length - MOST_CALLBACKS
  return [
    ...told
      .slice(0, MOST_CALLBACKS)
      .flatMap(({ head, sentence }) => [
        paint('bold', safeText(head)),
        ...wrapWords(safeText(sentence), columns - INDENT, MOST_LINES).map(
          (each) => ' '.repeat(INDENT) + each,
        ),
      ]),
    ...(left > 0 ? [`… and ${left.toLocaleString('en-US')} more`] : []),
  ]
}

type Explained = { readonly head: string; readonly sentence: string }

function ofCallback(timeline: Timeline, callback: Callback): Explained[] {
  const step = runStepOf(timeline, callback.index)
  const why = step === null ? null : frameAt(timeline, step).why
  if (why === null) return []
  const { startAt, label, phase, tick, queue } = callback
  const drained = queue === null ? '' : `, ${queue} queue`
  return [
    {
      head: `${(startAt / 1e3).toFixed(2)} ms, turn ${tick}, ${phase}${drained}: ${label}`,
      sentence: why.sentence,
    },
  ]
}

function ofOperation(timeline: Timeline, { index, label }: Operation): Explained[] {
  const last = timeline.steps.length - 1
  const why = explain(timeline, last, index, frameAt(timeline, last))
  // What has come to its end without a callback had none to run.
  return why?.state === 'waiting'
    ? [{ head: `${label}: no callback of it ran`, sentence: why.sentence }]
    : []
}

function nothing({ callbacks }: Timeline, line: number): string {
  const lines = new Set(
    callbacks.flatMap((each) => (each.internal || each.line === null ? [] : [each.line])),
  )
  const others = [...lines].sort((a, b) => a - b)
  const there = others.length === 0 ? '' : ` There are callbacks from ${listed(others)}.`
  return `No callback from line ${line} was recorded.${there}`
}

/** "line 1", "lines 1 and 3", "lines 1, 2 and 40 more" */
function listed(lines: readonly number[]): string {
  if (lines.length === 1) return `line ${lines[0]}`
  const shown = lines.slice(0, lines.length > LISTED ? LISTED : -1)
  const rest = lines.length > LISTED ? `${lines.length - LISTED} more` : lines.at(-1)
  return `lines ${shown.join(', ')} and ${rest}`
}

const LISTED = 20
