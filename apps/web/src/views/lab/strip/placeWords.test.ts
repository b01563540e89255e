import { expect, test } from 'vitest'
import { placeWords } from './placeWords.ts'

const room = { left: 100, right: 500, line: null }

test('words stand about the middle of what they are of, and stay within their room', () => {
  expect(placeWords(300, 80, room)).toEqual({ left: 260, right: 340 })
  expect(placeWords(110, 80, room)).toEqual({ left: 100, right: 180 })
  expect(placeWords(490, 80, room)).toEqual({ left: 420, right: 500 })
})

test('no line runs through them: they stand on the nearer side of it that has room', () => {
  expect(placeWords(300, 80, { ...room, line: 310 })).toEqual({ left: 224, right: 304 })
  expect(placeWords(300, 80, { ...room, line: 290 })).toEqual({ left: 296, right: 376 })
  expect(placeWords(120, 80, { ...room, line: 150 })).toEqual({ left: 156, right: 236 })
  expect(placeWords(300, 80, { ...room, line: 400 })).toEqual({ left: 260, right: 340 })
})

test('where neither side has room they stand where they would without the line', () => {
  expect(placeWords(150, 80, { left: 100, right: 200, line: 150 })).toEqual({
    left: 110,
    right: 190,
  })
})
