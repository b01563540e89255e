import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import { endSentence } from '@loopscope/shared/timeline/sentences/end'
import { capital, phaseName, theCallback } from '@loopscope/shared/timeline/sentences/words'
import type { Callback, Timeline } from '@loopscope/shared/timeline/timeline'
import type { Case } from './caseFolders.ts'

/** What a person is told of a run; times as "# ms". */
export type Said = {
  /** How it ended, and why. */
  readonly end: string
  /** What cannot run here, and what works instead. */
  readonly note: string | null
  /** What stands out, but for what depends on how fast the machine is; sorted. */
  readonly findings: readonly string[]
  /** Each callback of the user's that there was, by its name, with phase or queue; sorted. */
  readonly callbacks: readonly string[]
  /** For each line of the program that printed: its number. null: no line of the program's. */
  readonly lines: readonly (number | null)[]
}

/** All of it that does not change from run to run. */
export const sayOfRun = (timeline: Timeline, { varies }: Pick<Case, 'varies'>): Said => ({
  end: varies.includes('end') ? '' : countless(endSentence(timeline)),
  note: timeline.outcome?.note ?? null,
  findings: distinct(
    findingsOf(timeline)
      .filter(({ kind }) => !DEPENDS_ON_SPEED.has(kind))
      .filter(({ kind }) => !(kind === 'stopped' && varies.includes('end')))
      .map(({ sentence }) => countless(sentence)),
  ).sort(),
  callbacks: varies.includes('callbacks')
    ? []
    : distinct(
        timeline.callbacks
          .filter(({ internal }) => !internal)
          .map((callback) => nameOf(callback, varies.includes('phases'))),
      ).sort(),
  lines: varies.includes('lines')
    ? []
    : [...new Set(timeline.outputs.map(({ line }) => line))].sort((a, b) => (a ?? 0) - (b ?? 0)),
})

const DEPENDS_ON_SPEED: ReadonlySet<string> = new Set([
  'heldLoop',
  'lateTimer',
  'lateIo',
  'starvation',
  'race',
])

const nameOf = (callback: Callback, phasesVary: boolean): string => {
  const name = capital(theCallback(callback))
  return phasesVary ? name : `${capital(callback.queue ?? phaseName(callback.phase))}: ${name}`
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]

/** "3.21 ms", "1.2 s" and "15 writes" become "# ms" and "# writes": neither is the program's to say. */
const countless = (sentence: string): string =>
  sentence
    .replace(/\b\d+(?:\.\d+)? (?:ms|s)\b/g, '# ms')
    .replace(/\b\d[\d,]* (write|line|byte|turn)s?\b/g, '# $1s')
    .replace(/\b\d{1,3}(?:,\d{3})+\b/g, '#,###')
