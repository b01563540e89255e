import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { endSentence } from '@loopscope/shared/timeline/sentences/end'
import { capital, phaseName, theCallback } from '@loopscope/shared/timeline/sentences/words'
import type { Callback, Timeline } from '@loopscope/shared/timeline/timeline'

/** What a person is told of a run; times as "# ms". */
export type Said = {
  /** How it ended, and why. */
  readonly end: string
  /** What cannot run here, and what works instead. */
  readonly note: string | null
  /** What stands out, but for what depends on how fast the machine is. */
  readonly findings: readonly string[]
  /** Each callback of the user's that there was, by its name, with phase or queue; sorted. */
  readonly callbacks: readonly string[]
  /** For each line of the program that printed: its number. null: no line of the program's. */
  readonly lines: readonly (number | null)[]
}

/** All of it that does not change from run to run. */
export const sayOfRun = (timeline: Timeline): Said => ({
  end: timeless(endSentence(timeline)),
  note: timeline.outcome?.note ?? null,
  findings: distinct(
    findingsOf(timeline)
      .filter(({ kind }) => !DEPENDS_ON_SPEED.has(kind))
      .map(({ sentence }) => timeless(sentence)),
  ),
  callbacks: distinct(timeline.callbacks.filter(({ internal }) => !internal).map(nameOf)).sort(),
  lines: [...new Set(timeline.outputs.map(({ line }) => line))].sort((a, b) => (a ?? 0) - (b ?? 0)),
})

const DEPENDS_ON_SPEED: ReadonlySet<string> = new Set([
  'heldLoop',
  'lateTimer',
  'lateData',
  'starvation',
])

const nameOf = (callback: Callback): string =>
  `${capital(callback.queue ?? phaseName(callback.phase))}: ${theCallback(callback)}`

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]

/** "3.21 ms" and "1.2 s" become "# ms": how long it took is not the program's to say. */
const timeless = (sentence: string): string =>
  sentence
    .replace(/\b\d+(?:\.\d+)? (?:ms|s)\b/g, '# ms')
    .replace(/\b\d{1,3}(?:,\d{3})+\b/g, '#,###')
