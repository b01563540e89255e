import { tally } from './client.ts'
import { oneId } from './oneId.ts'
import { overload } from './overload.ts'
import type { Rig } from './rig.ts'
import { verifySimulation } from './simulation/verifySimulation.ts'
import type { Verdict } from './verdict.ts'
import { verifyBatches } from './verifyBatches.ts'
import { verifyDatabase, verifyLinks, verifyRestart } from './verifyDeaths.ts'
import { verifyFairness } from './verifyFairness.ts'
import { verifyPrice } from './verifyPrice.ts'
import { verifyScaling } from './verifyScaling.ts'
import { verifyViewers } from './verifyViewers.ts'

type Settings = {
  /** Deaths of each. */
  readonly rounds: number
  readonly overloadSeconds: number
  /** Of each slice where ways take turns. */
  readonly seconds: number
  /** Of the overload. */
  readonly clients: number
}

type Part = (rig: Rig, settings: Settings) => AsyncGenerator<Verdict>

/** What is verified, in this order. */
export const PARTS: Readonly<Record<string, Part>> = {
  id: verifyId,
  batches: (rig, { rounds }) => verifyBatches(rig, rounds),
  database: verifyDatabase,
  restart: verifyRestart,
  links: (rig, { rounds }) => verifyLinks(rig, rounds),
  overload: verifyOverload,
  fairness: (rig, { seconds }) => verifyFairness(rig, seconds),
  viewers: verifyViewers,
  price: (rig, { seconds }) => verifyPrice(rig, seconds),
  scaling: (rig, { seconds }) => verifyScaling(rig, seconds),
  simulation: (rig, { seconds }) => verifySimulation(rig, seconds),
}

async function* verifyId(rig: Rig): AsyncGenerator<Verdict> {
  const followed = await oneId(rig)
  yield {
    what: 'one id',
    right: followed.haproxy && followed.logs.length === 2 && followed.span,
    figures: followed,
  }
}

async function* verifyOverload(
  rig: Rig,
  { clients, overloadSeconds }: Settings,
): AsyncGenerator<Verdict> {
  const loaded = await overload(rig, clients, overloadSeconds)
  const statuses = tally(loaded.statuses.map(String))
  yield {
    what: 'overload',
    right:
      Object.keys(statuses).every((status) => ['200', '429', '503'].includes(status)) &&
      loaded.p95WaitSeconds <= 1,
    figures: { ...loaded, statuses },
  }
}
