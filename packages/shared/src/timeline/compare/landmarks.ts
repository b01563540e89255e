import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { Operation, Step, Timeline } from '../timeline.ts'

/**
 * Steps that can be found again in another recording of the same or nearly the same snippet: by what happened, to
 * which call of the code, for the how-manieth time. Keys are in the order of the steps.
 */
export const landmarks = rememberByTimeline((timeline): ReadonlyMap<string, number> => {
  const names = nameOperations(timeline)
  const texts = new Map(timeline.outputs.map(({ step, text }) => [step, text]))
  const found = new Map<string, number>()
  const counts = new Map<string, number>()
  timeline.steps.forEach((step, index) => {
    const what = whatHappens(timeline, names, step, texts.get(index))
    if (what === null) return
    const nth = counts.get(what) ?? 0
    counts.set(what, nth + 1)
    found.set(`${what} #${nth}`, index)
  })
  return found
})

function whatHappens(
  timeline: Timeline,
  names: readonly string[],
  step: Step,
  text: string | undefined,
): string | null {
  // A phase that begins is a moment of the loop, not of the code: versions pass through different ones.
  if (step.type === 'phase') return null
  if (step.type === 'output') return `output ${step.line} ${text ?? ''}`
  const operation = step.operation ?? timeline.callbacks[step.callback ?? -1]?.operation ?? null
  if (operation !== null) return `${step.type} ${names[operation] ?? ''}`
  const { kind, label } = timeline.callbacks[step.callback ?? -1] ?? { kind: '', label: '' }
  return `${step.type} ${kind} ${label}`
}

/** The same call of the code has the same name: its line and column, and the how-manieth time it was made. */
function nameOperations(timeline: Timeline): string[] {
  const counts = new Map<string, number>()
  return timeline.operations.map((operation) => {
    const place = `${operation.line ?? operation.elsewhere}:${columnOf(timeline, operation)} ${operation.label}`
    const nth = counts.get(place) ?? 0
    counts.set(place, nth + 1)
    return `${place} #${nth}`
  })
}

function columnOf({ sites }: Timeline, { site }: Operation): number | null {
  return sites[site ?? -1]?.frames[0]?.column ?? null
}
