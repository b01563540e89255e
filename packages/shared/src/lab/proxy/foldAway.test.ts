import { expect, it } from 'vitest'
import { LabFold } from '../labAt.ts'
import type { LabEvent } from '../labEvent.ts'
import { PROXY_STARTS } from './config/proxyPresets.ts'
import type { ProxyServerMoment } from './proxyMoment.ts'
import type { ProxyRow } from './proxyRow.ts'

const { servers, ...rest } = PROXY_STARTS.algorithms
const [one] = servers
if (one === undefined) throw new Error('no server')

let at = 0
const settings = (count: number): LabEvent => ({
  ...({ type: 'proxySettings', at: ++at } as const),
  settings: { ...rest, servers: new Array<typeof one>(count).fill(one) },
})
const logged = (server: string | null, count: number): LabEvent => ({
  ...({ type: 'proxiedSum', at: ++at, from: at, to: at } as const),
  rows: [{ server, status: 200, termination: '----', count, retried: 0, last: at }],
})
const figures = (row: string, stot: number): LabEvent => {
  const none = { qcur: 0, qmax: 0, scur: 0, smax: 0, slim: null, rate: 0, hrsp_4xx: 0, hrsp_5xx: 0 }
  const more = { econ: 0, eresp: 0, wretr: 0, wredis: 0, chkfail: 0, chkdown: 0, weight: 1 }
  const bytes = { bin: 0, bout: 0, comp_in: 0, comp_out: 0, comp_rsp: 0 }
  const averages = { qtime: null, ctime: null, rtime: null, ttime: null }
  const all: ProxyRow = {
    ...{ row, status: 'UP', stot, hrsp_2xx: stot },
    ...{ ...none, ...more, ...bytes, ...averages },
  }
  return { type: 'proxyStat', at: ++at, generation: 1, rows: [all] }
}
const header: LabEvent = {
  ...({ type: 'lab', v: 1, at: 0, demo: 'haproxy', labId: 'x', startedAt: '' } as const),
  ...{ node: '24', platform: 'linux', cores: 2, labels: {}, files: [] },
}
const epoch: LabEvent = { type: 'epoch', at: 0, epoch: 1, reason: 'start', labels: {} }

/** Each server's requests by the log and by HAProxy's figures, those that were taken out last; and the sum of all. */
function told(...events: readonly LabEvent[]) {
  const { proxy } = new LabFold([header, epoch, ...events]).at(events.length + 1) ?? {}
  const of = (list: readonly ProxyServerMoment[] = []) =>
    list.map(({ name, requests, figures: own }) => [name, requests, own?.stot])
  return { servers: of(proxy?.servers), away: of(proxy?.away), all: proxy?.proxied }
}

it('a server that was taken out of the configuration and comes back counts on', () => {
  const begin = [settings(3), logged('web-api-1', 5), logged('web-api-3', 4)]
  const out = [...begin, figures('web-api-3', 4), settings(2), logged('web-api-1', 2)]
  expect(told(...out)).toEqual({
    servers: [
      ['web-api-1', 7, undefined],
      ['web-api-2', 0, undefined],
    ],
    away: [['web-api-3', 4, 4]],
    all: 11,
  })
  expect(told(...out, settings(3), logged('web-api-3', 1))).toEqual({
    servers: [
      ['web-api-1', 7, undefined],
      ['web-api-2', 0, undefined],
      ['web-api-3', 5, 4],
    ],
    away: [],
    all: 12,
  })
})

it('counts what an HAProxy answers for a server that the settings have no more, or not yet', () => {
  const before = [settings(1), logged('web-api-2', 3), figures('web-api-2', 3)]
  expect(told(...before)).toEqual({
    servers: [['web-api-1', 0, undefined]],
    away: [['web-api-2', 3, 3]],
    all: 3,
  })
  expect(told(...before, settings(2), settings(1), logged('web-api-2', 2))).toEqual({
    servers: [['web-api-1', 0, undefined]],
    away: [['web-api-2', 5, 3]],
    all: 5,
  })
})

it('has how HAProxy sees it told anew when it comes back', () => {
  const state = { status: 'DOWN', check: 'L4CON', code: null, ms: 0, text: '', health: 0 }
  const down: LabEvent = {
    ...({ type: 'server', at: ++at, server: 'web-api-2' } as const),
    ...{ ...state, rise: 2, fall: 3, weight: 1 },
  }
  const events = [header, epoch, settings(2), down, settings(1), settings(2)]
  const seen = events.map((_, cursor) => {
    const { proxy } = new LabFold(events).at(cursor) ?? {}
    return proxy?.servers.find(({ name }) => name === 'web-api-2')?.state?.status
  })
  expect(seen).toEqual([undefined, undefined, undefined, 'DOWN', undefined, undefined])
})
