import type { Listener } from '../../wire/stackFrame.ts'
import type { Queue } from '../phase.ts'
import type { Callback, CallbackIndex, OperationIndex } from '../timeline.ts'

/** A callback while its recording is still being read. */
export type DraftCallback = {
  readonly index: CallbackIndex
  readonly kind: Callback['kind']
  readonly asyncId: number
  /** The resource whose `before` this was; not yet the user's operation that it serves. */
  readonly operation: OperationIndex | null
  readonly queue: Queue | null
  /** Of a nested callback, what it began in; of a drained one, what it drained after. */
  readonly parent: CallbackIndex | null
  readonly startEvent: number
  readonly startAt: number
  endAt: number | null
  /** When something was last seen to happen in it; what an error left has no other end. */
  seenAt: number
  /** Something of the user's was seen to happen in it. */
  user: boolean
  /** The listener that was seen first in it; null: other code was. undefined: nothing yet. */
  listener: Listener | null | undefined
  /** An error that nothing caught left it: it ended without returning. */
  threw: boolean
  /** It is on the recorder's own stack: main and the handlers of 'exit' are not. */
  readonly counted: boolean
}
