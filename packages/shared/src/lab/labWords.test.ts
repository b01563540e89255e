import { expect, it } from 'vitest'
import { capital, counted } from './labWords.ts'

it('puts a noun in the plural for every number but one, with its verb where that is given', () => {
  expect([0, 1, 2, 1200].map((count) => counted(count, 'request'))).toEqual([
    ...['0 requests', '1 request', '2 requests', '1,200 requests'],
  ])
  expect([1, 2].map((count) => counted(count, 'key was', 'keys were'))).toEqual([
    ...['1 key was', '2 keys were'],
  ])
})

it('begins a sentence with a capital, but for a process whose name is written small', () => {
  const small = ['web-api-1', 'recipe-api', 'native-http', 'server-gzip', 'slow-http', 'autocannon']
  const names = [...small, 'rr primary', 'none worker 2']
  expect(names.map((name) => capital(`${name} listens.`))).toEqual(
    names.map((name) => `${name} listens.`),
  )
  expect(['the primary', 'worker 1', 'forked child', 'HAProxy 2'].map(capital)).toEqual([
    ...['The primary', 'Worker 1', 'Forked child', 'HAProxy 2'],
  ])
})
