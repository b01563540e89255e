import { PHASES } from '@loopscope/shared/timeline/phase'
import { expect, test } from 'vitest'
import { placeOf } from './look.ts'

test('each phase and each queue has a look of its own', () => {
  const places = [
    ...PHASES.map((phase) => placeOf(phase)),
    placeOf('main', 'nextTick'),
    placeOf('main', 'microtask'),
  ]
  expect(new Set(places.map(({ look }) => look)).size).toBe(places.length)
})
