import { expect, it } from 'vitest'
import { transposed } from './transposed.ts'

it('rows become columns, and back', () => {
  const table = {
    head: ['Stat', '50%', '99%'],
    rows: [
      ['Latency', '1 ms', '9 ms'],
      ['Req/Sec', '10', '90'],
    ],
  }
  expect(transposed(table)).toEqual({
    head: ['Stat', 'Latency', 'Req/Sec'],
    rows: [
      ['50%', '1 ms', '10'],
      ['99%', '9 ms', '90'],
    ],
  })
  expect(transposed(transposed(table))).toEqual(table)
})
