import type { LabEvent } from '@loopscope/shared/lab/labEvent'

const SECOND = 1_000_000

/** Requests that HAProxy logged within one second, by what the client was sent. */
export type Responses = {
  /** When the second begins, us on the lab's clock; the last ends with the shown moment. */
  readonly from: number
  /** Any status but those below. */
  readonly fine: number
  /** 4xx: refused by a rule, or asked wrongly. */
  readonly refused: number
  /** 5xx, or no status at all. */
  readonly failed: number
}

/** The last `seconds` before the event of index `cursor`, the oldest first; none before the epoch began. */
export function responsesAt(
  events: readonly LabEvent[],
  cursor: number,
  seconds: number,
): readonly Responses[] {
  const until = events[cursor]?.at ?? 0
  const counts = Array.from({ length: seconds }, (_, i) => ({
    from: until - (seconds - i) * SECOND,
    fine: 0,
    refused: 0,
    failed: 0,
  }))
  const add = (at: number, status: number, count: number) => {
    const second = counts[seconds - 1 - Math.floor((until - at) / SECOND)]
    if (second === undefined) return
    if (status >= 500 || status < 100) second.failed += count
    else if (status >= 400) second.refused += count
    else second.fine += count
  }
  const since = until - seconds * SECOND
  for (let i = cursor; i >= 0; i--) {
    const event = events[i]
    if (event === undefined || event.at <= since || event.type === 'epoch') break
    if (event.type === 'proxied') add(event.at, event.status, 1)
    else if (event.type === 'proxiedSum')
      for (const { status, count } of event.rows) add(event.at, status, count)
  }
  return counts
}
