import { request as httpRequest } from 'node:http'
import { labActionDoneSchema } from '@loopscope/shared/lab/labAction'
import { clusterActionNames } from '@loopscope/shared/lab/labApi'
import { labEventSchema } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { anyShareSchema } from '@loopscope/shared/lab/labShare'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labClient } from '../../testing/labClient.ts'
import { stillAlive } from '../../testing/leftovers.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { settled } from '../../testing/testSession.ts'
import { WHOLE } from '../../testing/whole.ts'

let service: TestService
let visitor: ReturnType<typeof labClient>
let id: string

beforeAll(async () => {
  service = await startTestService([24])
  visitor = labClient(service)
  id = (await visitor.open()).id
  await visitor.read(id, settled(2))
})

afterAll(() => service.close())

const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
]
const epoch = () => service.labs.active[0]?.epoch ?? 0
const act = (body: object) => visitor.post(`/api/labs/${id}/actions`, { epoch: epoch(), ...body })
const pids = () => service.labs.active[0]?.pids ?? []

it('lists the demos and says which session is the visitor’s own', async () => {
  expect(await (await visitor.get('/api/labs')).json()).toEqual({
    enabled: true,
    labs: [
      { demo: 'cluster', title: 'Cluster', possible: true, missing: [] },
      { demo: 'autocannon', title: 'autocannon', possible: true, missing: [] },
      {
        demo: 'processes',
        title: 'Processes, threads, cluster',
        possible: true,
        missing: [],
      },
      { demo: 'haproxy', title: 'HAProxy', possible: true, missing: [] },
    ],
    own: { id, demo: 'cluster' },
    owned: [{ id, demo: 'cluster' }],
  })
})

it('gives a visitor who asks again the session that they have', async () => {
  const again = await visitor.post('/api/labs', { demo: 'cluster' })
  expect([again.status, ((await again.json()) as { id: string }).id]).toEqual([200, id])
})

it('gives a cookie that no script reads and no other site sends', async () => {
  const [cookie] = (await fetch(`${service.url}/api/labs`)).headers.getSetCookie()
  expect(cookie).toMatch(/^loopscope_visitor=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict$/)
})

describe('the stream', () => {
  it('begins with all that has happened, and its ids go on without a gap', async () => {
    await act({ action: 'send', count: 3 })
    const messages = await visitor.read(id, ({ totals }) => totals.answered >= 3)
    const [first, ...others] = messages
    expect([first?.event, first?.batch.from, first?.batch.events[0]?.type]).toEqual([
      'snapshot',
      0,
      'lab',
    ])
    let next = 0
    for (const { id: last, batch } of messages) {
      expect(batch.from).toBe(next)
      next += batch.events.length
      expect(last).toBe(String(next))
    }
    expect(new Set(others.map(({ event }) => event))).toEqual(
      new Set(others.length > 0 ? ['batch'] : []),
    )
  })

  it('goes on after the last id that a reader has', async () => {
    const [snapshot] = await visitor.read(id, () => true)
    const resumed = await firstAfter(snapshot?.id ?? '')
    expect([resumed.event, resumed.from]).toEqual(['batch', Number(snapshot?.id)])
  })

  it('is not compressed, not kept, and says so to proxies', async () => {
    const left = new AbortController()
    const response = await fetch(`${service.url}/api/labs/${id}/events`, {
      headers: { cookie: visitor.cookie(), 'accept-encoding': 'gzip, br' },
      signal: left.signal,
    })
    const named = (name: string) => response.headers.get(name)
    expect([named('content-type'), named('cache-control'), named('content-encoding')]).toEqual([
      'text/event-stream; charset=utf-8',
      'no-cache, no-transform',
      null,
    ])
    left.abort()
  })

  it('asked for with HEAD is refused, and nobody is taken for a watcher', async () => {
    const answer = await fetch(`${service.url}/api/labs/${id}/events`, {
      method: 'HEAD',
      headers: { cookie: visitor.cookie() },
    })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
    await expect.poll(() => service.labs.streams).toBe(0)
  })

  it('is read by two tabs at once, and both see what one of them asked', async () => {
    const asked = act({ action: 'connections', connections: 'keepAlive', tab: 'first' })
    const isKept = ({ settings, lastAction }: LabMoment) =>
      settings.connections === 'keepAlive' && lastAction?.by === 'first'
    const both = await Promise.all([visitor.read(id, isKept), visitor.read(id, isKept)])
    expect((await asked).status).toBe(200)
    const events = both.map((messages) =>
      messages.flatMap(({ batch }) => batch.events).filter(({ type }) => type === 'settings'),
    )
    expect(events[0]).toEqual(events[1])
    await act({ action: 'connections', connections: 'new' })
  })
})

/** The first message after this id. */
async function firstAfter(last: string): Promise<{ event: string; from: number }> {
  const left = new AbortController()
  const response = await fetch(`${service.url}/api/labs/${id}/events`, {
    headers: { cookie: visitor.cookie(), 'last-event-id': last },
    signal: left.signal,
  })
  let text = ''
  if (response.body === null) throw new Error('no stream')
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (text.includes('\n\n')) break
  }
  left.abort()
  const [, event = '', data = '{}'] = /^event: (\w+)\nid: \d+\ndata: (.*)\n\n/.exec(text) ?? []
  return { event, from: (JSON.parse(data) as { from: number }).from }
}

describe('actions', () => {
  it('say what was done, and when', async () => {
    const response = await act({ action: 'send', count: 1 })
    expect(labActionDoneSchema.parse(await response.json())).toMatchObject({
      done: 'The client sends a request.',
      epoch: epoch(),
    })
  })

  it.each([
    [{ action: 'explode' }, `"action" must be one of ${clusterActionNames.join(', ')}.`],
    [{}, `"action" must be one of ${clusterActionNames.join(', ')}.`],
    [{ action: 'send', count: 201 }, '"count" must be a whole number from 1 to 200.'],
    [
      { action: 'send', count: 1, path: '/etc' },
      '"path" must be "/recipes/42" or "/recipes/slow".',
    ],
    [{ action: 'stream', rate: 1e9 }, '"rate" must be a whole number from 0 to 200.'],
    [
      { action: 'kill', process: 'worker 1; reboot' },
      '"process" must be "primary" or a worker, such as "worker 1".',
    ],
    [
      { action: 'kill', process: 'client' },
      '"process" must be "primary" or a worker, such as "worker 1".',
    ],
    [
      { action: 'kill', process: 'worker 1', signal: 'SIGQUIT' },
      '"signal" must be "SIGTERM" or "SIGKILL".',
    ],
    [{ action: 'policy', policy: 'best' }, '"policy" must be "rr" or "none".'],
    [{ action: 'fork', exec: '/bin/sh' }, 'There is no field "exec" here.'],
  ])('%o is refused with what it takes', async (body, sentence) => {
    const response = await act(body)
    const { error } = (await response.json()) as { error: { message: string } }
    expect([response.status, error.message]).toEqual([400, sentence])
  })

  it('of a tab that shows processes which are gone kill nothing', async () => {
    const before = pids()
    const response = await act({ action: 'killAll', epoch: epoch() - 1 })
    expect([await codeOf(response), pids()]).toEqual([[409, 'stale_epoch'], before])
  })

  it('that cannot be done now say why', async () => {
    expect(await codeOf(await act({ action: 'kill', process: 'worker 77' }))).toEqual([
      409,
      'not_now',
    ])
  })

  it('of any body never break the service, and start or end no process', async () => {
    const before = pids()
    const values = fc.oneof(
      fc.constantFrom(
        'worker 1',
        'primary',
        'SIGKILL',
        'rr',
        '__proto__',
        '../..',
        '$(reboot)',
        'a\nb',
      ),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.string(),
      fc.array(fc.integer(), { maxLength: 3 }),
    )
    const keys = fc.constantFrom(
      ...['action', 'process', 'signal', 'count', 'rate', 'path', 'policy', 'workers', 'on', 'tab'],
      ...['connections', '__proto__', 'constructor', 'exec', 'env', 'port'],
    )
    // A stale epoch or none: whatever else is right, nothing may be done.
    const bodies = fc.oneof(
      fc.dictionary(keys, values, { maxKeys: 6 }).map((body) => ({ epoch: 999, ...body })),
      fc.record({
        action: fc.constantFrom(...clusterActionNames),
        process: values,
        epoch: values.filter((value) => value !== epoch()),
      }),
      fc.jsonValue(),
    )
    const statuses = new Set<number>()
    for (const body of fc.sample(bodies, FUZZED)) {
      const response = await visitor.post(`/api/labs/${id}/actions`, body as object)
      statuses.add(response.status)
      await response.arrayBuffer()
    }
    expect([...statuses].filter((status) => ![400, 409, 429].includes(status))).toEqual([])
    expect(pids()).toEqual(before)
  })

  it('of another type than JSON, or too large, are refused', async () => {
    const path = `/api/labs/${id}/actions`
    const plain = await visitor.post(path, '{"action":"fork"}', { 'content-type': 'text/plain' })
    const large = await visitor.post(path, { action: 'fork', more: 'x'.repeat(5000) })
    const broken = await visitor.post(path, '{"action":')
    expect([await codeOf(plain), await codeOf(large), await codeOf(broken)]).toEqual([
      [415, 'not_json'],
      [413, 'too_large'],
      [400, 'bad_json'],
    ])
  })
})

const FUZZED = WHOLE ? 10_000 : 300

describe('other clients', () => {
  it.each(['', 'loopscope_visitor=', `loopscope_visitor=${'A'.repeat(43)}`])(
    'with the cookie "%s" find nothing behind the id of a session',
    async (cookie) => {
      const stranger = labClient(service, cookie)
      const answers = [
        await stranger.get(`/api/labs/${id}/events`),
        await stranger.get(`/api/labs/${id}/recording`),
        await stranger.post(`/api/labs/${id}/actions`, { action: 'killAll', epoch: epoch() }),
        await stranger.post('/api/shares', { labId: id }),
        await stranger.remove(`/api/labs/${id}`),
      ]
      for (const answer of answers) expect(await codeOf(answer)).toEqual([404, 'unknown_lab'])
      expect(service.labs.active.length).toBe(1)
    },
  )

  it('of other origins and hosts are refused, reading too', async () => {
    const origin = { origin: 'https://example.org' }
    expect([
      await codeOf(await visitor.post('/api/labs', { demo: 'cluster' }, origin)),
      await codeOf(
        await visitor.post(`/api/labs/${id}/actions`, { action: 'fork', epoch: 1 }, origin),
      ),
      await codeOf(await visitor.get(`/api/labs/${id}/events`, origin)),
      await byHost('rebound.example.org'),
    ]).toEqual([[403, 'foreign_origin'], [403, 'foreign_origin'], [403, 'foreign_origin'], 403])
  })
})

/** fetch() does not let one choose the host. */
function byHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const path = `/api/labs/${id}/events`
    const headers = { host, cookie: visitor.cookie() }
    httpRequest({ port: service.port, host: '127.0.0.1', path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .once('error', reject)
      .end()
  })
}

it('knows when nobody watches any more', async () => {
  await visitor.read(id, () => true)
  while (service.labs.streams > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  const left = Date.parse((await visitor.open()).expiresAt) - Date.now()
  expect(left).toBeLessThanOrEqual(60_000)
})

it('shares what has happened so far as a link that anybody can open', async () => {
  const created = await visitor.post('/api/shares', { labId: id, cursor: 12 })
  expect(created.status).toBe(201)
  const { id: link } = (await created.json()) as { id: string }
  const share = anyShareSchema.parse(
    await (await fetch(`${service.url}/api/shares/${link}`)).json(),
  )
  expect(share).toMatchObject({ kind: 'lab', demo: 'cluster', id: link, cursor: 12 })
  const lines = share.recording
    .trimEnd()
    .split('\n')
    .map((line) => labEventSchema.parse(JSON.parse(line)))
  const own = await (await visitor.get(`/api/labs/${id}/recording`)).text()
  expect([lines[0]?.type, own.startsWith(share.recording)]).toEqual(['lab', true])
  const again = await service.post('/api/shares', { shareId: link, cursor: 3 })
  expect(again.status).toBe(201)
})

it('counts sessions, processes and actions', async () => {
  const metrics = await (await fetch(`${service.url}/metrics`)).text()
  expect(metrics).toMatch(/^loopscope_lab_sessions 1$/m)
  expect(metrics).toMatch(/^loopscope_lab_processes 5$/m)
  expect(metrics).toMatch(/^loopscope_lab_actions_total\{action="send"\} [1-9]/m)
  expect(metrics).toMatch(/^loopscope_lab_leftovers_total 0$/m)
})

it('answers runs while a stream goes on', async () => {
  await act({ action: 'stream', rate: 200 })
  const recording = await (await service.post('/api/runs', { source: 'console.log(1)' })).text()
  expect(JSON.parse(recording.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    outcome: { type: 'finished', exitCode: 0 },
  })
  await act({ action: 'stream', rate: 0 })
})

it('is stopped by its visitor: the stream ends with the reason, and no process is left', async () => {
  const before = pids()
  const reading = visitor.read(id, () => false)
  const stopped = await visitor.remove(`/api/labs/${id}`)
  const events = (await reading).flatMap(({ batch }) => batch.events)
  expect([stopped.status, events.at(-1), await stillAlive(before)]).toEqual([
    204,
    expect.objectContaining({ type: 'end', reason: 'stopped' }),
    [],
  ])
  // A browser that comes back for more is told to stay away.
  const back = await visitor.get(`/api/labs/${id}/events`, {
    'last-event-id': String(events.length),
  })
  expect([back.status, (await visitor.get(`/api/labs/${id}/recording`)).status]).toEqual([204, 200])
  expect(await codeOf(await act({ action: 'fork' }))).toEqual([409, 'not_now'])
})

it('is off beyond loopback, and says so', async () => {
  const off = await startTestService([24], { environment: { LOOPSCOPE_LAB: '0' } })
  const listed = (await (await fetch(`${off.url}/api/labs`)).json()) as { enabled: boolean }
  const refused = await codeOf(await off.post('/api/labs', { demo: 'cluster' }))
  expect([listed.enabled, refused]).toEqual([false, [403, 'labs_off']])
  await off.close()
})

it('knows no other demo', async () => {
  const answer = await visitor.post('/api/labs', { demo: 'nothing' })
  expect(await codeOf(answer)).toEqual([400, 'bad_request'])
})

it('starts nothing for a body with a field that it does not know', async () => {
  const answer = await visitor.post('/api/labs', { demo: 'cluster', exec: '/bin/sh' })
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: { code: 'bad_request', message: 'There is no field "exec" here.' } },
  ])
})
