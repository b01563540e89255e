import { requestRows } from '../requests/requestRows.ts'
import { requestName, shortRequestName } from '../requests/requestSentence.ts'
import { theCallback } from '../sentences/words.ts'
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
  if (query.trim() === '') return NOTHING_FOUND
  const steps = new Set<StepIndex>()
  const callbacks = new Set<CallbackIndex>()
  for (const { step, callback } of placesOf(timeline, query)) {
    steps.add(step)
    if (callback !== null) callbacks.add(callback)
  }
  return { steps: [...steps].sort((a, b) => a - b), callbacks }
}

/** What the text stands in at this step: "GET /report, in"; of several things all of them. */
export function foundWords(timeline: Timeline, query: string, step: StepIndex): string {
  const words: string[] = []
  for (const place of placesOf(timeline, query)) if (place.step === step) words.push(place.words())
  return [...new Set(words)].join('; ')
}

/** `words` are made when they are asked for: there may be thousands of places. */
type Place = {
  readonly step: StepIndex
  readonly callback: CallbackIndex | null
  readonly words: () => string
}

function* placesOf(timeline: Timeline, query: string): Generator<Place> {
  const text = query.trim().toLowerCase()
  if (text === '') return
  const line = /^(?:l|line ?)(\d{1,6})$/.exec(text)?.[1]
  const isLine = (at: number | null) => line !== undefined && at === Number(line)
  for (const callback of timeline.callbacks) {
    const { index, label, line: at, internal } = callback
    if (internal || !(isLine(at) || label.toLowerCase().includes(text))) continue
    const step = runStepOf(timeline, index)
    if (step !== null) yield { step, callback: index, words: () => theCallback(callback) }
  }
  for (const { text: written, line: at, caller, step } of timeline.outputs)
    if (isLine(at) || isLine(caller?.line ?? null) || written.toLowerCase().includes(text))
      yield { step, callback: null, words: () => `"${written.trim()}"` }
  for (const row of requestRows(timeline)) {
    const { step, place, side } = row
    // As the table has it, or with its host.
    const names = `${shortRequestName(row)}\n${requestName(row)}`.toLowerCase()
    if (isLine(place.line) || names.includes(text))
      yield {
        step,
        callback: null,
        words: () => `${shortRequestName(row)}, ${side === 'incoming' ? 'in' : 'out'}`,
      }
  }
}
