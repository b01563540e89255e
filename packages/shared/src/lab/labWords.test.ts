import { expect, it } from 'vitest'
import { counted } from './labWords.ts'

it('puts a noun in the plural for every number but one, with its verb where that is given', () => {
  expect([0, 1, 2, 1200].map((count) => counted(count, 'request'))).toEqual([
    ...['0 requests', '1 request', '2 requests', '1,200 requests'],
  ])
  expect([1, 2].map((count) => counted(count, 'key was', 'keys were'))).toEqual([
    ...['1 key was', '2 keys were'],
  ])
})
