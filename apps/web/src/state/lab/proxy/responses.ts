import type { LabEvent } from '@loopscope/shared/lab/labEvent'

const SECOND = 1_000_000

/** Requests that ended within one second, by what the client got. */
export type Responses = {
  /** When the second begins, us on the lab's clock; the last ends with the shown moment. */
  readonly from: number
  /** Any status but those below. */
  readonly fine: number
  /** 4xx: refused by a rule, or asked wrongly. */
  readonly refused: number
  /** 5xx, or no answer at all: the client gave it up, or its connection was closed. */
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
    if (status >= 500) second.failed += count
    else if (status >= 400) second.refused += count
    else second.fine += count
  }
  const since = until - seconds * SECOND
  for (let i = cursor; i >= 0; i--) {
    const event = events[i]
    if (event === undefined || event.at <= since || event.type === 'epoch') break
    for (const { status, count } of answersOf(event)) add(event.at, status, count)
  }
  return counts
}

type Answer = { readonly status: number; readonly count: number }

/** What has come of requests by an event: answers as HAProxy logged them, and by the client's word those that it did not get. */
function answersOf(event: LabEvent): readonly Answer[] {
  switch (event.type) {
    case 'proxied':
      return event.late || event.status < 0 ? [] : [{ status: event.status, count: 1 }]
    case 'proxiedSum':
      return event.rows.filter(({ late, status }) => !late && status >= 0)
    case 'answer': {
      const { outcome, unsent } = event
      return outcome === 'answered' || unsent !== undefined ? [] : [{ status: NONE, count: 1 }]
    }
    case 'sum': {
      const count = event.processes.reduce(
        (sum, { refused, reset, timedOut, lost, unsent = 0 }) =>
          sum + refused + reset + timedOut + lost - unsent,
        0,
      )
      return count === 0 ? [] : [{ status: NONE, count }]
    }
    default:
      return []
  }
}

/** Among the statuses: there was none. */
const NONE = 999
