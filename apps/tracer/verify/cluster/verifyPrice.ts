import { askRun } from './client.ts'
import { REPLICAS, type Rig } from './rig.ts'
import type { Verdict } from './verdict.ts'

const HELLO = "console.log('hello')"
/**
 * So many that both ways meet the machine alike, which is quicker or slower by a tenth from one second to another: of 300 runs it was
 * told that they cost between 0 and 6 ms more.
 */
const PAIRS = { request: 1000, run: 2000 }
const AT_A_TIME = 20
const MOST_MS = 1
const LEAST = 0.97
/** Short ones, so that both ways meet the machine as it is: from one second to another it is quicker or slower by a tenth. */
const ROUNDS = 24
const SLICE = 1 / 4
/** On two processors twice as many as there are places: one is always waited for. */
const CLIENTS = 6

type Target = (index: number) => string
type Ask = (url: string) => Promise<unknown>

/**
 * What HAProxy costs against the same replicas without it, by turns. Takes three minutes, and twelve times as many seconds as it is
 * given.
 */
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
    // What comes first in one round is second in the next: the machine is not as quick all the time.
    const ways = [
      ['direct', direct],
      ['proxied', proxied],
    ] as const
    for (const [way, target] of round % 2 === 0 ? ways : ways.toReversed())
      runs[way] += await runsIn(seconds * SLICE, target)
  }
  const ratio = runs.proxied / runs.direct
  yield { what: 'throughput with proxy', right: ratio >= LEAST, figures: { ...runs, ratio } }
}

/**
 * Of so many one after the other, by turns without and with it, some at a time: one by one each would find the warm process that the
 * other has just taken, or not.
 */
async function medians(pairs: number, ask: Ask, [direct, proxied]: readonly [Target, Target]) {
  const times = { direct: [] as number[], proxied: [] as number[] }
  const time = async (url: string) => {
    const began = performance.now()
    await ask(url)
    return performance.now() - began
  }
  for (let from = 0; from < pairs; from += AT_A_TIME) {
    const indexes = Array.from({ length: AT_A_TIME }, (_, index) => from + index)
    for (const index of indexes) times.direct.push(await time(direct(index)))
    for (const index of indexes) times.proxied.push(await time(proxied(index)))
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
