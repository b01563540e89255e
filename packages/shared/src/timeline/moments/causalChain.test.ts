import { describe, expect, it } from 'vitest'
import { readFixture } from '../../../fixtures/readFixture.ts'
import { buildTimeline } from '../buildTimeline.ts'
import type { Timeline } from '../timeline.ts'
import { causalChain } from './causalChain.ts'

const seed = buildTimeline(readFixture('seed.node24'))

describe('the chain of causes', () => {
  it.each(['seed.node24', 'awaits.node24', 'pipes.node24', 'turns.node24', 'starved.node24'])(
    'of %s is that of the causes, one by one',
    (name) => {
      const timeline = buildTimeline(readFixture(name))
      for (const { index } of timeline.operations)
        expect(
          causalChain(timeline, index)
            .links.map(({ operation }) => operation)
            .filter((operation) => operation !== null),
        ).toEqual(causesOf(timeline, index))
    },
  )

  it('of a timer set in an I/O callback leads over that callback back to main', () => {
    const timer = seed.operations.findIndex(({ label }) => label === 'setTimeout')
    const { links, left } = causalChain(seed, timer)
    expect(left).toBe(0)
    expect(links.map(({ label, line, phase }) => [label, line, phase])).toEqual([
      ['setTimeout', 7, 'poll'],
      ['readFile', 5, 'main'],
      ['main', null, 'main'],
    ])
  })

  it('names steps that are those of the moments it tells of', () => {
    const timer = seed.operations.findIndex(({ label }) => label === 'setTimeout')
    for (const { step, operation, at } of causalChain(seed, timer).links)
      expect([seed.steps[step]?.at, seed.steps[step]?.operation]).toEqual([at, operation])
  })

  it('of a module that is run as a promise job ends at its body', () => {
    const module = buildTimeline(readFixture('turns.node24'))
    const reaction = module.operations.findIndex(({ label }) => label === 'Promise.then')
    expect(causalChain(module, reaction).links.map(({ label }) => label)).toEqual([
      'Promise.then',
      'module body',
    ])
  })

  it('keeps the ends of a chain that is too long to read, and counts the rest', () => {
    const starved = buildTimeline(readFixture('starved.node24'))
    const ticks = starved.operations.filter(({ label }) => label === 'nextTick')
    const { links, left } = causalChain(starved, ticks.at(-1)?.index ?? -1, 5)
    expect([links.length, left, links.at(-1)?.label]).toEqual([5, ticks.length - 4, 'main'])
  })

  it('of what the recording does not hold is empty', () => {
    expect(causalChain(seed, 1e6)).toEqual({ links: [], left: 0 })
  })
})

/** The same by walking: the operation, then what scheduled it, without Node's own in between. */
function causesOf({ operations, callbacks }: Timeline, operation: number): number[] {
  const chain: number[] = []
  for (let current: number | null = operation; current !== null && !chain.includes(current); ) {
    const found: Timeline['operations'][number] | undefined = operations[current]
    if (found === undefined) break
    if (!found.internal || current === operation) chain.push(current)
    current = callbacks[found.scheduledBy ?? -1]?.operation ?? null
  }
  return chain
}
