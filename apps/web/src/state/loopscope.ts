import type { Frame } from '@loopscope/shared/timeline/frame'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { ComparisonStore } from './compare/comparison.ts'
import type { RaceRunner } from './compare/races.ts'
import type { VersionRunner } from './compare/versionRuns.ts'
import type { WhatIf } from './compare/whatIf.ts'
import type { Alternation } from './playback/alternation.ts'
import type { Move } from './playback/move.ts'
import type { RevealStore } from './playback/reveal.ts'
import type { Player } from './player.ts'
import type { FidelityChecker } from './run/fidelity.ts'
import type { KeptRuns } from './run/keptRuns.ts'
import type { Sharing } from './share/sharing.ts'

/** The page without its picture: its stores, what follows from them, and what a person can ask for. */
export type Loopscope = Player & {
  /** Whether what comes is hidden, for somebody who predicts it. */
  readonly reveal: RevealStore
  /** When which view shows another moment. */
  readonly alternation: Alternation
  /** The finished runs that this browser keeps. */
  readonly keptRuns: KeptRuns
  readonly sharing: Sharing
  /** The same program many times. */
  readonly races: RaceRunner
  /** The same program on many versions. */
  readonly versionRuns: VersionRunner
  /** The latest run against plain Node. */
  readonly fidelity: FidelityChecker
  /** Two recordings side by side. */
  readonly comparison: ComparisonStore
  /** The program with one call changed. */
  readonly whatIf: WhatIf
  /** What the recording so far means; null before the first event, and until `loadSelectors` has fetched what reads it. */
  whole(): Timeline | null
  /** What a recording means; where that one is shown next, it is not read again. Rejects where what reads it does not come. */
  read(events: readonly TraceEvent[]): Promise<Timeline>
  /** The moment that is shown; null where `timeline` is. */
  frame(): Frame | null
  /** Asks for the versions that can be used. */
  loadVersions(): Promise<void>
  /** Records the source; a run that is still going is stopped first. */
  run(): Promise<void>
  stop(): void
  /** Shows a run that this browser keeps. */
  openRun(id: number): Promise<void>
  /** The recording of a run that the service still keeps; null when it cannot be had. */
  readRun(runId: string): Promise<readonly TraceEvent[] | null>
  move(move: Move): void
}
