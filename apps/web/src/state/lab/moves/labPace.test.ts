import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { isStop } from './labMove.ts'
import { labPaceOf } from './labPace.ts'

const events = readLabFixture()

it('in real time a session takes as long as it took, but for waits over a second', () => {
  const { last, wait } = labPaceOf(events, 'time')
  let total = 0
  for (let cursor = 0; cursor < last; cursor++) total += wait(cursor)
  const took = (events.at(-1)?.at ?? 0) / 1000
  expect(total).toBeLessThanOrEqual(took + 1)
  expect(total).toBeGreaterThan(took * 0.8)
})

it('by order only steps take time', () => {
  const { last, wait } = labPaceOf(events, 'order')
  for (let cursor = 0; cursor < last; cursor++) {
    const next = events[cursor + 1]
    expect(wait(cursor) > 0).toBe(next !== undefined && isStop(next, 'step'))
  }
})
