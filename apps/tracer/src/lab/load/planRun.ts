import type { LoadAction } from '@loopscope/shared/lab/load/loadActions'
import type { LoadEventOf } from '@loopscope/shared/lab/load/loadEvents'

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
