import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { keysMoved } from '@loopscope/shared/lab/proxy/keysMoved'
import type { ProxyAlgorithm } from '@loopscope/shared/lab/proxy/proxyNames'
import type { Experiment, Step } from '../../experiment.ts'
import { ALL_UP, fresh, NOT_SLOW } from '../proxySteps.ts'

/** Three servers that are UP, chosen from in this way. */
export function balanced(
  algorithm: ProxyAlgorithm,
  hashType: ProxySettings['hashType'],
): readonly Step[] {
  return [
    ...fresh('algorithms'),
    ...NOT_SLOW,
    {
      act: ({ proxy }) =>
        proxy?.settings?.algorithm === algorithm && proxy.settings.hashType === hashType
          ? null
          : { action: 'set', settings: { algorithm, hashType } },
    },
    ALL_UP,
  ]
}

const KEYS = 300
/** Keys of one of three servers, however they are hashed. */
const LEAST_OF_A_THIRD = 30

/** 300 keys, and again without one of three servers: how many of them move. */
export function withoutOne(
  hashType: ProxySettings['hashType'],
): Pick<Experiment, 'prepare' | 'run' | 'judge'> {
  const keys: Step = {
    act: () => ({ action: 'send', count: KEYS, keys: KEYS, vary: 'path' }),
  }
  return {
    prepare: balanced('uri', hashType),
    run: [
      keys,
      {
        // Keys that somebody sent before are no answer to these.
        until: ({ proxy }, begun) => {
          const told = proxy?.keys ?? null
          return told !== null && told.at > begun.at && told.of.length === KEYS
        },
      },
      { act: () => ({ action: 'maint', process: 'web-api-3' }) },
      { until: ({ proxy }) => proxy?.servers[2]?.up === false },
      keys,
    ],
    judge(events, from) {
      const told = events.flatMap((event, index) =>
        index > from && event.type === 'keys' && event.of.length === KEYS ? [{ event, index }] : [],
      )
      const [before, after] = told
      if (before === undefined || after === undefined) return null
      const moved = keysMoved(before.event, after.event)
      const lost = before.event.of.filter(
        (server) => before.event.servers[server] === 'web-api-3',
      ).length
      // It was not among the three before: what moved then says nothing of its going.
      if (lost < LEAST_OF_A_THIRD) return null
      const nearest = [100, 200, 300].reduce((best, one) =>
        Math.abs(one - moved) < Math.abs(best - moved) ? one : best,
      )
      return {
        choice: `${nearest}`,
        index: after.index,
        sentence: `${moved} of 300 moved; ${lost} had been on web-api-3 and had to.`,
      }
    },
  }
}

export const MOVED = [
  { name: '100', words: '100' },
  { name: '200', words: '200' },
  { name: '300', words: 'all 300' },
]
