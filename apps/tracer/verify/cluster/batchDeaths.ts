import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { type AskedBatch, askBatch } from './askBatch.ts'
import { askRun, type Ending } from './client.ts'
import { REPLICAS, type ReplicaName, type Rig } from './rig.ts'

/** Long enough that whoever is killed has one of them. */
export const SOURCE = 'setTimeout(() => console.log(1), 100)'

export type Batched = AskedBatch & {
  /** Indexes of the order's runs that Redis was told of, in rising order. */
  readonly told: readonly number[]
}

/** A batch of so many; `watch` may kill somebody meanwhile, and is awaited. */
export async function batchOf(
  rig: Rig,
  runs: number,
  watch: (results: number, holder: ReplicaName) => Promise<void> | undefined = () => undefined,
): Promise<Batched> {
  const doings: Promise<void>[] = []
  const asked = await askBatch(rig.url, { source: SOURCE, runs }, (results, id) => {
    const doing = watch(results, holderOf(id))
    if (doing !== undefined) doings.push(doing)
  })
  await Promise.all(doings)
  return { ...asked, told: await toldOf(rig, asked.id) }
}

const holderOf = (id: string): ReplicaName =>
  REPLICAS.find((name) => id.startsWith(`${name}~`)) ?? 'a'

/** A batch while a replica is killed that is not its holder, or that is, after so many results; it is started again at once. */
export function batchWithDeath(
  rig: Rig,
  runs: number,
  who: 'worker' | 'holder',
  after: number,
): Promise<Batched> {
  let isKilled = false
  return batchOf(rig, runs, (results, holder) => {
    if (isKilled || results < after) return undefined
    isKilled = true
    const victim = who === 'holder' ? holder : REPLICAS.find((name) => name !== holder)
    const { child } = rig.replicas[victim ?? 'a']
    return child.end('SIGKILL').then(() => child.start())
  })
}

/** A batch while Redis is killed after so many results; it is started again after so many ms. */
export function batchWithoutRedis(
  rig: Rig,
  runs: number,
  awayMs: number,
  after: number,
): Promise<Batched> {
  let isKilled = false
  return batchOf(rig, runs, (results) => {
    if (isKilled || results < after) return undefined
    isKilled = true
    return rig.redis
      .kill()
      .then(() => sleep(awayMs))
      .then(() => rig.redis.start())
  })
}

export type WithoutRedis = {
  readonly batch: AskedBatch
  /** Single runs meanwhile. */
  readonly endings: readonly Ending[]
  /** A batch that is asked for while Redis is away. */
  readonly next: AskedBatch
}

/** Redis is killed in the middle of a batch and stays away: the batch ends, so does another, and single runs go on. */
export async function redisGone(rig: Rig, runs: number, singles: number): Promise<WithoutRedis> {
  const endings: Ending[] = []
  let single: Promise<void> | null = null
  const ask = async () => {
    await rig.redis.kill()
    while (endings.length < singles) endings.push((await askRun(rig.url, 'console.log(1)')).ending)
  }
  const batch = await askBatch(rig.url, { source: SOURCE, runs }, (results) => {
    if (results >= runs / 5) single ??= ask()
  })
  await single
  const next = await askBatch(rig.url, { source: SOURCE, runs: 2 })
  await rig.redis.start()
  return { batch, endings, next }
}

async function toldOf(rig: Rig, id: string): Promise<number[]> {
  const redis = new Redis(rig.redis.url)
  const told = await redis.xrange(`loopscope:told:${id}`, '-', '+')
  redis.disconnect()
  return told
    .map(([, [, text = '']]) => (JSON.parse(text) as { index: number }).index)
    .sort((one, other) => one - other)
}
