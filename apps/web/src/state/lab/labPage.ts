import type { DemoName, LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import type { StoreApi } from 'zustand/vanilla'
import type { LabActionRequest } from '../../api/labs.ts'
import type { PlaybackAction, PlaybackStore } from '../playback/playback.ts'
import type { LabReason } from './labReasons.ts'
import type { LabSharing } from './labSharing.ts'
import type { LabOrigin, LabState } from './labState.ts'
import type { LabMove } from './moves/labMove.ts'

/** An action of any demo, without what every action carries. */
export type LabAct = LabActionRequest extends infer A
  ? A extends unknown
    ? Omit<A, 'epoch' | 'tab'>
    : never
  : never

/** A demo's page without its picture: its stores, what follows from them, and what a person can ask for. Nothing here rejects. */
export type LabPage = {
  readonly demo: DemoName
  readonly store: StoreApi<LabState>
  readonly playback: PlaybackStore
  readonly sharing: LabSharing
  /** Index of the event that is shown. */
  cursor(): number
  /** The moment that is shown; null while there is no recording. */
  moment(): LabMoment | null
  /** The moment that the sentence tells: see nowCursor. `at`: of another event than the one that is shown. */
  now(at?: number): LabMoment | null
  /** Why, at the moment that is shown: see LabReasons; null: no rule knows. */
  why(at?: number): LabReason | null
  /** The last moment there is, whichever is shown. */
  latest(): LabMoment | null
  /** Finds out what can run here; goes on with this visitor's session, or shows the shipped one where none can run. */
  load(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  /** Everything anew: of a session that is gone, a new one. */
  reset(): Promise<void>
  /** Whether it was done. */
  act(action: LabAct): Promise<boolean>
  /** Shows the session that comes with the page, or another that does. `name`: of its file. */
  showShipped(name?: string): Promise<void>
  /** Shows a recording; `cursor` null: at its first event. */
  show(events: readonly LabEvent[], origin: LabOrigin, cursor: number | null): void
  play(action: PlaybackAction): void
  move(move: LabMove): void
  /** Rides on the end of a session that goes on. */
  goLive(): void
}
