import { expect, test } from 'vitest'
import { type PredictionAction, reducePrediction } from './prediction.ts'

const after = (places: number, ...actions: readonly PredictionAction[]) =>
  actions.reduce((now, action) => reducePrediction(now, action, places), [] as readonly number[])
const place = (tile: number): PredictionAction => ({ type: 'place', tile })

test('tiles are placed one after the other, each once, and the last is taken back first', () => {
  expect(after(3, place(2), place(0), place(2), place(1), { type: 'undo' })).toEqual([2, 0])
  expect(after(3, { type: 'undo' })).toEqual([])
})

test('a tile that was placed moves among the others, but never out of them', () => {
  const three = [place(0), place(1), place(2)]
  expect(after(3, ...three, { type: 'move', from: 2, to: 0 })).toEqual([2, 0, 1])
  expect(after(3, ...three, { type: 'move', from: 0, to: 1 })).toEqual([1, 0, 2])
  expect(after(3, ...three, { type: 'move', from: 0, to: -1 })).toEqual([0, 1, 2])
})

test('any tile can be taken back, or all of them', () => {
  expect(after(3, place(0), place(1), { type: 'takeBack', at: 0 })).toEqual([1])
  expect(after(3, place(0), place(1), { type: 'clear' })).toEqual([])
})

test('where there is one place, the next choice replaces the one before', () => {
  expect(after(1, place(0), place(2))).toEqual([2])
})
