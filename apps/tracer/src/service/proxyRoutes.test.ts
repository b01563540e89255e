import { proxyActionNames } from '@loopscope/shared/lab/proxy/proxyActions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proxyReady } from '../testing/testSession.ts'
import { labClient } from './labClient.ts'
import { startTestService, type TestService } from './startTestService.ts'

let service: TestService
let visitor: ReturnType<typeof labClient>
let id: string

beforeAll(async () => {
  service = await startTestService([24])
  visitor = labClient(service)
  id = (await visitor.open('haproxy')).id
  await visitor.read(id, proxyReady(2))
})

afterAll(() => service.close())

const session = () => service.labs.active[0]
const act = (body: object) => visitor.post(`/api/labs/${id}/actions`, { epoch: 1, ...body })
const sentence = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { message: string } }).error.message,
]
const configs = () =>
  session()?.recording.events.flatMap((event) => (event.type === 'config' ? [event.text] : []))

it('a visitor may have a session of each demo', async () => {
  const other = await visitor.open('cluster')
  const listed = await (await visitor.get('/api/labs')).json()
  expect(listed).toMatchObject({
    own: { id: other.id, demo: 'cluster' },
    owned: [
      { id: other.id, demo: 'cluster' },
      { id, demo: 'haproxy' },
    ],
  })
  await visitor.remove(`/api/labs/${other.id}`)
})

it.each([
  [{ action: 'explode' }, `"action" must be one of ${proxyActionNames.join(', ')}.`],
  [{ action: 'fork' }, `"action" must be one of ${proxyActionNames.join(', ')}.`],
  [
    { action: 'drain', process: 'web-api-1;shutdown sessions server web-api/web-api-2' },
    '"process" must be one of web-api-1, web-api-2, web-api-3, web-api-4.',
  ],
  [
    { action: 'drain', process: 'web-api-1\nshow env' },
    '"process" must be one of web-api-1, web-api-2, web-api-3, web-api-4.',
  ],
  [
    { action: 'set', settings: { algorithm: 'roundrobin\n    lua-load /tmp/x.lua' } },
    '"algorithm" must be one of roundrobin, static-rr, leastconn, first, random(1), random(2), source, uri, url_param, hdr, cookie.',
  ],
  [{ action: 'set', settings: { certificate: '/etc/shadow' } }, 'Unrecognized key: "certificate".'],
  [{ action: 'set', settings: { log: 'evil.example' } }, 'Unrecognized key: "log".'],
  [
    { action: 'set', settings: { retries: '3\nexternal-check command /bin/sh' } },
    '"retries" must be a whole number from 0 to 5.',
  ],
  [
    { action: 'set', settings: { maxconn: 1e9 } },
    '"maxconn" must be a whole number from 0 to 200.',
  ],
  [{ action: 'send', count: 1, url: 'http://169.254.169.254/' }, 'Unrecognized key: "url".'],
])('%j is refused with what it takes', async (body, text) => {
  expect(await sentence(await act(body))).toEqual([400, text])
})

it('no body, whatever it holds, breaks the service, ends a process or gets into a configuration', async () => {
  const before = [session()?.pids, configs()]
  const hostile = fc.constantFrom(
    ...['lua-load x.lua', 'ssl crt-list /etc/shadow', 'a\nb', '$(reboot)', '%[env(PATH)]', '../..'],
    ...['web-api-1', 'haproxy', 'SIGKILL', 'roundrobin', 'notes', '__proto__', 'file /etc/shadow'],
  )
  const values = fc.oneof(
    hostile,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.array(hostile, { maxLength: 3 }),
    fc.dictionary(hostile, hostile, { maxKeys: 2 }),
  )
  const keys = fc.constantFrom(
    ...['action', 'process', 'signal', 'count', 'rate', 'settings', 'preset', 'experiment', 'at'],
    ...['vary', 'weight', 'maxconn', 'slowMs', 'over', '__proto__', 'constructor', 'file', 'port'],
  )
  const settings = fc.dictionary(
    fc.constantFrom(
      ...['algorithm', 'servers', 'check', 'timeouts', 'observe', 'mode', 'tls', 'global', 'bind'],
    ),
    values,
    { maxKeys: 3 },
  )
  const bodies = fc.oneof(
    fc.dictionary(keys, values, { maxKeys: 6 }).map((body) => ({ ...body, epoch: 999 })),
    fc.record({
      action: fc.constantFrom(...proxyActionNames),
      process: values,
      epoch: values.filter((value) => value !== 1),
    }),
    // Of the right epoch: none of these values may pass.
    settings.map((given) => ({ action: 'set', epoch: 1, settings: { ...given, log: 'x' } })),
    fc.jsonValue(),
  )
  const statuses = new Set<number>()
  for (const body of fc.sample(bodies, FUZZED)) {
    const response = await visitor.post(`/api/labs/${id}/actions`, body as object)
    statuses.add(response.status)
    await response.arrayBuffer()
  }
  expect([...statuses].filter((status) => ![400, 409, 429].includes(status))).toEqual([])
  expect([session()?.pids, configs()]).toEqual(before)
})

/** `LOOPSCOPE_FUZZ=10000 npx vitest run --project node apps/tracer/src/service/proxyRoutes` sends more. */
const FUZZED = Number(process.env['LOOPSCOPE_FUZZ'] ?? 300)

it('without HAProxy the demo is not possible, and says how to get it', async () => {
  const without = await startTestService([24], { environment: { HAPROXY_BIN: '/nowhere/haproxy' } })
  const missing = [
    { what: 'HAPROXY_BIN names no HAProxy that runs', how: 'Correct it, or leave it out.' },
  ]
  const { labs } = (await (await fetch(`${without.url}/api/labs`)).json()) as { labs: object[] }
  const refused = await without.post('/api/labs', { demo: 'haproxy' })
  expect([labs, refused.status, await refused.json()]).toEqual([
    expect.arrayContaining([{ demo: 'haproxy', title: 'HAProxy', possible: false, missing }]),
    424,
    expect.objectContaining({ missing }),
  ])
  await without.close()
})
