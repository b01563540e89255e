import { fairness } from './fairness.ts'
import type { Rig } from './rig.ts'
import type { Verdict } from './verdict.ts'

const MOST_SHARES = 2

/** How a polite client fares among nine that flood. Takes four times as many seconds as it is given. */
export async function* verifyFairness(rig: Rig, seconds: number): AsyncGenerator<Verdict> {
  const { politeMs, refused, perSecond, shareMs } = await fairness(rig, 4 * seconds)
  const sorted = [...politeMs].sort((one, other) => one - other)
  const at = (part: number) => Math.round(sorted[Math.floor(part * sorted.length)] ?? Number.NaN)
  const shares = at(0.95) / shareMs
  yield {
    what: 'one polite client among nine that flood',
    right: shares <= MOST_SHARES,
    figures: {
      ...{ runs: sorted.length, refused, p50Ms: at(0.5), p95Ms: at(0.95), shares },
      ...{ shareMs: Math.round(shareMs), perSecond },
    },
  }
}
