import { LabFold } from '@loopscope/shared/lab/labAt'
import { sentIn } from '@loopscope/shared/lab/sentIn'
import { expect, it } from 'vitest'
import { readShippedLab } from '../../../../../../../packages/shared/fixtures/readShippedLab.ts'
import { clientStatuses } from './clientStatuses.ts'

it('what the client got, got not and waits for is what it has sent, at every moment, however late the log is', () => {
  for (const name of ['haproxy-tls', 'haproxy-stats', 'haproxy-algorithms'] as const) {
    const events = [...readShippedLab(name)]
    const fold = new LabFold(events)
    const off = events.flatMap((event, index) => {
      const moment = fold.at(index)
      if (moment?.proxy == null) return []
      const { refused, reset, timedOut, lost, unsent, inFlight } = moment.totals
      const got = clientStatuses(moment).reduce((sum, [, count]) => sum + count, 0)
      const all = got + refused + reset + timedOut + lost - unsent + inFlight
      return all === sentIn(moment) ? [] : [{ index, type: event.type, all, sent: sentIn(moment) }]
    })
    expect([name, off]).toEqual([name, []])
  }
})

it('has a row of its own for what HAProxy answered itself', () => {
  const events = [...readShippedLab('haproxy-queue')]
  const end = new LabFold(events).at(events.length - 1)
  expect(end && clientStatuses(end)).toEqual([
    [200, 17],
    [429, 3],
    [502, 4],
  ])
})
