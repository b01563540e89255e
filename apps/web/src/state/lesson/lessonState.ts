import type { Answer, Finding } from '@loopscope/shared/lesson/lesson'
import type { Timeline } from '@loopscope/shared/timeline/timeline'

/** How a question stands. */
export type Asked = {
  /** Name of the choice that was taken. */
  readonly choice: string
  /** null: it runs, or there is a problem. */
  readonly answer: Answer | null
  readonly problem: string | null
}

/** Where a picture comes from. `recorded`: "Node 24.21.0, Linux x64, 2 cores, 2026-11-28"; null: run just now. */
export type Shown<S, M> = {
  readonly settings: S
  readonly model: M
  /** Full version. */
  readonly node: string
  readonly recorded: string | null
}

/** A run that goes on: what has been recorded of it so far. */
export type Going<S> = { readonly settings: S; readonly timeline: Timeline }

/** A lesson's page without its picture. */
export type LessonState<S, M> = {
  /** As the controls stand. */
  readonly settings: S
  /** Major version, "24". */
  readonly node: string
  readonly running: boolean
  /** null: nothing runs, or it is likely to be over before it could be drawn. */
  readonly going: Going<S> | null
  /** What the picture shows: it stays until there is another. null: nothing has run yet. */
  readonly shown: Shown<S, M> | null
  /** What it showed before, the latest first, each with other settings. */
  readonly earlier: readonly Shown<S, M>[]
  /** Why the latest run is not shown, as a sentence. */
  readonly problem: string | null
  /** By name of the prediction. */
  readonly asked: Readonly<Record<string, Asked>>
  /** What runs of this page said of the notes: the latest of each, which need not be the one that is shown. */
  readonly findings: Readonly<Record<string, Finding & { readonly run: Shown<S, M> }>>
  /** Runs side by side; null: never asked for. `wanted`: how many there will be. */
  readonly series: { readonly wanted: number; readonly runs: readonly Shown<S, M>[] } | null
  /** Right answers in a row, puzzles included. */
  readonly streak: number
}
