import type { LabMissing } from '@loopscope/shared/lab/labApi'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'

/**
 * asking: whether a demo can run here is not known yet. idle: it can, and nothing is on the page. starting: processes are being
 * started. live: a session goes on. still: a recording of a session that is over.
 */
type LabStatus = 'asking' | 'idle' | 'starting' | 'live' | 'still'

/** Whose recording is on the page: of a session of this visitor's, of a link, or the one that comes with the page. */
export type LabOrigin = 'own' | 'link' | 'shipped'

/** Nothing that can be computed from the events is kept here. */
export type LabState = {
  readonly status: LabStatus
  readonly origin: LabOrigin | null
  /** Why no session can be started here; null: one can, or that is not known. */
  readonly barred: LabBarred | null
  /** Id of the session on the page, while the service may still have it. */
  readonly id: string | null
  /** The recording. It grows in place; `length` says so. */
  readonly events: readonly LabEvent[]
  readonly length: number
  /** When the session ends unless something is done, ms since 1970. */
  readonly expiresAt: number | null
  /** False while the stream of a live session is broken and tried again. */
  readonly connected: boolean
  /** Why the last thing asked for was not done, as a sentence. */
  readonly problem: string | null
}

/** off: the service runs no demos. missing: something is not installed. unreachable: no answer. */
export type LabBarred =
  | { readonly why: 'off' }
  | { readonly why: 'missing'; readonly missing: readonly LabMissing[] }
  | { readonly why: 'unreachable'; readonly sentence: string }

/** A page on which nothing has happened. */
export const EMPTY_LAB: LabState = {
  status: 'asking',
  origin: null,
  barred: null,
  id: null,
  events: [],
  length: 0,
  expiresAt: null,
  connected: true,
  problem: null,
}
