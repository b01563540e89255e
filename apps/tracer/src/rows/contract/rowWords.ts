/** The words that a row names by their place in a list; what each means is said where events are (`wire/traceEvent`). */

export const PROMISE_STATES = ['pending', 'fulfilled', 'rejected', 'unknown'] as const

export const ERROR_KINDS = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'] as const

/** Who took an error that nothing caught. */
export const ERROR_HANDLERS = ['listener', 'domain', 'captureCallback'] as const

/** Whether a handle, timer or worker may keep the loop alive. 'closed': its close was asked for. */
export const HOLD_STATES = ['unref', 'ref', 'closed'] as const

export const STREAM_FACTS = [
  'readable',
  'writable',
  'endEmitted',
  'finished',
  'destroyed',
  'unread',
  'paused',
  'ended',
  'reading',
  'full',
  'pipedInto',
  'ending',
  'writing',
  'corked',
  'transforms',
] as const

/** The calls of the snippet's that wait for a stream. */
export const STREAM_WAITERS = ['pipeline', 'finished'] as const

/** Who a request came from, and by what it was sent. */
export const REQUEST_SIDES = ['incoming', 'outgoing', 'fetch'] as const

export const REQUEST_MOMENTS = ['ended', 'sent', 'responded', 'completed', 'failed'] as const
