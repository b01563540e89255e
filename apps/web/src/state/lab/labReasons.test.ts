import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { expect, it } from 'vitest'
import { readLabFixture } from '../../../../../packages/shared/fixtures/readLabFixture.ts'
import { LabReasons } from './labReasons.ts'

/** Why, at each event that comes while a page rides along, as the names of rules and events in the order in which they were shown. */
function shown(events: LabEvent[], from: number, to: number) {
  const reasons = new LabReasons(events)
  const told: string[] = []
  for (let cursor = from; cursor <= to; cursor++) {
    const reason = reasons.at(cursor, true)
    const name = reason === null ? 'nothing' : `${reason.why.rule} at ${reason.moment.cursor}`
    if (told.at(-1) !== name) told.push(name)
  }
  return told.map((name) => name.replace(/ at \d+$/, ''))
}

const failovers = readLabFixture('haproxyFailovers')
const indexOf = (is: (event: LabEvent) => boolean) => failovers.findIndex(is)
const killed = indexOf((event) => event.type === 'action' && event.action === 'kill')
const frozen = indexOf((event) => event.type === 'action' && event.action === 'freeze')
const next = (from: number, is: (event: LabEvent) => boolean) =>
  failovers.findIndex((event, i) => i > from && is(event))
const isAction = (event: LabEvent) => event.type === 'action'

it('under a stream it follows what matters, and no request that is like the one before', () => {
  const until = next(killed, isAction) - 1
  const requests = failovers.slice(killed, until).filter(({ type }) => type === 'proxied').length
  const told = shown(failovers, killed + 1, until)
  expect(requests).toBeGreaterThan(40)
  expect(told.filter((name) => name === 'chosen').length).toBeLessThan(2)
  // What requests are like until the kill is through, and then each thing once, but for the checks that fail.
  expect(told.filter((name) => name !== 'chosen' && name !== 'goneAtWork')).toEqual([
    ...['serverKilled', 'checkFailed', 'checkFailed', 'deadButUp', 'down'],
  ])
})

it('a client that gives up on a frozen server is told of once, and each check', () => {
  const told = shown(failovers, frozen + 1, next(frozen, isAction) - 1)
  expect(told.filter((name) => name === 'gaveUpOnFrozen')).toEqual(['gaveUpOnFrozen'])
  expect(told.at(-1)).toBe('down')
})

it('at rest it is that of the step that is shown', () => {
  const reasons = new LabReasons(failovers)
  const well = next(killed, (event) => event.type === 'proxied' && event.status === 200)
  expect([reasons.at(well, false)?.why.rule, reasons.at(well, false)?.moment.cursor]).toEqual([
    ...['chosen', well],
  ])
})

it('is never without one when all servers are gone and requests go on', () => {
  const all = readLabFixture('haproxy')
  const gone = all.findIndex(
    (event) => event.type === 'proxied' && event.status === 503 && event.server === null,
  )
  const reasons = new LabReasons(all)
  for (let cursor = gone; cursor < gone + 30; cursor++)
    expect([cursor, reasons.at(cursor, true) !== null]).toEqual([cursor, true])
})

it('begins with nothing in each epoch', () => {
  const epoch = indexOf(({ type }) => type === 'epoch')
  expect(new LabReasons(failovers).at(epoch, true)).toBe(null)
})

it('a server that is drained is the last thing that matters, whatever goes on', () => {
  const all = readLabFixture('haproxy')
  const drain = all.findIndex((event) => event.type === 'action' && event.action === 'drain')
  expect(new LabReasons(all).at(drain + 3, true)?.why.rule).toBe('drained')
})
