import { setTimeout as sleep } from 'node:timers/promises'
import { askRun } from './client.ts'
import { REPLICAS, type Rig } from './rig.ts'

export type Overload = {
  /** Answers by status; null: none came. */
  readonly statuses: readonly (number | null)[]
  readonly perSecond: number
  /** Upper bound of the histogram's bucket with the 95th of 100 waiting times of admitted runs, s. */
  readonly p95WaitSeconds: number
}

/** So many clients ask for runs for so long; who is refused asks again after half a second, sooner than it is told. */
export async function overload(rig: Rig, clients: number, seconds: number): Promise<Overload> {
  const before = await waits(rig)
  const statuses: (number | null)[] = []
  const until = performance.now() + seconds * 1000
  const client = async () => {
    while (performance.now() < until) {
      const { ending, status } = await askRun(rig.url, 'console.log(1)')
      statuses.push(ending === 'cut' ? null : status)
      if (ending !== 'outcome') await sleep(500)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const after = await waits(rig)
  const counts = [...after].map(([le, count]) => [le, count - (before.get(le) ?? 0)] as const)
  const all = counts.at(-1)?.[1] ?? 0
  return {
    statuses,
    perSecond: statuses.filter((status) => status === 200).length / seconds,
    p95WaitSeconds: counts.find(([, count]) => count >= 0.95 * all)?.[0] ?? Number.NaN,
  }
}

/** Upper bound of a bucket, s -> how many waited no longer, at all replicas. */
async function waits(rig: Rig): Promise<Map<number, number>> {
  const sums = new Map<number, number>()
  for (const name of REPLICAS) {
    const metrics = await (await fetch(`${rig.replicas[name].url}/metrics`)).text()
    for (const [, le, count] of metrics.matchAll(
      /^loopscope_wait_seconds_bucket\{le="([^"]+)"\} (\d+)$/gm,
    )) {
      const bound = le === '+Inf' ? Number.POSITIVE_INFINITY : Number(le)
      sums.set(bound, (sums.get(bound) ?? 0) + Number(count))
    }
  }
  return sums
}
