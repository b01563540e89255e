import { expect, test } from 'vitest'
import { classicTimeline, repeatedTimeline } from '../../../testing/recordedTimeline.ts'
import { hitAt } from '../input/hitTest.ts'
import { axisOf } from '../model/axis.ts'
import { foldsOf } from '../model/folds.ts'
import { LANES } from '../model/lane.ts'
import { laneTop } from '../model/measures.ts'
import { wholeRange } from '../model/range.ts'
import { layOut } from '../model/scene.ts'
import { slicesOf } from '../model/slices.ts'
import { viewportOf } from '../model/viewport.ts'
import { cellsIn } from './laneCells.ts'

function cellsOf(
  timeline: ReturnType<typeof classicTimeline>,
  width: number,
  scale: 'order' | 'time',
) {
  const axis = axisOf(timeline, scale)
  const viewport = viewportOf(axis, wholeRange(axis), width)
  return cellsIn(viewport, slicesOf(timeline), foldsOf(timeline))
}

test('slices that are wide enough are drawn one by one', () => {
  const cells = cellsOf(classicTimeline(), 390, 'order')
  expect(
    cells.map(({ lane, x, right, count }) => [
      LANES[lane],
      Math.round(x),
      Math.round(right),
      count,
    ]),
  ).toEqual([
    ['main', 5, 75, 1],
    ['main', 365, 385, 1],
    ['timers', 335, 365, 1],
    ['poll', 185, 255, 1],
    ['check', 145, 175, 1],
    ['check', 295, 325, 1],
    ['tick', 75, 105, 1],
    ['tick', 255, 285, 1],
    ['micro', 105, 135, 1],
  ])
})

test('a thousand equal callbacks are three and a folded block of the rest', () => {
  const cells = cellsOf(repeatedTimeline(1000), 900, 'order').filter(
    ({ lane }) => LANES[lane] === 'tick',
  )
  expect(cells.map(({ count, folded }) => [count, folded])).toEqual([
    [1, false],
    [1, false],
    [1, false],
    [997, true],
  ])
})

test('25,000 callbacks become no more shapes than there are pixels', () => {
  const timeline = repeatedTimeline(25_000)
  for (const scale of ['order', 'time'] as const) {
    const cells = cellsOf(timeline, 900, scale)
    expect(cells.length).toBeLessThan(900)
    expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(25_002)
  }
})

test('the pointer finds the slice that is drawn under it, and nothing beside it', () => {
  const timeline = classicTimeline()
  const axis = axisOf(timeline, 'order')
  const scene = layOut(viewportOf(axis, wholeRange(axis), 390), timeline, 0, null)
  const under = (x: number, y: number) => {
    const hit = hitAt(scene, x, y)
    return hit?.type === 'cell' ? hit.cell.label : null
  }
  expect([
    under(200, laneTop('poll') + 10),
    under(150, laneTop('poll') + 10),
    under(200, laneTop('check') + 10),
    under(200, 4),
  ]).toEqual(['4  readFile', null, null, null])
})
