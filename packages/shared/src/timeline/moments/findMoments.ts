import { requestRows } from '../requests/requestRows.ts'
import { runStepOf } from '../steps/runStep.ts'
import type { CallbackIndex, StepIndex, Timeline } from '../timeline.ts'

/** What a text was found in. `steps`: the moments, in order; `callbacks`: those that were found themselves. */
export type Found = {
  readonly steps: readonly StepIndex[]
  readonly callbacks: ReadonlySet<CallbackIndex>
}

export const NOTHING_FOUND: Found = { steps: [], callbacks: new Set() }

/**
 * Where a text stands in what the program wrote, in the names of callbacks, in HTTP requests; "L12" or "line 12" is any of that line.
 * Upper and lower case are the same. Linear in the recording.
 */
export function findMoments(timeline: Timeline, query: string): Found {
  const text = query.trim().toLowerCase()
  if (text === '') return NOTHING_FOUND
  const line = /^(?:l|line ?)(\d{1,6})$/.exec(text)?.[1]
  const isLine = (at: number | null) => line !== undefined && at === Number(line)
  const steps = new Set<StepIndex>()
  const callbacks = new Set<CallbackIndex>()
  for (const { index, label, line: at, internal } of timeline.callbacks) {
    if (internal || !(isLine(at) || label.toLowerCase().includes(text))) continue
    const step = runStepOf(timeline, index)
    if (step === null) continue
    callbacks.add(index)
    steps.add(step)
  }
  for (const { text: written, line: at, caller, step } of timeline.outputs)
    if (isLine(at) || isLine(caller?.line ?? null) || written.toLowerCase().includes(text))
      steps.add(step)
  for (const { method, target, step, place } of requestRows(timeline))
    if (isLine(place.line) || `${method ?? ''} ${target ?? ''}`.toLowerCase().includes(text))
      steps.add(step)
  return { steps: [...steps].sort((a, b) => a - b), callbacks }
}
