import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { ProxyLogLine } from '@loopscope/shared/lab/proxy/proxyLogLine'
import { expect, it } from 'vitest'
import { ProxiedLedger } from './proxiedLedger.ts'

const line = (cp: number, st = 200): ProxyLogLine => ({
  ...{ t: 0, cp, srv: 'web-api-1', st, ts: '--', TR: 0, Tw: 0, Tc: 0, Tr: 1, Ta: 1 },
  ...{ rc: '0', sq: 0, bq: 0, B: 100, p: '/', m: 'GET', fe: 'inbound', be: 'web-api' },
  ...{ ac: 1, fc: 1, bc: 1, sc: 1 },
})

/** A ledger, and what it has told: "7: 200" of request 7, "1 x 503" of those that no request is known of. */
function ledger() {
  const told: string[] = []
  const put = (event: LabEvent) => {
    if (event.type === 'proxied')
      told.push(`${event.request}: ${event.status}${event.late ? ' late' : ''}`)
    if (event.type === 'proxiedSum')
      for (const { count, status, late } of event.rows)
        told.push(`${count} x ${status}${late ? ' late' : ''}`)
  }
  const one = new ProxiedLedger(put, 0)
  return {
    one,
    told,
    /** The client's word of a request; it is told one by one. */
    asks(connection: number, request: number) {
      one.saw({ type: 'request', at: 0, request, connection, path: '/' })
      one.heard({ told: 'request', at: 0, request, connection, path: '/' })
    },
    opens(connection: number, localPort: number) {
      one.heard({ told: 'opened', at: 0, connection, localPort })
    },
  }
}

it('a line waits for the word of its request, however late that comes, and the next one gets its own', () => {
  const { one, told, asks, opens } = ledger()
  one.logged(line(40_001, 500), 1000, 1000)
  one.settle(1000)
  expect(one.settle(900_000)).toBe(1)
  // Asked once, however often one looks.
  expect([one.settle(1_000_000), told]).toEqual([null, []])
  asks(3, 7)
  opens(3, 40_001)
  one.heard({ told: 'marked', at: 0, mark: 1 })
  one.settle(1_100_000)
  asks(3, 8)
  one.logged(line(40_001), 1_200_000, 1_200_000)
  expect([one.settle(1_200_000), told]).toEqual([null, ['7: 500', '8: 200']])
})

it('a line waits as long when the time of day was set back since, and says that it is old', () => {
  const { one, told, asks, opens } = ledger()
  one.logged(line(40_001), 1000, 9_000_000)
  one.settle(9_000_000)
  expect(told).toEqual([])
  asks(3, 7)
  opens(3, 40_001)
  one.settle(9_010_000)
  expect(told).toEqual(['7: 200'])
})

it('what another program has asked is told as soon as the client has said that it knows nothing of it', () => {
  const { one, told } = ledger()
  one.logged(line(50_001, 503), 1000, 1000)
  const mark = one.settle(100_000) ?? 0
  one.settle(200_000)
  expect([mark, told]).toEqual([1, []])
  one.heard({ told: 'marked', at: 0, mark })
  one.settle(210_000)
  expect(told).toEqual(['1 x 503'])
})

it('a client that says nothing any more is waited for five seconds, and for none at the end', () => {
  const { one, told } = ledger()
  one.logged(line(50_001), 0, 0)
  one.settle(4_900_000)
  expect(told).toEqual([])
  one.settle(5_100_000)
  one.logged(line(50_002), 5_200_000, 5_200_000)
  one.settle(5_200_000, true)
  expect(told).toEqual(['1 x 200', '1 x 200'])
})

it('says of what HAProxy sends to a client that has given up that nobody got it, told one by one or not', () => {
  const { one, told, asks, opens } = ledger()
  const gaveUp = (request: number) =>
    one.heard({
      ...{ told: 'answer', at: 0, request, outcome: 'timedOut', by: null, status: null },
      ...{ us: 5_000_000, bytes: null },
    })
  opens(3, 40_001)
  asks(3, 7)
  for (const [connection, request] of [
    [4, 8],
    [5, 9],
  ] as const) {
    opens(connection, 40_000 + connection)
    one.heard({ told: 'request', at: 0, request, connection, path: '/' })
  }
  gaveUp(7)
  gaveUp(8)
  for (const port of [40_001, 40_004, 40_005]) one.logged(line(port), 1000, 1000)
  one.settle(1000)
  expect(told).toEqual(['7: 200 late', '1 x 200 late', '1 x 200'])
})
