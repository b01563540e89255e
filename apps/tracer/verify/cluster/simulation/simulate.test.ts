import { expect, it } from 'vitest'
import { randomNumbers } from '../../random/randomNumbers.ts'
import { type Model, simulate } from './simulate.ts'

const MODEL: Model = {
  ...{ replicas: 1, clients: 3, places: 2, cores: 0.25, periodMs: 100 },
  ...{ demands: [100], pauses: [0], proxyMs: 0 },
}
const perSecond = (change: Partial<Model>) =>
  simulate({ ...MODEL, ...change }, 100, randomNumbers(1))
const rounded = (figure: number) => Math.round(figure * 10) / 10

it('a replica that is always busy does what its part of a processor allows', () => {
  expect([perSecond({}), perSecond({ cores: 0.5 }), perSecond({ demands: [50] })]).toEqual([
    ...[2.5, 5, 5],
  ])
})

it('what a replica does not use of a period is lost', () => {
  // 25 ms of work, then a pause as long as the rest of the period, or somewhat longer.
  const alone = { clients: 1, demands: [25] }
  const [busy, slower] = [75, 175].map((pause) => perSecond({ ...alone, pauses: [pause] }))
  expect([busy, slower].map((figure) => rounded(figure ?? 0))).toEqual([10, 5])
})

it('more replicas do as many times more, until HAProxy is the bound', () => {
  const sizes = [1, 2, 4, 8, 16]
  const of = (proxyMs: number) =>
    sizes.map((replicas) => rounded(perSecond({ replicas, clients: 3 * replicas, proxyMs })))
  expect([of(0), of(100)]).toEqual([
    [2.5, 5, 10, 20, 40],
    [2.5, 5, 10, 10, 10],
  ])
})

it('a run takes its place though others wait, and who waits keeps its turn', () => {
  // With one place, the short ones wait for the long: as many of each.
  expect(perSecond({ clients: 2, places: 1, demands: [50, 150] })).toBeCloseTo(2.5, 0)
})

it('runs of unlike length leave none idle while there are more clients than places', () => {
  const unlike = { replicas: 4, clients: 12, demands: [20, 60, 220], pauses: [1, 5] }
  expect(perSecond(unlike)).toBeGreaterThan(9.5)
  expect(perSecond(unlike)).toBeLessThan(10.5)
})

it('the same seed gives the same answer', () => {
  const of = (seed: number) =>
    simulate({ ...MODEL, demands: [20, 60, 220] }, 20, randomNumbers(seed))
  const [first, again, other] = [1, 1, 2].map(of)
  expect([first === again, first === other]).toEqual([true, false])
})
