import { randomNumbers } from '../../random/randomNumbers.ts'
import type { Rig } from '../rig.ts'
import { CORES, PLACES } from '../smallReplicas.ts'
import type { Verdict } from '../verdict.ts'
import {
  CLIENTS_PER_REPLICA,
  HELLO,
  judgeSmallReplicas,
  measureScaling,
  SIZES,
} from '../verifyScaling.ts'
import { type Measured, measureRuns } from './measureRuns.ts'
import { simulate } from './simulate.ts'

/** Where nobody here has so many processors. */
const BEYOND = [8, 16]
/** What a model may be wrong by and still be asked for more. */
const MOST_WRONG = 0.1
const MODEL_SECONDS = 300

/**
 * Whether a model reproduces what 1, 2 and 4 replicas do, and then what it says of 8 and 16. It is made of what single runs cost one
 * replica, not of what is to be reproduced. Takes two minutes, and nine times as many seconds as it is given.
 */
export function verifySimulation(rig: Rig, seconds: number): AsyncGenerator<Verdict> {
  return judgeSmallReplicas(rig, 'simulation of more replicas', async (small) => {
    const [first] = small.replicas
    if (first === undefined) throw new Error('There are no replicas.')
    const measured = await measureRuns(small, first, HELLO)
    const { perSecond, had } = await measureScaling(small, seconds)
    return judged(measured, perSecond, had)
  })
}

/** Measured beside the model, and only where that is right what it says of more. */
function judged(
  measured: Measured,
  perSecond: readonly number[],
  had: readonly number[],
): Omit<Verdict, 'what'> {
  const model = SIZES.map((size) => simulated(measured, size))
  const wrong = model.map((figure, index) => figure / (perSecond[index] ?? 0) - 1)
  const right = wrong.every((share) => Math.abs(share) <= MOST_WRONG)
  const { demands, pauses, proxyMs } = measured
  return {
    right,
    figures: {
      ms: { demand: rounded(mean(demands)), pause: rounded(mean(pauses)), proxy: rounded(proxyMs) },
      replicas: SIZES,
      measured: perSecond.map(rounded),
      // Of the processor time that is theirs. A model of a machine that others use, too, would be one of those others.
      had: had.map(rounded),
      model: model.map(rounded),
      wrongBy: wrong.map(rounded),
      beyond: right
        ? Object.fromEntries(BEYOND.map((size) => [size, rounded(simulated(measured, size))]))
        : 'The model does not reproduce what was measured, and may not be asked for more.',
    },
  }
}

/** Runs per second; each replica has its part of a processor, wherever it is. */
function simulated({ demands, pauses, proxyMs }: Measured, replicas: number): number {
  return simulate(
    {
      ...{ replicas, clients: CLIENTS_PER_REPLICA * replicas, places: PLACES, cores: CORES },
      ...{ periodMs: 100, demands, pauses, proxyMs },
    },
    MODEL_SECONDS,
    randomNumbers(1),
  )
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length
const rounded = (figure: number) => Math.round(figure * 100) / 100
