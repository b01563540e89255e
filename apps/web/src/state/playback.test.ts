import { expect, test } from 'vitest'
import { type Playback, reducePlayback, shownCursor } from './playback.ts'

const rest: Playback = { cursor: 0, playing: false, speed: 1, following: false, progress: 0 }

test('a growing recording is followed, and rests at its beginning when it has ended', () => {
  const following = reducePlayback(rest, { type: 'record' }, 0)
  expect(shownCursor(following, 7)).toBe(7)
  expect(shownCursor(following, 9)).toBe(9)
  expect(reducePlayback(following, { type: 'rest' }, 9)).toEqual(rest)
})

test('whoever moves the cursor during a run keeps it when the run ends', () => {
  const following = reducePlayback(rest, { type: 'record' }, 0)
  const sought = reducePlayback(following, { type: 'seek', cursor: 3 }, 9)
  expect(reducePlayback(sought, { type: 'rest' }, 20)).toEqual({ ...rest, cursor: 3 })
})

test('a seek stays inside the recording', () => {
  expect(reducePlayback(rest, { type: 'seek', cursor: 99 }, 9).cursor).toBe(9)
  expect(reducePlayback(rest, { type: 'seek', cursor: -1 }, 9).cursor).toBe(0)
})

test('playback goes on by the time that went by and its speed, and stops at the end', () => {
  let playback = reducePlayback({ ...rest, speed: 2 }, { type: 'play' }, 4)
  const cursors = [0, 200, 200, 1000, 1000].map((ms) => {
    playback = reducePlayback(playback, { type: 'tick', ms }, 4)
    return [playback.cursor, playback.playing]
  })
  expect(cursors).toEqual([
    [0, true],
    [0, true],
    [1, true],
    [4, false],
    [4, false],
  ])
})

test('Play at the end begins again, and does nothing where there is nothing to play', () => {
  expect(reducePlayback({ ...rest, cursor: 5 }, { type: 'play' }, 5)).toEqual({
    ...rest,
    playing: true,
  })
  expect(reducePlayback(rest, { type: 'play' }, 0)).toEqual(rest)
})
