import { describe, expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { readShippedLab } from '../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { isStop, labMoved, outcomeStop } from './labMove.ts'

const events = readLabFixture()
const last = events.length - 1

describe('a move through a recorded session', () => {
  it('stops at every event of its kind, on the way there and on the way back', () => {
    for (const stop of ['step', 'request', 'process', 'action'] as const) {
      const expected = events.flatMap((event, i) => (i > 0 && isStop(event, stop) ? [i] : []))
      const there: number[] = []
      for (let at = 0; ; ) {
        const next = labMoved(events, at, { to: 'next', stop })
        if (next === at || !isStop(events[next] ?? ({} as never), stop)) break
        there.push(next)
        at = next
      }
      const back: number[] = []
      for (let at = last + 1; ; ) {
        const before = labMoved(events, at, { to: 'previous', stop })
        if (before === at || !isStop(events[before] ?? ({} as never), stop)) break
        back.push(before)
        at = before
      }
      expect([stop, there]).toEqual([stop, expected])
      expect([stop, back.reverse()]).toEqual([stop, expected])
    }
  })

  it('never stops at a look at a process, nor at a line that one printed', () => {
    expect(events.filter((event) => isStop(event, 'step')).map(({ type }) => type)).not.toContain(
      'sample',
    )
    const lines = events.filter((event) => event.type === 'log')
    expect(lines.filter((event) => isStop(event, 'step')).map(({ stream }) => stream)).toEqual(
      lines.flatMap(({ stream }) => (stream === 'stderr' ? [stream] : [])),
    )
  })

  it('goes to the ends, and a jump with nothing left to reach stays', () => {
    expect(labMoved(events, 5, 'first')).toBe(0)
    expect(labMoved(events, 5, 'last')).toBe(last)
    expect(labMoved(events, last, { to: 'next', stop: 'action' })).toBe(last)
    expect(labMoved(events, 0, { to: 'previous', stop: 'request' })).toBe(0)
    expect(labMoved([], 0, 'last')).toBe(0)
  })
})

it('a demo is asked for requests where its recording tells of some, else for results', () => {
  const asked = (['cluster', 'haproxy', 'autocannon', 'processes'] as const).map((demo) => {
    const told = readShippedLab(demo)
    const stops = (stop: 'request' | 'result') => told.filter((event) => isStop(event, stop)).length
    const singles = told.filter(({ type }) => type === 'answer' || type === 'sum').length
    return [demo, outcomeStop(demo), singles > 0, stops(outcomeStop(demo)) > 0]
  })
  expect(asked).toEqual([
    ['cluster', 'request', true, true],
    ['haproxy', 'request', true, true],
    ['autocannon', 'result', false, true],
    ['processes', 'result', false, true],
  ])
})
