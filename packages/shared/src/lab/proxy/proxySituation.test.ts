import { expect, it } from 'vitest'
import { emptyMoment } from '../emptyMoment.ts'
import type { LabHeader } from '../labEvent.ts'
import type { LabMoment, LabProcess } from '../labMoment.ts'
import { PROXY_STARTS } from './config/proxyPresets.ts'
import { NO_PROXY, type ProxyServerMoment } from './proxyMoment.ts'
import { proxySituation } from './proxySituation.ts'

const header: LabHeader = {
  ...({ type: 'lab', v: 1, at: 0, demo: 'haproxy', labId: 'x', startedAt: '' } as const),
  ...{ node: '24.21.0', platform: 'linux', cores: 2, labels: {}, files: [] },
}

/** A process that runs; `how`: or what became of it. */
function process(id: string, how: 'runs' | 'dead' | 'frozen' = 'runs'): LabProcess {
  const role = id === 'haproxy' ? 'proxy' : 'server'
  const exit = { code: null, signal: 'SIGKILL', asked: true, afterDisconnect: false }
  return {
    ...({ id, role, pid: 1, frozen: how === 'frozen', startedAt: 0 } as const),
    ...{ onlineAt: 0, listeningAt: 0, disconnectedAt: null, askedToEndAt: null },
    ...{ exitedAt: how === 'dead' ? 1 : null, exit: how === 'dead' ? exit : null },
    state: how === 'dead' ? 'exited' : 'listening',
    requests: { answered: 0, refused: 0, reset: 0, timedOut: 0, lost: 0 },
    ...{ connections: 0, open: 0, blocked: null, sample: null },
  }
}

function server(name: string, status: string, health: number): ProxyServerMoment {
  return {
    ...{ name, up: status.startsWith('UP'), changedAt: 0, checkedAt: null, nextCheckAt: null },
    ...{ figures: null, downs: 0, requests: 0, ended: [] },
    state: {
      ...({
        type: 'server',
        at: 0,
        server: name,
        status,
        check: 'L7OK',
        code: 200,
        ms: 1,
      } as const),
      ...{ text: '', health, rise: 2, fall: 3, weight: 1 },
    },
  }
}

function moment(
  processes: readonly LabProcess[],
  servers: readonly ProxyServerMoment[],
  haproxy: string | null = 'haproxy',
): LabMoment {
  const proxy = { ...NO_PROXY, settings: PROXY_STARTS.balance, servers, process: haproxy }
  return { ...emptyMoment(header), processes, proxy }
}

const haproxy = process('haproxy')
const one = process('web-api-1')
const two = process('web-api-2')
const recipe = process('recipe-api')
const up = [server('web-api-1', 'UP', 4), server('web-api-2', 'UP', 4)]

it('says of a server that nothing checks that HAProxy will not find out', () => {
  const { proxy, ...rest } = moment([haproxy, process('web-api-1', 'dead'), two], up)
  if (proxy?.settings == null) throw new Error('it has settings')
  const { settings } = proxy
  const unchecked = { ...settings, check: { ...settings.check, kind: 'none' as const } }
  expect(proxySituation({ ...rest, proxy: { ...proxy, settings: unchecked } })).toBe(
    'web-api-1 is dead, and HAProxy does not know: it checks nothing, so it will not find out.',
  )
})

it.each([
  [
    'all is well',
    moment([haproxy, one, two, recipe], up),
    'HAProxy gives requests to web-api-1 and web-api-2.',
  ],
  [
    'a server has just died',
    moment([haproxy, process('web-api-1', 'dead'), two], up),
    'web-api-1 is dead, but HAProxy still has it as UP and sends it requests: no check has failed yet.',
  ],
  [
    'one check has failed',
    moment(
      [haproxy, process('web-api-1', 'dead'), two],
      [server('web-api-1', 'UP 2/3', 3), up[1] ?? server('', '', 0)],
    ),
    'web-api-1 is dead, but HAProxy still has it as UP 2/3 and sends it requests: only 1 of 3 checks has failed.',
  ],
  [
    'it is DOWN',
    moment(
      [haproxy, process('web-api-1', 'dead'), two],
      [server('web-api-1', 'DOWN', 0), server('web-api-2', 'UP', 4)],
    ),
    'HAProxy has web-api-1 as DOWN: web-api-2 gets all requests.',
  ],
  [
    'it runs again',
    moment([haproxy, one, two], [server('web-api-1', 'DOWN 1/2', 1), server('web-api-2', 'UP', 4)]),
    'web-api-1 runs, but HAProxy gives it nothing: 1 of 2 checks has passed.',
  ],
  [
    'none is left',
    moment([haproxy], [server('web-api-1', 'DOWN', 0), server('web-api-2', 'DOWN', 0)]),
    'No server is left that HAProxy could ask: it answers every new request with 503 itself, at once.',
  ],
  [
    'it is in maintenance',
    moment([haproxy, one, two], [server('web-api-1', 'MAINT', 4), server('web-api-2', 'UP', 4)]),
    'HAProxy has web-api-1 as MAINT: web-api-2 gets all requests.',
  ],
  [
    'recipe-api is dead behind a shallow check',
    moment([haproxy, one, two, process('recipe-api', 'dead')], up),
    'recipe-api is out, and HAProxy does not know: /health asks whether a web-api answers, not whether it is of use.',
  ],
  [
    'recipe-api is dead, and only one server is left',
    moment(
      [haproxy, process('web-api-1', 'dead'), two, process('recipe-api', 'dead')],
      [server('web-api-1', 'DOWN', 0), server('web-api-2', 'UP', 4)],
    ),
    'HAProxy has web-api-1 as DOWN: web-api-2 gets all requests, but recipe-api, which it asks for each recipe, is dead.',
  ],
  [
    'HAProxy is dead',
    moment([process('haproxy', 'dead'), one, two], up, null),
    'HAProxy is gone: nothing listens on its port, and every client is refused.',
  ],
  ['nothing is known yet', moment([haproxy], []), null],
])('%s', (_when, now, sentence) => {
  expect(proxySituation(now)).toBe(sentence)
})

it.each([
  ['none', 'recipe-api is out, and HAProxy does not know: it checks nothing.'],
  ['deep', 'recipe-api is frozen, and HAProxy still gives requests to web-api-1 and web-api-2.'],
] as const)('recipe-api is out, and the check is %s', (kind, said) => {
  const now = moment([haproxy, one, two, process('recipe-api', 'frozen')], up)
  const settings = { ...PROXY_STARTS.balance, check: { ...PROXY_STARTS.balance.check, kind } }
  expect(proxySituation({ ...now, proxy: { ...(now.proxy ?? NO_PROXY), settings } })).toBe(said)
})

it.each([
  ['soon after', 'balance', 500_000, 'HAProxy gives requests to web-api-1 and web-api-2.'],
  [
    'a second later',
    'balance',
    1_500_000,
    'The HAProxy before, pid 1, has not answered all that it had; 31 s after the change it is killed.',
  ],
  [
    'where servers have a limit',
    'queue',
    1_500_000,
    'The HAProxy before, pid 1, has not answered all that it had; 31 s after the change it is killed. Until it is gone no server drops a connection for its server.maxConnections.',
  ],
] as const)('says of an HAProxy that does not end what that means: %s', (_when, tab, at, said) => {
  const next = { ...process('haproxy 2'), role: 'proxy' as const, pid: 2 }
  const now = moment([haproxy, next, one, two], up, 'haproxy 2')
  const reload = {
    ...({ type: 'reload', at: 0, generation: 2, state: 'ready', process: 'haproxy 2' } as const),
    ...{ pid: 2, oldPid: 1, lost: null },
  }
  const proxy = { ...(now.proxy ?? NO_PROXY), settings: PROXY_STARTS[tab], reload }
  expect(proxySituation({ ...now, at, proxy })).toBe(said)
})

it('says who waits in the queue, and what for', () => {
  const row = { qcur: 6 } as NonNullable<LabMoment['proxy']>['backend']
  const settings = PROXY_STARTS.queue
  const proxy = {
    ...NO_PROXY,
    settings,
    process: 'haproxy',
    servers: [server('web-api-1', 'no check', 0)],
  }
  const up = proxy.servers.map((one) => ({ ...one, up: true }))
  const moment = { ...emptyMoment(header), proxy: { ...proxy, servers: up, backend: row } }
  expect(proxySituation(moment)).toBe(
    '6 requests wait in HAProxy’s queue: web-api-1 is given 2 at once.',
  )
})
