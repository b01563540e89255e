import type { Frame } from '../frame.ts'

/** What waits at the cursor, as the sentences need it. */
export type Waiting = Pick<Frame, 'queues' | 'inFlight'>
