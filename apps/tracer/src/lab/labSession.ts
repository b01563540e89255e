import type { LabAction, LabActionDone } from '@loopscope/shared/lab/labAction'
import type { LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { z } from 'zod'
import type { LabRecording } from './labRecording.ts'
import type { StatsFormat } from './proxy/stats/proxyStats.ts'
import type { KnownProcess, StateFiles } from './stateFile.ts'

export type EndReason = LabEventOf<'end'>['reason']

/** One visitor's running demo, of whichever kind: all that routes, leases and metrics need of it. */
export type LabSession = {
  readonly id: string
  readonly recording: LabRecording
  /** What an action must name; it grows when the processes begin anew. */
  readonly epoch: number
  /** Processes that live, their guard first. */
  readonly pids: readonly number[]
  /** It ends, or has ended. */
  readonly over: boolean
  /** Its recording is whole. */
  readonly ended: boolean
  /** What the body of an action must be. */
  readonly actions: z.ZodType<LabAction>
  /** Does what was parsed by `actions`, in its turn. Rejects with ActionRefused. */
  act(action: LabAction): Promise<LabActionDone>
  /** Another program's own figures, read-only, where the demo has one. Rejects with ActionRefused. */
  stats?(format: StatsFormat): Promise<{ readonly type: string; readonly text: string }>
  /** The last page that followed it has closed; it may be back in a moment. */
  unwatched?(): void
  /** Ends everything; resolves when nothing of it is alive and the recording is whole. */
  end(reason: EndReason, message?: string | null): Promise<void>
}

/** What a demo is given to open a session. */
export type SessionParts = {
  readonly id: string
  readonly service: KnownProcess
  readonly files: StateFiles
  /** Where Node keeps the demo's programs without their types, compiled. */
  readonly codeCache: string
  readonly ended: (reason: EndReason) => void
  /** By when a process has said a word, on the slowest machine; ms. */
  readonly startMs?: number
}
