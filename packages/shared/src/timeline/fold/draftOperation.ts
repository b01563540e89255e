import type { CallbackIndex, OperationIndex, OperationKind } from '../timeline.ts'

/** An operation while its recording is still being read. */
export type DraftOperation = {
  readonly index: OperationIndex
  readonly asyncId: number
  readonly resource: string
  readonly kind: OperationKind
  readonly site: number | null
  readonly scheduledBy: CallbackIndex | null
  readonly scheduledEvent: number
  readonly scheduledAt: number
  readonly parent: OperationIndex | null
  /** The operation of the user's call; itself when it is that. */
  group: OperationIndex | null
  /** Of the head of a group that no call of the user's heads: whose callback made it. */
  origin: OperationIndex | null
  /** Asked for by name: setTimeout, nextTick, then, await ... */
  primary: boolean
  readyAt: number | null
  /** The event that put it into its queue. */
  readyEvent: number | null
  dueAt: number | null
  delayAsked: number | null
  delayUsed: number | null
  repeat: boolean
  readonly runs: CallbackIndex[]
  /** When its last run returned. */
  lastReturn: number | null
  doneAt: number | null
  cancelled: boolean
  /** A handle that JavaScript has closed; its close callback may not have come. */
  closing: boolean
  /** A handle whose close callback has come. */
  closed: boolean
  promiseState: 'pending' | 'fulfilled' | 'rejected' | null
  /** Resolved at least once; a lock-in that Node did not name counts until the next resolve. */
  settled: boolean
  /** A promise whose job waits in the microtask queue, as opposed to one that only holds a value. */
  reaction: boolean
  /** Reactions that wait for this promise. */
  waiters: OperationIndex[] | null
}
