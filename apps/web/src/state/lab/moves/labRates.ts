import type { LabEvent } from '@loopscope/shared/lab/labEvent'

/** us; how far back a rate looks. */
const WINDOW = 1_000_000

/** Requests per second over the last second before a moment. */
export type LabRates = {
  readonly sent: number
  /** By process: answered by it. */
  readonly answered: ReadonlyMap<string, number>
}

/** Counts what ended within the second before the event of index `cursor`; a sum that lies in it partly is counted by its part. */
export function labRatesAt(events: readonly LabEvent[], cursor: number): LabRates {
  const until = events[cursor]?.at ?? 0
  const since = until - WINDOW
  const answered = new Map<string, number>()
  const add = (process: string | null, count: number) => {
    if (process !== null && count > 0) answered.set(process, (answered.get(process) ?? 0) + count)
  }
  let sent = 0
  for (let i = cursor; i >= 0; i--) {
    const event = events[i]
    if (event === undefined || event.at < since || event.type === 'epoch') break
    if (event.type === 'request') sent += 1
    else if (event.type === 'answer' && event.outcome === 'answered') add(event.process, 1)
    else if (event.type === 'sum') {
      const length = Math.max(1, event.to - event.from)
      const part = Math.max(0, Math.min(1, (event.to - Math.max(event.from, since)) / length))
      sent += event.sent * part
      for (const row of event.processes) add(row.process, row.answered * part)
    }
  }
  return { sent, answered }
}
