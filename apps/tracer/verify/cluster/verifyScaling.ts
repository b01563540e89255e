import { setTimeout as sleep } from 'node:timers/promises'
import { askRun } from './client.ts'
import type { Rig } from './rig.ts'
import {
  CORES,
  type SmallReplica,
  type SmallReplicas,
  startSmallReplicas,
} from './smallReplicas.ts'
import type { Verdict } from './verdict.ts'

export const HELLO = "console.log('hello')"
export const SIZES = [1, 2, 4]
const ROUNDS = 3
const LEAST = 0.9
/** Two run, and one waits. */
export const CLIENTS_PER_REPLICA = 3
/** Load before anything is counted, ms: by then what was started ahead is used up. */
const SETTLE_MS = 4000

/**
 * Runs per second of 1, 2 and 4 replicas behind HAProxy, each with a quarter of a processor, by turns. Takes a minute, and
 * nine times as many seconds as it is given.
 */
export function verifyScaling(rig: Rig, seconds: number): AsyncGenerator<Verdict> {
  return judgeSmallReplicas(rig, 'scaling', async (small) => {
    const { perSecond, used, had } = await measureScaling(small, seconds)
    const [one = 0] = perSecond
    const linear = SIZES.map((size, index) => (perSecond[index] ?? 0) / (size * one))
    return {
      right: linear.every((share) => share >= LEAST),
      figures: {
        replicas: SIZES,
        perSecond: perSecond.map(rounded),
        linear: linear.map(rounded),
        // Where this is far from 1 something else was the bound.
        periodsUsedUp: { least: rounded(Math.min(...used)), most: rounded(Math.max(...used)) },
        had: had.map(rounded),
      },
    }
  })
}

/** One verdict on replicas that are started for it and end with it; where they cannot be started it says why. */
export async function* judgeSmallReplicas(
  rig: Rig,
  what: string,
  judge: (small: SmallReplicas) => Promise<Omit<Verdict, 'what'>>,
): AsyncGenerator<Verdict> {
  let small: SmallReplicas
  try {
    small = await startSmallReplicas(rig)
  } catch (error) {
    yield { what, right: null, figures: String(error) }
    return
  }
  try {
    yield { what, ...(await judge(small)) }
  } finally {
    await small.close()
  }
}

/**
 * Runs per second of each of SIZES, by turns, in which part of their periods the replicas used up what they have, and for each size how
 * much of it they had: less than all of it where others use the machine.
 */
export async function measureScaling(small: SmallReplicas, seconds: number) {
  const runs = new Map(SIZES.map((size) => [size, 0]))
  const had = new Map(SIZES.map((size) => [size, 0]))
  const used: number[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const size of SIZES) {
      // Others each time: none of them is the one that all are compared with.
      const some = small.replicas.map((_, index) => index + round).slice(0, size)
      const replicas = some.flatMap((index) => small.replicas[index % 4] ?? [])
      const slice = await runsIn(small, replicas, seconds)
      runs.set(size, (runs.get(size) ?? 0) + slice.runs)
      had.set(size, (had.get(size) ?? 0) + slice.had / ROUNDS)
      used.push(slice.used)
    }
  const perSecond = SIZES.map((size) => (runs.get(size) ?? 0) / (ROUNDS * seconds))
  return { perSecond, used, had: [...had.values()] }
}

/** Of so many seconds of load: ends of runs, and what `measureScaling` says of the replicas' processor time. */
async function runsIn(small: SmallReplicas, replicas: readonly SmallReplica[], seconds: number) {
  const haproxy = await small.haproxyOf(replicas)
  let runs = 0
  let isOver = false
  const client = async () => {
    while (!isOver) {
      const { ending } = await askRun(haproxy.url, HELLO)
      if (ending === 'outcome') runs++
      else await sleep(200)
    }
  }
  const clients = Array.from({ length: CLIENTS_PER_REPLICA * replicas.length }, client)
  await sleep(SETTLE_MS)
  const now = () => ({
    ...{ at: performance.now(), runs, periods: periodsOf(replicas) },
    processorMs: replicas.reduce((sum, { group }) => sum + group.usedMs(), 0),
  })
  const before = now()
  await sleep(seconds * 1000)
  const after = now()
  isOver = true
  await Promise.all(clients)
  await haproxy.end()
  return {
    runs: after.runs - before.runs,
    had:
      (after.processorMs - before.processorMs) / ((after.at - before.at) * CORES * replicas.length),
    used: (after.periods.used - before.periods.used) / (after.periods.all - before.periods.all),
  }
}

function periodsOf(replicas: readonly SmallReplica[]) {
  const all = replicas.map(({ group }) => group.periods())
  return {
    all: all.reduce((sum, { all }) => sum + all, 0),
    used: all.reduce((sum, { used }) => sum + used, 0),
  }
}

const rounded = (figure: number) => Math.round(figure * 100) / 100
