import { cpuTimeMs } from '../../../src/sandbox/process/cpuTime.ts'
import { askRun } from '../client.ts'
import type { SmallReplica, SmallReplicas } from '../smallReplicas.ts'

const RUNS = 60
/** What was started ahead is used up by then. */
const FIRST = 6

/** What a model of the replicas is made from, ms. */
export type Measured = {
  /** Processor time of the replica for each run, with what it starts for the next. */
  readonly demands: readonly number[]
  /** A request there and back by HAProxy, of which nothing is asked, and what the client needs to ask. */
  readonly pauses: readonly number[]
  /** HAProxy's processor time for a run. */
  readonly proxyMs: number
}

/** One client alone asks one replica for one run after the other. */
export async function measureRuns(
  small: SmallReplicas,
  replica: SmallReplica,
  source: string,
): Promise<Measured> {
  const haproxy = await small.haproxyOf([replica])
  const demands: number[] = []
  const pauses: number[] = []
  try {
    for (let run = 0; run < FIRST; run++) await askRun(haproxy.url, source)
    const proxyBefore = cpuTimeMs(haproxy.pid) ?? 0
    let used = replica.group.usedMs()
    for (let run = 0; run < RUNS; run++) {
      const { ending } = await askRun(haproxy.url, source)
      const usedNow = replica.group.usedMs()
      if (ending === 'outcome') demands.push(usedNow - used)
      used = usedNow
    }
    const proxyMs = ((cpuTimeMs(haproxy.pid) ?? 0) - proxyBefore) / RUNS
    for (let request = 0; request < RUNS; request++) {
      const began = performance.now()
      await (await fetch(`${haproxy.url}/healthz`)).text()
      pauses.push(performance.now() - began)
    }
    return { demands, pauses, proxyMs }
  } finally {
    await haproxy.end()
  }
}
