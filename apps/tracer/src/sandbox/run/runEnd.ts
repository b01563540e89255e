import type { ChildEnd } from '../process/child.ts'
import type { RunFacts } from './runFacts.ts'

/** Why the service killed a run: the first reason wins. */
export type KillReason =
  | { readonly type: 'wall'; readonly afterMs: number }
  | { readonly type: 'cpu'; readonly afterMs: number }
  | { readonly type: 'output'; readonly limitBytes: number }
  | { readonly type: 'events'; readonly limit: number }
  | { readonly type: 'aborted' }

export type RunEnd = {
  readonly end: ChildEnd
  readonly reason: KillReason | null
  readonly facts: RunFacts
  /** The last of what came out of stderr. */
  readonly stderr: string
  /** The kernel killed something in the run's cgroup for want of memory. */
  readonly oomKilled: boolean
  readonly mainFile: string
  /** CPU time that was allowed, ms. */
  readonly cpuMs: number
  /** From the hand-over of the job to the process's end, ms. */
  readonly durationMs: number
  /** Processor time used after the last row had come, ms. */
  readonly unseenCpuMs: number
}
