import { expect, test } from 'vitest'
import { type Playback, type PlaybackAction, reducePlayback, shownCursor } from './playback.ts'

const rest: Playback = {
  cursor: 0,
  playing: false,
  speed: 1,
  clock: 'order',
  following: false,
  progress: 0,
}
const reduce = (playback: Playback, action: PlaybackAction, last: number, waits = [500]) =>
  reducePlayback(playback, action, { last, wait: (cursor) => waits[cursor % waits.length] ?? 0 })

test('a growing recording is followed, and rests at its beginning when it has ended', () => {
  const following = reduce(rest, { type: 'record' }, 0)
  expect(shownCursor(following, 7)).toBe(7)
  expect(shownCursor(following, 9)).toBe(9)
  expect(reduce(following, { type: 'rest' }, 9)).toEqual(rest)
})

test('whoever moves the cursor during a run keeps it when the run ends', () => {
  const following = reduce(rest, { type: 'record' }, 0)
  const sought = reduce(following, { type: 'seek', cursor: 3 }, 9)
  expect(reduce(sought, { type: 'rest' }, 20)).toEqual({ ...rest, cursor: 3 })
})

test('a seek stays inside the recording', () => {
  expect(reduce(rest, { type: 'seek', cursor: 99 }, 9).cursor).toBe(9)
  expect(reduce(rest, { type: 'seek', cursor: -1 }, 9).cursor).toBe(0)
})

test('playback goes on by the time that went by and its speed, and stops at the end', () => {
  let playback = reduce({ ...rest, speed: 2 }, { type: 'play' }, 4)
  const cursors = [0, 200, 100, 1000, 1000].map((ms) => {
    playback = reduce(playback, { type: 'advance', ms }, 4)
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
  expect(reduce({ ...rest, cursor: 5 }, { type: 'play' }, 5)).toEqual({
    ...rest,
    playing: true,
  })
  expect(reduce(rest, { type: 'play' }, 0)).toEqual(rest)
})

test('each step waits as long as the clock says, and steps of one moment go by at once', () => {
  let playback = reduce({ ...rest, clock: 'time' }, { type: 'play' }, 5)
  const cursors = [100, 240, 400].map((ms) => {
    playback = reduce(playback, { type: 'advance', ms }, 5, [300, 0, 0, 400, 50])
    return [playback.cursor, Math.round(playback.progress * 100)]
  })
  expect(cursors).toEqual([
    [0, 33],
    [3, 10],
    [4, 80],
  ])
})
