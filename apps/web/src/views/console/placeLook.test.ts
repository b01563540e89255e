import { PHASES } from '@loopscope/shared/timeline/phase'
import { expect, test } from 'vitest'
import { placeOf } from '../kit/look.ts'

test('a console line tells each phase and each queue by a sign of its own', () => {
  const places = [
    ...PHASES.map((phase) => placeOf(phase)),
    placeOf('main', 'nextTick'),
    placeOf('main', 'microtask'),
  ]
  expect(new Set(places.map(({ look }) => look)).size).toBe(places.length)
})
