import type { Curve } from './curve.ts'

/** A line between two cards. request: requests of the client go along it. family: only started by. */
export type Edge = {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly kind: 'request' | 'family'
  readonly curve: Curve
  /** Where its figures stand: in the middle of the line, or where it ends. */
  readonly told: 'middle' | 'end'
  /** Requests per second that went along it, over the last second. */
  readonly rate: number
  /** Requests that are on their way along it. */
  readonly inFlight: number
  /** bad: requests go there and are hurt. off: nothing goes there. */
  readonly look?: 'plain' | 'bad' | 'off'
}
