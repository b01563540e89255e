import { setTimeout as sleep } from 'node:timers/promises'
import { askBatch } from './askBatch.ts'
import {
  type Batched,
  batchOf,
  batchWithDeath,
  batchWithoutRedis,
  redisGone,
  SOURCE,
} from './batchDeaths.ts'
import type { Rig } from './rig.ts'
import type { Verdict } from './verdict.ts'

const RUNS = 50
/** For how long Redis is away, ms. */
const AWAY_MS = 1000
/** What a death may add, s, and how much longer a small batch may take behind large ones. */
const MOST_EXTRA = { worker: 6, holder: 6, redis: 3 }
const MOST_TIMES = 3
/** After how many results each is killed: in the middle, and where nothing else is left to do meanwhile. */
const AFTER = { worker: [10, 47], holder: [10, 47], redis: [10, 45] }
const SMALL = 5

/** What the deaths of a worker, of the holder and of Redis cost a batch, so often each; and a small batch behind large ones. */
export async function* verifyBatches(rig: Rig, rounds: number): AsyncGenerator<Verdict> {
  const deaths = {
    worker: (after: number) => batchWithDeath(rig, RUNS, 'worker', after),
    holder: (after: number) => batchWithDeath(rig, RUNS, 'holder', after),
    redis: (after: number) => batchWithoutRedis(rig, RUNS, AWAY_MS, after),
  }
  for (const who of ['worker', 'holder', 'redis'] as const) {
    const rest = AFTER[who]
    const batches: Batched[] = []
    const alone: Batched[] = []
    for (let round = 0; round < rounds; round++) {
      // In turns, as the machine is not always equally fast.
      alone.push(await batchOf(rig, RUNS))
      batches.push(await deaths[who](rest[round % rest.length] ?? 0))
    }
    const extra = batches.map(({ ms }, round) => secondsOf(ms - (alone[round]?.ms ?? 0)))
    yield {
      what: `SIGKILL of ${who} during a batch`,
      right: [...alone, ...batches].every(isWhole) && Math.max(...extra) <= MOST_EXTRA[who],
      figures: {
        extraSeconds: extra,
        seconds: batches.map(({ ms }) => secondsOf(ms)),
        aloneSeconds: alone.map(({ ms }) => secondsOf(ms)),
        cuts: batches.map((batch) => batch.cuts),
      },
    }
  }

  const { smallMs, behindMs } = await fairness(rig)
  yield {
    what: 'a batch of 5 behind 4 of 50',
    right: behindMs <= MOST_TIMES * smallMs,
    figures: { aloneMs: smallMs, behindMs, times: behindMs / smallMs },
  }

  const { batch, endings, next } = await redisGone(rig, RUNS, 100)
  yield {
    what: 'Redis gone for good during a batch',
    right: isEnded(batch) && isEnded(next) && endings.every((ending) => ending === 'outcome'),
    figures: { seconds: secondsOf(batch.ms), runs: endings.length, next: secondsOf(next.ms) },
  }
}

type Ended = Pick<Batched, 'indexes' | 'done' | 'ms'>

const isEnded = ({ indexes, done }: Ended) =>
  indexes.every((index, place) => index === place) &&
  done?.type === 'done' &&
  done.cut === null &&
  done.runs === indexes.length

/** Also of Redis: after its own death it may not have been told again of what the reader has. */
const isWhole = (batch: Batched) =>
  isEnded(batch) && new Set(batch.told).size === batch.told.length && batch.indexes.length === RUNS

const secondsOf = (ms: number) => Math.round(ms / 10) / 100

/** How long a small batch takes alone, the middle of three times, and while four large ones go on. */
async function fairness(rig: Rig): Promise<{ smallMs: number; behindMs: number }> {
  const small = () => askBatch(rig.url, { source: SOURCE, runs: SMALL })
  const alone = [await small(), await small(), await small()].sort((a, b) => a.ms - b.ms)
  let begun = 0
  const large = Array.from({ length: 4 }, () =>
    askBatch(rig.url, { source: SOURCE, runs: RUNS }, () => begun++),
  )
  while (begun < 4 * SMALL) await sleep(20)
  const behind = await small()
  await Promise.all(large)
  return { smallMs: Math.round(alone[1]?.ms ?? 0), behindMs: Math.round(behind.ms) }
}
