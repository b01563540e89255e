import { buildTimeline } from '../packages/shared/src/timeline/buildTimeline.ts'
import { createGrowingTimeline } from '../packages/shared/src/timeline/growingTimeline.ts'
import type { TraceEvent } from '../packages/shared/src/wire/traceEvent.ts'
import { type Pair, sideBySide } from './median.ts'
import { HUNDRED_THOUSAND } from './snippets.ts'

/** Each batch brings so much of what is there already: about what the page's pauses make of a fast run. */
const GROWTH = 0.3
const FIRST = 500

/**
 * All timelines the page builds while 100,000 events stream in, by appending (`ours`) and each anew (`bare`): ms of
 * processor time, medians of `rounds`. Leaves out what drawing them costs.
 */
export async function growingTimeline(url: string, rounds: number): Promise<Pair> {
  const events = await recorded(url)
  const lengths: number[] = []
  for (let length = FIRST; length < events.length; length += Math.ceil(length * GROWTH))
    lengths.push(length)
  lengths.push(events.length)
  const batches = lengths.map((length) => events.slice(0, length))
  return sideBySide(
    rounds,
    async () => {
      const timelineOf = createGrowingTimeline()
      return processorMs(() => batches.forEach(timelineOf))
    },
    async () => processorMs(() => batches.forEach(buildTimeline)),
  )
}

async function recorded(url: string): Promise<TraceEvent[]> {
  const response = await fetch(`${url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ source: HUNDRED_THOUSAND, module: 'commonjs', node: '24' }),
  })
  const lines = (await response.text()).trim().split('\n')
  return lines.map((line) => JSON.parse(line) as TraceEvent)
}

function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user / 1000
}
