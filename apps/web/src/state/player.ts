import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { LanesViewStore } from './lanesView.ts'
import type { PlaybackAction, PlaybackStore } from './playback/playback.ts'
import type { SessionStore } from './run/session.ts'
import type { Subject } from './run/subject.ts'
import type { SelectionStore } from './selection.ts'

/** A program and its recording at a moment: what a link shows and opens. */
export type Player = {
  readonly session: SessionStore
  readonly playback: PlaybackStore
  readonly selection: SelectionStore
  readonly lanesView: LanesViewStore
  /** The part of the recording that may be shown: without what comes, where that is hidden. */
  timeline(): Timeline | null
  /** Shows a recording of this program, at its first step. `shipped`: it came with the page. */
  show(subject: Subject, events: readonly TraceEvent[], from?: { readonly shipped?: boolean }): void
  /** Puts in this program, of which nothing is recorded yet: what was recorded of another one leaves the page. */
  begin(subject: Subject): void
  play(action: PlaybackAction): void
}
