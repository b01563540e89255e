import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LoadEventOf } from '../loadEvents.ts'
import type { LoadPart } from '../loadMoment.ts'
import { compareSides } from './compareSides.ts'

/** A part of one second with this many answers. */
function part(side: 'a' | 'b', round: number, responses: number, failed = 0): LoadPart {
  const which = { at: 0, run: 1, part: round * 2 - (side === 'a' ? 1 : 0) }
  const started: LoadEventOf<'loadStarted'> = {
    ...{ type: 'loadStarted', ...which, kind: 'ab', parts: 10, round, side, target: 'direct' },
    ...{ generator: 'autocannon', connections: 10, pipelining: 1, seconds: 1, warmupSeconds: 0 },
    ...{ rate: null, port: 4000, loadAverage: 0 },
  }
  const done: LoadEventOf<'loadDone'> = {
    ...{ type: 'loadDone', ...which, reason: 'finished', us: 1e6, sent: responses, responses },
    ...{
      statuses: { 200: responses - failed, ...(failed > 0 && { 503: failed }) },
      errors: [],
      lost: 0,
    },
    ...{ bytes: 0, histogram: null, autocannon: null },
    cpu: [{ process: 'server', role: 'server', us: responses * (side === 'a' ? 20 : 23) }],
  }
  return { started, samples: [], done }
}
const rounds = (a: number[], b: number[]) => ({
  parts: a.flatMap((rate, at) => [part('a', at + 1, rate), part('b', at + 1, b[at] ?? 0)]),
})

test('the ratio is that of the medians, and its range that of the pairs', () => {
  const { ratio, verdict, a, b } = compareSides(
    rounds([20_000, 25_000, 18_000], [13_000, 12_500, 14_000]),
  )
  expect(ratio).toEqual({ median: 13_000 / 20_000, least: 0.5, most: 14_000 / 18_000 })
  expect(verdict).toBe('lower')
  expect([a.cpu.server, b.cpu.server]).toEqual([20, 23])
})

test('no difference is claimed while the ranges overlap, nor of one pair', () => {
  expect(compareSides(rounds([100, 200], [150, 250])).verdict).toBe('none')
  expect(compareSides(rounds([100, 200], [200, 250])).verdict).toBe('none')
  expect(compareSides(rounds([100], [900])).verdict).toBe('none')
  expect(compareSides(rounds([100, 200], [201, 250])).verdict).toBe('higher')
})

test('answers that are not 2xx are no throughput: such a run compares nothing', () => {
  const parts = [
    part('a', 1, 100),
    part('b', 1, 900, 900),
    part('a', 2, 100),
    part('b', 2, 900, 900),
  ]
  const { verdict, b } = compareSides({ parts })
  expect([verdict, b.non2xx]).toEqual(['failed', 1800])
})

test('a round of A whose B has not ended counts for neither side', () => {
  const { a, b, pairs } = compareSides({
    parts: [part('a', 1, 100), part('b', 1, 90), part('a', 2, 5)],
  })
  expect([a.rounds, b.rounds, pairs, a.rate.least]).toEqual([1, 1, 1, 100])
  expect(compareSides({ parts: [] }).ratio).toBe(null)
})

test('the ratio of medians lies within the range of the pairs, and a difference is claimed of neither side twice', () => {
  const rates = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 })),
    { minLength: 2, maxLength: 7 },
  )
  fc.assert(
    fc.property(rates, (pairs) => {
      const [a, b] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
      const { ratio, verdict } = compareSides(rounds(a, b))
      const swapped = compareSides(rounds(b, a)).verdict
      expect(
        ratio !== null &&
          ratio.least * 0.999999 <= ratio.median &&
          ratio.median <= ratio.most * 1.000001,
      ).toBe(true)
      expect(swapped).toBe(
        { higher: 'lower', lower: 'higher', none: 'none', failed: 'failed' }[verdict],
      )
    }),
  )
})
