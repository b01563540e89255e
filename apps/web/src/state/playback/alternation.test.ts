import { expect, it } from 'vitest'
import { createSession } from '../run/session.ts'
import { createAlternation } from './alternation.ts'
import { createPlayback } from './playback.ts'

/** Two views, one of each half, and frames that come when a test says so. */
function createViews() {
  const due: (() => void)[] = []
  const frames = {
    request: (callback: (now: number) => void) => due.push(() => callback(0)),
    cancel: () => undefined,
  }
  const session = createSession()
  const playback = createPlayback()
  const alternation = createAlternation(frames, session, playback)
  const shown = [0, 0]
  for (const half of [0, 1] as const)
    alternation.subscribe(half, () => {
      shown[half] = playback.getState().cursor
    })
  const frame = () => {
    for (const callback of due.splice(0)) callback()
  }
  const moveTo = (cursor: number) => {
    playback.setState({ cursor })
    return [...shown]
  }
  return { session, playback, alternation, frame, moveTo, shown }
}

it('a move is shown by all views at once', () => {
  const { moveTo, frame } = createViews()
  expect(moveTo(1)).toEqual([1, 1])
  for (let i = 0; i < 2; i++) frame()
  expect(moveTo(2)).toEqual([2, 2])
})

it('where a dragged cursor moves with every frame the halves take turns, and the last move reaches both', () => {
  const { alternation, moveTo, frame, shown } = createViews()
  const rest = alternation.drag()
  const seen = [1, 2, 3, 4, 5].map((cursor) => {
    const after = moveTo(cursor)
    frame()
    return after
  })
  expect(seen).toEqual([
    [1, 1],
    [2, 1],
    [2, 3],
    [4, 3],
    [4, 5],
  ])
  rest()
  frame()
  expect(shown).toEqual([5, 5])
})

it('what plays takes turns too, and steps by key never', () => {
  const { playback, moveTo, frame } = createViews()
  const walk = () =>
    [1, 2, 3].map((cursor) => {
      const after = moveTo(cursor)
      frame()
      return after
    })
  expect(walk()).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ])
  playback.setState({ playing: true })
  expect(walk()).toEqual([
    [1, 3],
    [1, 2],
    [3, 2],
  ])
})

it('more than one move within a frame is no reason to leave one half behind', () => {
  const { alternation, moveTo, frame, shown } = createViews()
  alternation.drag()
  for (let cursor = 1; cursor <= 4; cursor++) moveTo(cursor)
  for (let i = 0; i < 2; i++) frame()
  expect(shown).toEqual([4, 4])
})

it('what plays on without another step tells nobody', () => {
  const { playback, moveTo, frame, shown } = createViews()
  moveTo(3)
  for (let i = 0; i < 2; i++) frame()
  shown.fill(0)
  playback.setState({ progress: 0.5 })
  expect(shown).toEqual([0, 0])
})

it('new events are shown by all views at once', () => {
  const { session, alternation, moveTo, shown } = createViews()
  alternation.drag()
  for (const cursor of [1, 2]) moveTo(cursor)
  expect(shown).toEqual([2, 1])
  session.setState({ events: [] })
  expect(shown).toEqual([2, 2])
})
