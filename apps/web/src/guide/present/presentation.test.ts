import { expect, test } from 'vitest'
import { stopMove, wallZoom } from './presentation.ts'

test('on a wall everything grows with the smaller side, and nothing is ever drawn smaller than usual', () => {
  const windows = [
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
    [3840, 1080],
    [1080, 3840],
  ] as const
  expect(windows.map(([width, height]) => wallZoom(width, height))).toEqual([1, 1, 2, 1, 1])
})

test('the keys of a remote and N go to the next stop and back, other keys nowhere', () => {
  expect(['PageDown', 'PageUp', 'n', 'N', 'b'].map((key) => stopMove(key, 'output'))).toEqual([
    { to: 'next', stop: 'output' },
    { to: 'previous', stop: 'output' },
    { to: 'next', stop: 'output' },
    { to: 'previous', stop: 'output' },
    null,
  ])
})
