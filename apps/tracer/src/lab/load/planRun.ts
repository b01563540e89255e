import type { LoadAction } from '@loopscope/shared/lab/load/loadActions'
import type { LoadEventOf } from '@loopscope/shared/lab/load/loadEvents'
import { gzipWays } from '@loopscope/shared/lab/load/loadTargets'

/** A part of a run to come: all of `loadStarted` that is known before. An open loop gets its rate from the part before it. */
export type PlannedPart = Omit<
  LoadEventOf<'loadStarted'>,
  'type' | 'at' | 'run' | 'rate' | 'port' | 'loadAverage'
>

/** The parts of a run, in the order in which they are executed: pairs in turns, so that a slow moment meets both sides. */
export function planRun(
  action: Extract<LoadAction, { action: 'run' | 'ab' | 'stall' }>,
): PlannedPart[] {
  const { connections, seconds } = action
  switch (action.action) {
    case 'run': {
      const { target, pipelining, warmup: warmupSeconds } = action
      const of = { kind: 'single', round: 1, side: null, generator: 'autocannon' } as const
      return [{ ...of, part: 1, parts: 1, target, connections, pipelining, seconds, warmupSeconds }]
    }
    case 'ab': {
      const { a, b, rounds, pipelining, warmup: warmupSeconds } = action
      const of = { kind: 'ab', parts: 2 * rounds, generator: 'autocannon' } as const
      const shape = { connections, pipelining, seconds, warmupSeconds }
      return Array.from({ length: rounds }, (_, at) => [
        { ...of, part: 2 * at + 1, round: at + 1, side: 'a' as const, target: a, ...shape },
        { ...of, part: 2 * at + 2, round: at + 1, side: 'b' as const, target: b, ...shape },
      ]).flat()
    }
    case 'stall': {
      const of = { kind: 'stalled', parts: 2, round: 1, side: null, target: 'stalled' } as const
      const shape = { connections, pipelining: 1, seconds, warmupSeconds: 0 }
      return [
        { ...of, part: 1, generator: 'autocannon', ...shape },
        { ...of, part: 2, generator: 'steady', ...shape },
      ]
    }
    default:
      return action satisfies never
  }
}

/** Connections of a measurement of compression. */
const GZIP_CONNECTIONS = 10

/**
 * The parts of a measurement of compression: the three ways in turns, each round beginning with another. The first round
 * warms them up.
 */
export function planGzip({
  rounds,
  seconds,
}: {
  readonly rounds: number
  readonly seconds: number
}): PlannedPart[] {
  const of = { kind: 'single', parts: gzipWays.length * rounds, side: null } as const
  const shape = { generator: 'autocannon', connections: GZIP_CONNECTIONS, pipelining: 1 } as const
  return Array.from({ length: rounds }, (_, at) =>
    gzipWays.map((_way, i) => ({
      ...{ ...of, ...shape, seconds, round: at + 1, part: gzipWays.length * at + i + 1 },
      target: gzipWays[(at + i) % gzipWays.length] ?? gzipWays[0],
      warmupSeconds: at === 0 ? 1 : 0,
    })),
  ).flat()
}
