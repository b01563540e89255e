import type { Order } from './order.ts'
import type { ResultSink, RunResult } from './runResult.ts'

/** What has become known of an order since the last look. */
export type News = {
  readonly results: readonly RunResult[]
  /** A run could not be made anywhere; the sentence for whoever asked. */
  readonly failure: string | null
  /** For the next look. */
  readonly mark: string
}

/** What becomes of a job: done with, or somebody else's. */
type Done = 'done' | 'not here'

/** Makes one run of an order and tells what it came to. Throws where that cannot be done anywhere. */
export type Perform = (order: Order, index: number, results: ResultSink) => Promise<Done>

/** Runs that replicas share. Whatever asks Redis rejects within a short time where that does not answer. */
export type SharedQueue = {
  /** Whether Redis answers, as far as is known. */
  readonly isThere: () => boolean
  /** Gives these runs to whoever has room; those that are given already are not given again. */
  readonly give: (order: Order, indexes: readonly number[]) => Promise<void>
  readonly order: (id: string) => Promise<Order | null>
  /** Says that somebody reads, without which no run begins, and what there is to read. `mark`: of the look before, '0' at first. */
  readonly attend: (id: string, mark: string) => Promise<News>
  /** Resolves when something became known of this order since the look before, or after so many ms. */
  readonly wait: (id: string, ms: number) => Promise<void>
  /** So that no one finds it any more; nothing is said where that fails. */
  readonly drop: (id: string) => Promise<void>
  /** What is no longer looked at. */
  readonly forget: (id: string) => void
  /** Takes jobs from now on, so many at once, while there is room for them. */
  readonly work: (perform: Perform, atOnce: number) => void
  readonly setRoom: (hasRoom: boolean) => void
  /** Gives the jobs of this replica time to end. */
  readonly close: () => Promise<void>
}
