import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { isStop } from './labMove.ts'
import { nowCursor } from './nowCursor.ts'

const events = readLabFixture()

it('at rest the last step is told, whatever was only looked at since', () => {
  for (let cursor = 1; cursor < events.length; cursor++) {
    const at = nowCursor(events, cursor, false)
    const between = events.slice(at + 1, cursor + 1)
    expect(between.some((event) => isStop(event, 'step'))).toBe(false)
  }
})

it('while moments run by, a death is told for a second and a half, over all requests that follow it', () => {
  const death = events.findIndex(
    (event) => event.type === 'process' && event.state === 'exited' && event.role === 'worker',
  )
  const at = events[death]?.at ?? 0
  const soon = events.findLastIndex((event) => event.at < at + 100_000)
  const told = nowCursor(events, soon, true)
  expect(told).toBeGreaterThanOrEqual(death)
  expect(events.slice(death + 1, soon).some(({ type }) => type === 'answer')).toBe(true)
  expect(events[told]?.type).not.toBe('sample')
  expect(isStop(events[told] ?? ({} as never), 'request') && events[told]?.type === 'sum').toBe(
    false,
  )
})
