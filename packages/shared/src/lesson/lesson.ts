import type { z } from 'zod'
import type { LessonName } from '../site/lessons.ts'
import type { Timeline } from '../timeline/timeline.ts'
import type { ModuleKind } from '../wire/api.ts'
import type { Control } from './control.ts'
import type { NoteName } from './notes.ts'

/** What a person can set: bounded numbers, names of a fixed list, and switches. */
export type Settings = Readonly<Record<string, number | string | boolean>>

/** What is run. */
export type Program = {
  /** As a teacher would write it, for exactly these settings; it prints whatever the picture could not know else. */
  readonly source: string
  readonly module: ModuleKind
  /** UV_THREADPOOL_SIZE of the process. */
  readonly threadPoolSize: number
}

/**
 * One of the small demos, as data. `S`: its settings. `M`: what its picture shows, worked out of one run. Nothing here
 * is an answer: what a page says about Node is a function of runs, and the tests take it on real ones.
 */
export type Lesson<S extends Settings, M> = {
  readonly name: LessonName
  readonly settings: z.ZodType<S>
  /** What the page begins with. */
  readonly initial: S
  readonly controls: readonly Control[]
  /** Major versions of Node that the page offers; the first is the one it begins with. */
  readonly versions: readonly [string, ...string[]]
  readonly program: (settings: S) => Program
  /** What a finished run means to the picture; null: it did not get so far. */
  readonly read: (timeline: Timeline, settings: S) => M | null
  /** What is to be seen in a run, in one sentence of its own figures. */
  readonly sentence: (model: M, settings: S) => string
  readonly predictions: readonly [Prediction<S, M>, ...Prediction<S, M>[]]
  /** Runs side by side, when somebody asks for them; null: none. */
  readonly series: Series<S, M> | null
  readonly statements: readonly Statement<S, M>[]
  /** Statements that no run in the sandbox can show; absent: none. */
  readonly untried?: readonly UntriedStatement[]
  /** Two of puzzles/, by name. */
  readonly puzzles: readonly [string, string]
  /** Settings that the tests run, beside those of predictions and statements. */
  readonly samples: readonly S[]
}

/** A question to be answered before it is run. */
export type Prediction<S, M> = {
  /** Unique in its lesson; the progress of puzzles keeps it as "lesson/name". */
  readonly name: string
  /** On its tab. */
  readonly title: string
  readonly question: string
  readonly choices: readonly { readonly name: string; readonly words: string }[]
  /** What is run to answer it, in this order. The page stays at the last. */
  readonly runs: readonly [S, ...S[]]
  /** What these runs answer; null: they do not. */
  readonly judge: (models: readonly M[]) => Answer | null
}

/** What truly happened. */
export type Answer = {
  /** Name of the choice that it makes right. */
  readonly choice: string
  /** One sentence, of these runs' own figures. */
  readonly sentence: string
}

/** Whether a statement of the notes is so. */
export type Truth = 'holds' | 'in part' | 'not so'

/** A statement of the notes, and what runs say about it. */
export type Statement<S, M> = {
  readonly note: NoteName
  /** For docs/notes.md; tests see whether `judge` says the same of real runs. */
  readonly truth: Truth
  /** For docs/notes.md: what is really so, without a run's figures. */
  readonly really: string
  /** A run that shows it. */
  readonly shownBy: S
  /** What a run says about it; null: a run with other settings has to show it. */
  readonly judge: (model: M, settings: S) => Finding | null
}

/** A statement that the page cannot run: a test of ours shows it, and `where` says on what. */
export type UntriedStatement = Pick<Statement<never, never>, 'note' | 'truth' | 'really'> & {
  /** Why not here, and where it was tried: one sentence. */
  readonly where: string
}

export type Finding = {
  readonly truth: Truth
  /** One or two sentences, of this run's own figures. */
  readonly sentence: string
}

/** Runs that are made one after the other, to be compared. */
export type Series<S, M> = {
  /** Heading, and accessible name. */
  readonly title: string
  /** On its button. */
  readonly ask: string
  /** Which: the other settings stay as they are. */
  readonly of: (settings: S) => readonly S[]
  /** How often each is run, in turns; absent: once. Where runs vary, their median and their range are shown. */
  readonly times?: number
  readonly point: (model: M, settings: S) => SeriesPoint
  /** What follows from all of them, in the order in which they were run, in one sentence of their own figures. */
  readonly sentence: (models: readonly M[]) => string
}

export type SeriesPoint = {
  /** What differs: "4 threads". */
  readonly label: string
  /** Its length, in whatever unit `words` has. */
  readonly value: number
  readonly words: string
}
