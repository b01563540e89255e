import { askRun } from './client.ts'
import { REPLICAS, type Rig } from './rig.ts'
import type { Verdict } from './verdict.ts'

const HELLO = "console.log('hello')"
const PAIRS = { request: 1000, run: 300 }
const MOST_MS = 1
const LEAST = 0.97
const ROUNDS = 4
/** As many as there are places, two at each replica. */
const CLIENTS = 6

type Target = (index: number) => string
type Ask = (url: string) => Promise<unknown>

/** What HAProxy costs against the same replicas without it, by turns. Takes a minute, and eight times as many seconds as it is given. */
export async function* verifyPrice(rig: Rig, seconds: number): AsyncGenerator<Verdict> {
  const direct: Target = (index) => rig.replicas[REPLICAS[index % REPLICAS.length] ?? 'a'].url
  const proxied: Target = () => rig.url
  const asks: Record<keyof typeof PAIRS, Ask> = {
    request: async (url) => (await fetch(`${url}/healthz`)).text(),
    run: (url) => askRun(url, HELLO),
  }
  for (const what of ['request', 'run'] as const) {
    const p50 = await medians(PAIRS[what], asks[what], [direct, proxied])
    const more = p50.proxied - p50.direct
    yield {
      what: `proxy’s price of a ${what}, ms`,
      right: more <= MOST_MS,
      figures: { ...p50, more },
    }
  }
  const runs = { direct: 0, proxied: 0 }
  for (let round = 0; round < ROUNDS; round++) {
    runs.direct += await runsIn(seconds, direct)
    runs.proxied += await runsIn(seconds, proxied)
  }
  const ratio = runs.proxied / runs.direct
  yield { what: 'throughput with proxy', right: ratio >= LEAST, figures: { ...runs, ratio } }
}

/** Of so many one after the other, by turns without and with it. */
async function medians(pairs: number, ask: Ask, [direct, proxied]: readonly [Target, Target]) {
  const times = { direct: [] as number[], proxied: [] as number[] }
  const time = async (url: string) => {
    const began = performance.now()
    await ask(url)
    return performance.now() - began
  }
  for (let index = 0; index < pairs; index++) {
    times.direct.push(await time(direct(index)))
    times.proxied.push(await time(proxied(index)))
  }
  return { direct: median(times.direct), proxied: median(times.proxied) }
}

const median = (values: readonly number[]) =>
  Math.round(([...values].sort((a, b) => a - b)[values.length >> 1] ?? 0) * 1000) / 1000

/** Runs that ended in so many seconds. */
async function runsIn(seconds: number, target: Target): Promise<number> {
  const until = performance.now() + seconds * 1000
  let runs = 0
  const client = async (_: unknown, index: number) => {
    while (performance.now() < until) {
      const { ending } = await askRun(target(index), HELLO)
      if (ending === 'outcome' && performance.now() < until) runs++
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return runs
}
