import { rememberByTimeline } from '@loopscope/shared/timeline/rememberByTimeline'
import type { CallbackIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { visibleText } from '../../../hooks/visibleText.ts'
import { EXIT, type SliceIndex, type Slices } from '../slices.ts'
import { commonStart, without } from './commonStart.ts'
import { lineOf } from './lineOf.ts'

/** What a slice is called: what it wrote first and what was scheduled, "4  readFile". Safe to show. */
export function sliceLabel(timeline: Timeline, slices: Slices, slice: SliceIndex): string {
  const { label, written } = partsOf(timeline, slices, slice)
  return written === null ? label : `${written}  ${label}`
}

/** The same for a table, whose words stand alone: "readFile, printed 4". Safe to show. */
export function sliceWords(timeline: Timeline, slices: Slices, slice: SliceIndex): string {
  const { label, written } = partsOf(timeline, slices, slice)
  return written === null ? label : `${label}, printed ${written}`
}

/** What was scheduled, and what it wrote first, both safe to show; null: nothing, or it is main, which needs no telling apart. */
function partsOf(timeline: Timeline, slices: Slices, slice: SliceIndex) {
  const index = slices.callback[slice] ?? EXIT
  const callback = timeline.callbacks[index]
  if (callback === undefined) return { label: endLabel(timeline, slices, slice), written: null }
  const written = callback.kind === 'main' ? undefined : firstWrites(timeline).get(index)
  return {
    label: visibleText(callback.label, 60),
    written: written === undefined ? null : visibleText(written, 40),
  }
}

/** What tells it from others that have begun to write alike, "1" of "hash 1"; '' of one of which nothing does. Safe to show. */
export function shortLabel(timeline: Timeline, slices: Slices, slice: SliceIndex): string {
  const written = firstWrites(timeline).get(slices.callback[slice] ?? EXIT) ?? ''
  const rest = without(common(timeline).start, written)
  return rest === written ? '' : visibleText(rest, 40)
}

/** As on the scrubber, whose marks have the same words. */
const common = rememberByTimeline(({ outputs }: Timeline) => ({
  start: commonStart(outputs.map(lineOf)),
}))

/** A process that was killed does not come to its exit. */
export function endLabel(timeline: Timeline, slices: Slices, slice: SliceIndex): 'exit' | 'end' {
  return timeline.steps[slices.from[slice] ?? -1]?.type === 'exit' ? 'exit' : 'end'
}

/** What each callback wrote first: the handiest name for it. */
const firstWrites = rememberByTimeline(({ outputs }: Timeline) => {
  const first = new Map<CallbackIndex, string>()
  for (const { callback, text } of outputs) {
    if (callback === null || first.has(callback)) continue
    const line = text.slice(0, 60).trim()
    if (line !== '') first.set(callback, line)
  }
  return first
})
