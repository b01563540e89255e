import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../../packages/shared/fixtures/readLabFixture.ts'
import { labRatesAt } from './labRates.ts'

const events = readLabFixture()

it('where requests are told one by one, the rate is how many there were in the second before', () => {
  const at = events.findIndex((event) => event.type === 'action' && event.action === 'connections')
  const until = events[at]?.at ?? 0
  const second = events.slice(0, at).filter((event) => event.at >= until - 1_000_000)
  const answers = second.flatMap((event) =>
    event.type === 'answer' && event.outcome === 'answered' ? [event.process] : [],
  )
  const { sent, answered } = labRatesAt(events, at)
  expect(second.some(({ type }) => type === 'sum')).toBe(false)
  expect(sent).toBe(second.filter(({ type }) => type === 'request').length)
  expect(Object.fromEntries(answered)).toEqual({
    'worker 1': answers.filter((process) => process === 'worker 1').length,
    'worker 2': answers.filter((process) => process === 'worker 2').length,
  })
})

it('summed requests count as those that are told one by one', () => {
  const counted = (upTo: number) => Math.round(labRatesAt(events, upTo).sent)
  const from = events.findIndex((event) => event.type === 'action' && event.values['rate'] === 100)
  const to = events.findIndex((event) => event.type === 'action' && event.values['rate'] === 0)
  const middle = events.findLastIndex((event, i) => i < to && event.type === 'sum')
  expect(events.slice(from, to).some(({ type }) => type === 'sum')).toBe(true)
  expect(counted(middle)).toBeGreaterThan(60)
  expect(counted(middle)).toBeLessThan(130)
})

it('a new epoch begins without a rate', () => {
  const epoch = events.findLastIndex((event) => event.type === 'epoch')
  expect(labRatesAt(events, epoch)).toEqual({ sent: 0, answered: new Map() })
})
