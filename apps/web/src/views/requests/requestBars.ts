import type { RequestRow } from '@loopscope/shared/timeline/requests/requestRow'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import { type Look, placeOf } from '../kit/look.ts'

/** The time that the lane of requests shows, us. */
export type Window = { readonly from: number; readonly to: number }

/** A piece of a request's bar: `left` and `width` in hundredths of the lane. */
export type BarPiece = {
  readonly kind: 'whole' | 'waited' | 'ran'
  readonly look: Look | null
  readonly left: number
  readonly width: number
}

/** More pieces than that cannot be told apart. */
const MOST = 80

/** From the first moment of any request to the last one of any. */
export function windowOf(rows: readonly RequestRow[]): Window {
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const row of rows) {
    from = Math.min(from, beginOf(row))
    to = Math.max(to, row.at + row.totalUs)
  }
  return from < to ? { from, to } : { from: 0, to: 1 }
}

/** From its first wait to its end: all of it, where others ran while it waited, and its callbacks in the colours of their phases. */
export function barOf(timeline: Timeline, row: RequestRow, window: Window): readonly BarPiece[] {
  const until = row.at + row.totalUs
  const piece = (kind: BarPiece['kind'], look: Look | null, from: number, to: number): BarPiece => {
    const scale = 100 / (window.to - window.from)
    const left = (Math.max(from, window.from) - window.from) * scale
    return { kind, look, left, width: Math.max(0, (to - window.from) * scale - left) }
  }
  const ran = row.callbacks.flatMap((index) => {
    const callback = timeline.callbacks[index]
    if (callback === undefined || callback.startAt > until || callback.kind === 'nested') return []
    const { phase, queue, startAt, endAt } = callback
    return [piece('ran', placeOf(phase, queue).look, startAt, Math.min(endAt ?? until, until))]
  })
  const waited = row.waits.map(({ from, to }) => piece('waited', null, from, to))
  return [
    piece('whole', null, beginOf(row), until),
    ...waited.slice(0, MOST),
    ...ran.slice(0, MOST),
  ]
}

function beginOf({ at, waits }: RequestRow): number {
  return Math.min(at, waits[0]?.from ?? at)
}
