import type { LabEvent } from '@loopscope/shared/lab/labEvent'

/** Who answered the requests that were given from index `from` on, and how many each. */
export type AnsweredBy = {
  readonly total: number
  readonly counts: ReadonlyMap<string, number>
  /** In the order of the answers, of those that are told one by one. */
  readonly order: readonly string[]
  /** Index of the last that was counted. */
  readonly index: number
}

/** Reads the answers to the first `most` requests after `from`. */
export function answeredBy(events: readonly LabEvent[], from: number, most: number): AnsweredBy {
  const counts = new Map<string, number>()
  const order: string[] = []
  const begun = new Set<number>()
  let [total, index] = [0, from]
  const add = (process: string, count: number, at: number) => {
    counts.set(process, (counts.get(process) ?? 0) + count)
    total += count
    index = at
  }
  for (let i = from + 1; i < events.length && total < most; i++) {
    const event = events[i]
    if (event === undefined || event.type === 'epoch') break
    if (event.type === 'request') begun.add(event.request)
    else if (event.type === 'answer' && begun.has(event.request) && event.process !== null) {
      order.push(event.process)
      add(event.process, 1, i)
    } else if (event.type === 'sum')
      for (const { process, answered } of event.processes)
        if (process !== null && answered > 0) add(process, answered, i)
  }
  return { total, counts, order, index }
}

/** "worker 1: 6", "worker 1: 10, worker 2: 10". */
export function countWords(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([process, count]) => `${process}: ${count}`)
    .join(', ')
}

/** Whether no process answered twice in a row. */
export function alternates(order: readonly string[]): boolean {
  return order.every((process, i) => i === 0 || process !== order[i - 1])
}
