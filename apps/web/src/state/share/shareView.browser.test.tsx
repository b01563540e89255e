import { expect, test } from 'vitest'
import { recordedLoopscope } from '../../testing/recordedLoopscope.ts'
import { showMoment, viewOf } from './shareView.ts'

function momentOf({ playback, lanesView, selection }: ReturnType<typeof recordedLoopscope>) {
  const { cursor, clock } = playback.getState()
  return { cursor, view: viewOf(clock, lanesView.getState(), selection.getState()) }
}

test('a moment that a link holds is the moment that it opens', () => {
  const loopscope = recordedLoopscope()
  const view = { clock: 'time', scale: 'time', range: { from: 2, to: 9.5 }, selected: 1 } as const
  showMoment(loopscope, 7, view)
  expect(momentOf(loopscope)).toEqual({ cursor: 7, view })
})

test('a link without a moment opens as a finished run rests, whatever was looked at before', () => {
  const loopscope = recordedLoopscope()
  showMoment(loopscope, 7, { clock: 'time', range: { from: 2, to: 9 }, selected: 1 })
  showMoment(loopscope, null, {})
  expect(momentOf(loopscope)).toEqual({ cursor: 0, view: {} })
})

test('what a recording does not have, as in a link made by hand, is left out', () => {
  const loopscope = recordedLoopscope()
  showMoment(loopscope, 1e6, { selected: 1e6 })
  const last = (loopscope.timeline()?.steps.length ?? 0) - 1
  expect(momentOf(loopscope)).toEqual({ cursor: last, view: {} })
})
