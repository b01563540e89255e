import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { createLabLanes } from '../../../state/lab/moves/labLanes.ts'
import { drawLife } from './drawLane.ts'
import type { StripTheme } from './stripTheme.ts'

const process = { type: 'process', process: 'worker 1', role: 'worker', pid: 7 } as const
const events: readonly LabEvent[] = [
  { ...process, at: 0, state: 'started' },
  { ...process, at: 1_000_000, state: 'listening' },
  { ...process, at: 10_230_000, state: 'exited', code: null, signal: 'SIGKILL' },
]

/** Where the lines of the marks begin in a window of ten seconds, px. */
function marksIn(from: number): readonly number[] {
  const marks: number[] = []
  const context = new Proxy(
    { moveTo: (x: number) => marks.push(x) },
    { get: (known, name) => (name === 'moveTo' ? known.moveTo : () => undefined), set: () => true },
  )
  const [lane] = createLabLanes()(events)
  if (lane === undefined) throw new Error('no lane')
  const shown = { from, to: from + 10_000_000 }
  const x = (time: number) => Math.max(0, Math.min(100, (time - from) / 100_000))
  drawLife(
    context as unknown as CanvasRenderingContext2D,
    lane,
    { x, top: 0, bar: 16, at: 6_000_000, last: 12_000_000, shown },
    {} as StripTheme,
  )
  return marks
}

it('marks a death where it was, and none at the edge of a window that it is not in', () => {
  expect([marksIn(0), marksIn(5_000_000), marksIn(11_000_000)]).toEqual([
    [],
    [52.3 - 4, 52.3 + 4].map((at) => expect.closeTo(at)),
    [],
  ])
})
