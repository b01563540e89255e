import type { StackEntry } from '../frame.ts'
import { phaseName, queueName } from '../sentences/words.ts'
import { NOWHERE, type SourcePlace, sourcePlaceOf } from '../sourcePlace.ts'
import { openAtEnd } from '../steps/endedFromOutside.ts'
import type { Callback, CallbackIndex, Step, StepIndex, Timeline } from '../timeline.ts'

/**
 * The innermost shown callback that is running at the cursor; null between two callbacks. Where the process was ended
 * from outside, the one that it was ended in.
 */
export function runningAt(timeline: Timeline, cursor: StepIndex): Callback | null {
  const step = timeline.steps[cursor]
  if (step === undefined) return null
  if (step.type === 'end') return openAtEnd(timeline)
  const callback = callbackOf(timeline, step.callback)
  if (callback === null) return null
  return step.type === 'return' ? shownParent(timeline, callback) : callback
}

/** The call stack as known at the cursor, innermost first: the user's frames, the callbacks, and what called them. */
export function stackAt(timeline: Timeline, cursor: StepIndex): readonly StackEntry[] {
  const running = runningAt(timeline, cursor)
  const step = timeline.steps[cursor]
  if (running === null || step === undefined) return []
  const stack = framesAt(timeline, step)
  // The outermost frame of the user's is the callback's own function.
  const outermost = stack.pop() ?? null
  let base = running
  let place: SourcePlace = isKnown(outermost) ? outermost : placeAt(step, running)
  for (let callback: Callback | null = running; callback !== null; ) {
    const { line, elsewhere } = place
    stack.push({
      label: callback.label,
      line,
      elsewhere,
      kind: 'callback',
      callback: callback.index,
    })
    base = callback
    callback = shownParent(timeline, callback)
    place = callback ?? NOWHERE
  }
  if (base.kind !== 'main') stack.push(baseOf(base))
  return stack
}

function baseOf(callback: Callback): StackEntry {
  const phase = phaseName(callback.phase)
  const where = callback.phase === 'main' || callback.phase === 'exit' ? phase : `${phase} phase`
  const label = callback.queue === null ? where : `${queueName(callback.queue)}, in ${where}`
  return { label, ...NOWHERE, kind: 'phase', callback: null }
}

function framesAt(timeline: Timeline, step: Step): StackEntry[] {
  const site = timeline.sites[step.site ?? -1]
  if (site === undefined || site.frames.length === 0) return []
  const entries: StackEntry[] = site.frames.map((frame) => ({
    label: frame.name === '' ? '(anonymous)' : frame.name,
    ...sourcePlaceOf(frame),
    kind: 'frame',
    callback: null,
  }))
  if (site.api !== null)
    entries.unshift({ label: site.api, ...NOWHERE, kind: 'frame', callback: null })
  return entries
}

function isKnown(place: SourcePlace | null): place is SourcePlace {
  return place !== null && (place.line !== null || place.elsewhere !== null)
}

/** The line that runs where the step has one, else where the callback stands. What a callback was ended at is not known. */
function placeAt({ type, line }: Step, running: Callback): SourcePlace {
  return line === null || type === 'end' ? running : { line, elsewhere: null }
}

/** Of a nested callback, the shown one that it began in. */
function shownParent(timeline: Timeline, callback: Callback): Callback | null {
  let inner = callback
  while (inner.kind === 'nested' || inner.kind === 'exit') {
    const parent = callbackOf(timeline, inner.parent)
    if (parent === null || !parent.internal) return parent
    inner = parent
  }
  return null
}

function callbackOf(timeline: Timeline, index: CallbackIndex | null): Callback | null {
  return index === null ? null : (timeline.callbacks[index] ?? null)
}
