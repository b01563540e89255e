import { proxyActionNames } from '@loopscope/shared/lab/proxy/proxyActions'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findHaproxy } from '../../lab/proxy/haproxy/findHaproxy.ts'
import { labClient } from '../../testing/labClient.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { proxyReady } from '../../testing/testSession.ts'
import { WHOLE } from '../../testing/whole.ts'

const isMissing = 'what' in (await findHaproxy(null))

let service: TestService
let visitor: ReturnType<typeof labClient>
let id: string

const FUZZED = WHOLE ? 10_000 : 300

describe.skipIf(isMissing)('the demo haproxy over HTTP', () => {
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
    [
      { action: 'set', settings: { certificate: '/etc/shadow' } },
      'There is no field "certificate" here.',
    ],
    [{ action: 'set', settings: { log: 'evil.example' } }, 'There is no field "log" here.'],
    [{ action: 'set', settings: null }, '"settings" must be an object of settings, each whole.'],
    [
      { action: 'set', settings: { retries: '3\nexternal-check command /bin/sh' } },
      '"retries" must be a whole number from 0 to 5.',
    ],
    [
      { action: 'set', settings: { maxconn: 1e9 } },
      '"maxconn" must be a whole number from 0 to 200.',
    ],
    [{ action: 'send', count: 1, url: 'http://169.254.169.254/' }, 'There is no field "url" here.'],
    [
      { action: 'set', settings: { servers: [] } },
      '"servers" must be a list of 1 to 4 objects of weight, maxconn, slowMs, maxConnections.',
    ],
    [{ action: 'send', count: 1, tab: 4 }, '"tab" must be up to 40 letters, digits, _ or -.'],
    [
      { action: 'set', settings: {} },
      expect.stringMatching(/^"settings" must name something to be set: mode, /),
    ],
  ])('%j is refused with what it takes', async (body, text) => {
    expect(await sentence(await act(body))).toEqual([400, text])
  })

  it('what is not there as HAProxy is set now is another matter: 409, with what there is', async () => {
    const drain = await act({ action: 'drain', process: 'web-api-3' })
    const kill = await act({ action: 'kill', process: 'web-api-4' })
    const there = 'as HAProxy is set now: there are web-api-1 to web-api-2.'
    expect([await sentence(drain), await sentence(kill)]).toEqual([
      [409, `There is no web-api-3 ${there}`],
      [409, `There is no web-api-4 ${there}`],
    ])
  })

  describe('its own figures', () => {
    const read = (format: string) => visitor.get(`/api/labs/${id}/stats?format=${format}`)

    it('are shown as its page, which stands in a frame of this origin and can do nothing', async () => {
      const page = await read('html')
      const html = await page.text()
      expect([page.status, page.headers.get('content-security-policy')]).toEqual([
        200,
        expect.stringContaining("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
      ])
      expect(html).toContain('web-api-1')
      expect(html.match(/<script|href=|<form|<input|<button/i)).toBe(null)
    })

    it('are light as HAProxy has them, and dark where the page around them is', async () => {
      const pages = await Promise.all(
        ['light', 'dark', 'pink'].map((theme) =>
          visitor.get(`/api/labs/${id}/stats?theme=${theme}`),
        ),
      )
      const texts = await Promise.all(pages.map((page) => page.text()))
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 400])
      expect(
        texts.map((text) => /<style>[^<]*filter:invert[^<]*<\/style><\/head>/.test(text)),
      ).toEqual([false, true, false])
    })

    it('are given as CSV, JSON and for Prometheus, and count as none of the demo’s requests', async () => {
      const texts = await Promise.all(
        ['csv', 'json', 'prometheus'].map(async (format) => (await read(format)).text()),
      )
      expect([
        texts[0]?.startsWith('# pxname,svname'),
        Array.isArray(JSON.parse(texts[1] ?? '')),
        texts[2]?.includes('haproxy_server_status{proxy="web-api",server="web-api-1"'),
      ]).toEqual([true, true, true])
      await act({ action: 'send', count: 2 })
      const messages = await visitor.read(id, ({ proxy }) => (proxy?.proxied ?? 0) >= 2)
      const events = messages.flatMap(({ batch }) => batch.events)
      // On a machine that stands still no server may be UP for a moment: who answered is not what this is about.
      expect(events.filter(({ type }) => type === 'proxied')).toHaveLength(2)
    })

    it('in no other form, and not of a stranger’s session', async () => {
      const stranger = await labClient(service).get(`/api/labs/${id}/stats`)
      expect([(await read('../../etc/passwd')).status, stranger.status]).toEqual([400, 404])
    })

    it('and nothing can be sent that way', async () => {
      const posted = await visitor.post(`/api/labs/${id}/stats`, {
        s: 'web-api-1',
        action: 'maint',
      })
      const removed = await visitor.remove(`/api/labs/${id}/stats`)
      expect([posted.status, removed.status]).toEqual([405, 405])
    })
  })

  it('no body, whatever it holds, breaks the service, ends a process or gets into a configuration', async () => {
    const before = [session()?.pids, configs()]
    const hostile = fc.constantFrom(
      ...[
        'lua-load x.lua',
        'ssl crt-list /etc/shadow',
        'a\nb',
        '$(reboot)',
        '%[env(PATH)]',
        '../..',
      ],
      ...[
        'web-api-1',
        'haproxy',
        'SIGKILL',
        'roundrobin',
        'notes',
        '__proto__',
        'file /etc/shadow',
      ],
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
      ...[
        'vary',
        'weight',
        'maxconn',
        'slowMs',
        'over',
        '__proto__',
        'constructor',
        'file',
        'port',
      ],
    )
    const settings = fc.dictionary(
      fc.constantFrom(
        ...[
          'algorithm',
          'servers',
          'check',
          'timeouts',
          'observe',
          'mode',
          'tls',
          'global',
          'bind',
        ],
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

  it('without HAProxy the demo is not possible, and says how to get it', async () => {
    const without = await startTestService([24], {
      environment: { HAPROXY_BIN: '/nowhere/haproxy' },
    })
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
})
