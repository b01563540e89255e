import { readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type LabEvent, type LabEventOf, labEventSchema } from '@loopscope/shared/lab/labEvent'
import { keysMoved } from '@loopscope/shared/lab/proxy/keysMoved'
import type { ProxyEventOf } from '@loopscope/shared/lab/proxy/proxyEvents'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/proxyPresets'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  openTestProxy,
  proxyReady,
  stillAlive,
  stillListening,
  type TestProxy,
} from '../../testing/testSession.ts'
import { findHaproxy } from './findHaproxy.ts'

const isMissing = 'what' in (await findHaproxy(null))

let lab: TestProxy

/** The demo's own part of the latest moment. */
const proxy = () => {
  const { proxy: now } = lab.now()
  if (now === null) throw new Error('no proxy')
  return now
}
const last = <T extends LabEvent['type']>(type: T) =>
  lab.events.findLast((event): event is LabEventOf<T> => event.type === type)
const answers = (from: number) =>
  lab.events.slice(from).filter((event): event is LabEventOf<'answer'> => event.type === 'answer')
/** "200": 4, "503 sQ--": 2, of all requests since this event. */
const ended = (from: number): Record<string, number> => {
  const rows = lab.events.slice(from).flatMap((event) => {
    const { type } = event
    if (type !== 'proxied') return type === 'proxiedSum' ? event.rows : []
    return [{ status: event.status, termination: event.termination, count: 1 }]
  }) as { status: number; termination: string; count: number }[]
  const counted: Record<string, number> = {}
  for (const { status, termination, count } of rows) {
    const state = termination.slice(0, 2)
    const name = state === '--' ? String(status) : `${status} ${state}`
    counted[name] = (counted[name] ?? 0) + count
  }
  return counted
}
/** Sends and waits until all have ended, for HAProxy too. */
async function send(count: number, values: object = {}): Promise<Record<string, number>> {
  const [from, before] = [lab.events.length, lab.now()]
  await lab.act('send', { count, ...values })
  await lab.until(({ totals }) => totals.sent - totals.inFlight >= before.totals.sent + count)
  await lab.until((moment) => (moment.proxy?.proxied ?? 0) >= (before.proxy?.proxied ?? 0) + count)
  return ended(from)
}
const requests = () => proxy().servers.map(({ requests: count }) => count)

async function anew(): Promise<void> {
  await lab.act('reset')
  await lab.until(proxyReady(proxy().settings?.servers.length ?? 0))
}
/** Another experiment, from its beginnings. */
async function begin(experiment: keyof typeof PROXY_STARTS): Promise<void> {
  await lab.act('experiment', { experiment })
  await anew()
}

const isDone = (event: LabEvent): event is ProxyEventOf<'reload'> =>
  event.type === 'reload' && event.state === 'done'

describe.skipIf(isMissing)('the demo haproxy', () => {
  beforeAll(async () => {
    lab = await openTestProxy()
    await lab.until(proxyReady(2))
  })

  afterAll(async () => {
    const [pids, ports] = [lab.pids(), lab.ports()]
    await lab.close()
    expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
  })

  it('runs HAProxy as a user without rights where the service is root, who may write in one folder alone', async () => {
    const pid = lab.now().processes.find(({ role }) => role === 'proxy')?.pid ?? 0
    const own = process.getuid?.() ?? 0
    if (process.platform !== 'linux') return
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'm').exec(status)?.[1] ?? ''
    const ids = field('Uid').split('\t').map(Number)
    const folder = lab.folder()
    const modes = ['', 'run', 'haproxy.cfg', 'run/admin.sock'].map((name) => {
      const { uid, mode } = statSync(join(folder, name))
      return [name, uid, (mode & 0o777).toString(8)]
    })
    const [user = -1] = ids
    if (own === 0) {
      expect(user).toBeGreaterThanOrEqual(20_000)
      expect([ids, field('CapEff'), field('CapPrm'), field('Groups').trim()]).toEqual([
        ...[[user, user, user, user], '0000000000000000', '0000000000000000', ''],
      ])
      expect(modes).toEqual([
        ...[
          ['', 0, '750'],
          ['run', user, '700'],
          ['haproxy.cfg', 0, '640'],
        ],
        ['run/admin.sock', user, '600'],
      ])
    } else
      expect([ids, modes.map(([, uid]) => uid)]).toEqual([
        ...[
          [own, own, own, own],
          [own, own, own, own],
        ],
      ])
  })

  describe('balance and health', () => {
    it('a server that is killed harms most with the notes’ check, fewer with a fast one, and nobody with on-error', async () => {
      const harmed: Record<string, number> = {}
      for (const preset of ['notes', 'fast', 'onError'] as const) {
        await lab.act('preset', { preset })
        await lab.until(proxyReady(2))
        await lab.act('kill', { process: 'web-api-1' })
        await lab.act('stream', { rate: 20 })
        await lab.until((moment) => moment.proxy?.failover?.downAt != null)
        // What waits for a retry is harmed only when the server is not back by then.
        await lab.act('stream', { rate: 0 })
        await lab.until(({ totals }) => totals.inFlight === 0)
        await lab.act('restart', { process: 'web-api-1' })
        await lab.until((moment) => moment.proxy?.failover?.upAt != null)
        await lab.until(proxyReady(2))
        harmed[preset] = proxy().lastRuns[preset]?.harmed ?? -1
      }
      const { notes = 0, fast = 0, onError } = harmed
      expect([notes > fast, fast > 0, onError]).toEqual([true, true, 0])
      const steps = proxy().lastRuns.notes?.steps.map(({ status }) => status)
      // On a busy machine a check may have failed before already, and its server been taken back.
      expect(steps?.filter((status) => !status.startsWith('DOWN 1')).slice(-4)).toEqual([
        ...['UP 2/3', 'UP 1/3', 'DOWN', 'UP'],
      ])
    })

    it('the shallow check sees nothing when recipe-api is dead, the deep one takes all servers out', async () => {
      await anew()
      await lab.act('kill', { process: 'recipe-api' })
      expect(await send(4)).toEqual({ 500: 4 })
      expect(proxy().servers.map(({ up }) => up)).toEqual([true, true])
      await lab.act('set', {
        settings: { check: { kind: 'deep', interMs: 200, fall: 2, rise: 1 } },
      })
      await lab.until((moment) => moment.proxy?.servers.every(({ up }) => !up) ?? false)
      expect(await send(1)).toEqual({ '503 SC': 1 })
      expect(last('proxied')).toMatchObject({ server: null, status: 503 })
      await lab.act('restart', { process: 'recipe-api' })
      await lab.until(proxyReady(2))
      expect(await send(2)).toEqual({ 200: 2 })
    })

    it('a frozen server is no dead one: its checks time out', async () => {
      await anew()
      await lab.act('preset', { preset: 'fast' })
      await lab.act('freeze', { process: 'web-api-2' })
      const { proxy: now } = await lab.until((moment) => moment.proxy?.failover?.downAt != null)
      expect([now?.failover?.cause, now?.servers[1]?.state?.check]).toEqual(['frozen', 'L7TOUT'])
      await lab.act('thaw', { process: 'web-api-2' })
      await lab.until((moment) => moment.proxy?.failover?.upAt != null)
    })

    it('drained it is given nothing and is checked, in maintenance not even that; ready it is back, over a reload too', async () => {
      await anew()
      for (const [action, status] of [
        ['drain', 'DRAIN'],
        ['maint', 'MAINT'],
      ] as const) {
        await lab.act(action, { process: 'web-api-1' })
        await lab.until((moment) => moment.proxy?.servers[0]?.state?.status === status)
        const before = requests()[0]
        await send(4)
        expect(requests()[0]).toBe(before)
      }
      await lab.act('preset', { preset: 'fast' })
      await lab.until((moment) => moment.proxy?.servers[0]?.state?.status === 'MAINT')
      await send(2)
      await lab.act('ready', { process: 'web-api-1' })
      await lab.until(proxyReady(2))
      const before = requests()
      await send(4)
      expect(requests().map((count, index) => count - (before[index] ?? 0))).toEqual([2, 2])
    })
  })

  describe('algorithms', () => {
    beforeAll(() => begin('algorithms'))

    const use = (algorithm: string, hashType = 'map-based') =>
      lab.act('set', { settings: { algorithm, hashType } })
    const shares = async (values: object = {}) => {
      const before = requests()
      await send(300, values)
      return requests().map((count, index) => count - (before[index] ?? 0))
    }

    it('share 300 requests as they say: in turn, the first, by client, by address asked for', async () => {
      expect(await shares()).toEqual([100, 100, 100])
      await use('first')
      expect(await shares()).toEqual([300, 0, 0])
      await use('source')
      expect((await shares()).toSorted((one, other) => one - other)).toEqual([0, 0, 300])
    })

    it('a weight is set without a reload', async () => {
      await use('roundrobin')
      const { generation } = proxy().config ?? {}
      await lab.act('weight', { process: 'web-api-1', weight: 3 })
      expect(proxy().config).toMatchObject({
        ...{ how: 'runtime', generation: (generation ?? 0) + 1 },
        commands: ['set server web-api/web-api-1 weight 3'],
      })
      const weighted = await shares()
      // Where in its turn it begins is its own affair.
      expect(weighted.map((count) => Math.round(count / 20))).toEqual([9, 3, 3])
      await lab.act('weight', { process: 'web-api-1', weight: 1 })
    })

    it('a consistent hash moves 100 of 300 keys, those of the server that went, and a map-based one 200', async () => {
      const moved: Record<string, number> = {}
      for (const hashType of ['map-based', 'consistent']) {
        await use('uri', hashType)
        await lab.until(proxyReady(3))
        await send(300, { vary: 'path', keys: 300 })
        const before = last('keys') as ProxyEventOf<'keys'>
        await lab.act('maint', { process: 'web-api-3' })
        await lab.until((moment) => moment.proxy?.servers[2]?.up === false)
        await send(300, { vary: 'path', keys: 300 })
        const after = last('keys') as ProxyEventOf<'keys'>
        moved[hashType] = keysMoved(before, after)
        const ofThird = before.of.filter((server) => before.servers[server] === 'web-api-3').length
        // They must go somewhere; that others move too is what a consistent hash spares.
        if (hashType === 'consistent') expect(moved[hashType]).toBe(ofThird)
        await lab.act('ready', { process: 'web-api-3' })
      }
      expect(moved).toEqual({ 'map-based': 200, consistent: 100 })
    })
  })

  describe('a queue', () => {
    beforeAll(() => begin('queue'))

    const [server] = PROXY_STARTS.queue.servers
    const set = (values: object, more: object = {}) =>
      lab.act('set', { settings: { servers: [{ ...server, slowMs: 300, ...values }], ...more } })

    it('in front of a server that does two at once gives all of ten their answer, two at a time', async () => {
      await set({ slowMs: 1000 })
      const from = lab.events.length
      expect(await send(10, { at: 'once' })).toEqual({ 200: 10 })
      // Eight are let in, two of them at once to the server; the last two wait in the kernel, where HAProxy does not see them.
      const queued = lab.events
        .slice(from)
        .flatMap((event) => (event.type === 'proxied' && event.Tw > 0 ? [event.request] : []))
      expect(new Set(queued).size).toBe(8)
      await lab.until((moment) => moment.proxy?.backend?.qmax === 6)
    })

    it('that is not there, six at once become two answers and four times 502', async () => {
      await set({ maxconn: 0 })
      expect(await send(6, { at: 'once' })).toEqual({ 200: 2, '502 SH': 4 })
    })

    it('has a time limit of its own: who waits longer gets 503', async () => {
      const timeouts = { ...PROXY_STARTS.queue.timeouts, queueMs: 1000 }
      await set({ slowMs: 3000 }, { timeouts })
      expect(await send(6, { at: 'once' })).toEqual({ 200: 2, '503 sQ': 4 })
    })

    it('is no rate limit: that one answers the sixth within its period with 429', async () => {
      await set({ maxconn: 0, maxConnections: 0 }, { rateLimit: { requests: 5, seconds: 10 } })
      expect(await send(8, { at: 'once' })).toEqual({ 200: 5, '429 PR': 3 })
    })

    it('sends 60 at once through two connections without one being dropped', async () => {
      const { timeouts, rateLimit } = PROXY_STARTS.queue
      await set({ slowMs: 20 }, { timeouts, rateLimit, maxconn: 0 })
      expect(await send(60, { at: 'once' })).toEqual({ 200: 60 })
    })
  })

  it('five changes of the algorithm under load lose no request', async () => {
    await begin('balance')
    // So few that a loaded machine answers them all in time.
    await lab.act('stream', { rate: 20 })
    const from = lab.events.length
    for (const algorithm of ['leastconn', 'random(2)', 'static-rr', 'first', 'roundrobin'])
      await lab.act('set', { settings: { algorithm } })
    await lab.until(() => lab.events.slice(from).filter(isDone).length === 5)
    await lab.act('stream', { rate: 0 })
    await lab.until(proxyReady(2))
    const lost = lab.events.slice(from).filter(isDone)
    expect(lost.map((event) => event.lost)).toEqual([0, 0, 0, 0, 0])
    const { totals } = lab.now()
    expect([totals.refused, totals.reset, totals.lost]).toEqual([0, 0, 0])
    // HAProxy's own figures go on over all five: they never fall back.
    const sums = lab.events.slice(from).flatMap((event) => {
      const row = event.type === 'proxyStat' && event.rows.find((one) => one.row === 'frontend')
      return row ? [row.stot] : []
    })
    expect(sums).toEqual(sums.toSorted((one, other) => one - other))
    expect([sums.length > 1, (sums.at(-1) ?? 0) <= totals.sent]).toEqual([true, true])
  })

  describe('compression', () => {
    const bytes = async (values: object) => {
      const from = lab.events.length
      await send(1, values)
      return answers(from)[0]?.bytes ?? 0
    }

    it('makes a page a fraction of its size, for a client that takes gzip and no other', async () => {
      await begin('compression')
      const [plain, gzip, br] = [
        await bytes({ what: 'page' }),
        await bytes({ what: 'page', encoding: 'gzip' }),
        await bytes({ what: 'page', encoding: 'br' }),
      ]
      expect([plain > 35_000, gzip < 0.5 * plain, br]).toEqual([true, true, plain])
      await lab.until((moment) => moment.proxy?.backend?.comp_rsp === 1)
      const { comp_in: into = 0, comp_out: out = 0 } = proxy().backend ?? {}
      expect([into > 35_000, out < 0.5 * into]).toEqual([true, true])
    })
  })

  describe('TLS', () => {
    it('has a certificate of its own that a client trusts which was given it, and no other', async () => {
      await begin('tls')
      expect(last('certificate')).toMatchObject({
        ...{ subject: 'CN=localhost', issuer: 'CN=localhost', algorithm: 'ec prime256v1' },
        names: 'DNS:localhost, IP Address:127.0.0.1',
      })
      const { validFrom = '', validTo = '' } = last('certificate') ?? {}
      expect(Date.parse(validTo) - Date.parse(validFrom)).toBe(7 * 24 * 60 * 60 * 1000)
      expect(await send(2, { over: 'tls' })).toEqual({ 200: 2 })
      expect(last('secured')).toMatchObject({ protocol: 'TLSv1.3', trusted: true, connections: 2 })
      await lab.act('send', { count: 1, over: 'tlsWithoutCa' })
      await lab.until(() => last('secured')?.protocol === null)
      expect(last('secured')).toMatchObject({
        trusted: false,
        error: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      })
    })

    it('its port answers no plain HTTP', async () => {
      const before = lab.now().totals
      await lab.act('send', { count: 1, over: 'plainToTls' })
      const { totals } = await lab.until(({ totals: { sent } }) => sent > before.sent)
      await lab.until(({ totals: { inFlight } }) => inFlight === 0)
      expect([totals.answered, lab.now().totals.answered]).toEqual([
        before.answered,
        before.answered,
      ])
    })
  })

  describe('trouble', () => {
    it('HAProxy killed from outside under load: requests are refused, and a restart mends it', async () => {
      await anew()
      await lab.act('stream', { rate: 50 })
      await lab.until(({ totals }) => totals.answered > 5)
      const one = lab.now().processes.find(({ role, exit }) => role === 'proxy' && exit === null)
      process.kill(one?.pid ?? 0, 'SIGKILL')
      const { processes } = await lab.until(({ totals }) => totals.refused > 0)
      expect([processes.find(({ id }) => id === one?.id)?.exit, proxy().process]).toEqual([
        { code: null, signal: 'SIGKILL', asked: false, afterDisconnect: false },
        null,
      ])
      await expect(lab.act('preset', { preset: 'fast' })).rejects.toThrow('restart it first')
      await lab.act('restart', { process: 'haproxy' })
      const { answered } = lab.now().totals
      await lab.until(({ totals }) => totals.answered > answered + 5)
      await lab.act('stream', { rate: 0 })
    })

    it('its admin socket removed: it is said, nothing is pretended, and Reset mends it', async () => {
      rmSync(join(lab.folder(), 'run', 'admin.sock'))
      await lab.until((moment) => moment.proxy?.adminSocket === false)
      await expect(lab.act('drain', { process: 'web-api-1' })).rejects.toThrow(
        'HAProxy does not answer on its admin socket, so it cannot be told anything.',
      )
      await anew()
      expect(await send(2)).toEqual({ 200: 2 })
    })

    it('no room for its configuration: it says so and goes on as before, and Reset mends it', async () => {
      const file = join(lab.folder(), 'haproxy.cfg.new')
      // Every write to it fails as on a full disk.
      symlinkSync('/dev/full', file)
      await expect(lab.act('preset', { preset: 'fast' })).rejects.toThrow(
        'The configuration could not be written. The disk is full.',
      )
      expect([proxy().preset, await send(2)]).toEqual(['notes', { 200: 2 }])
      rmSync(file)
      await lab.act('preset', { preset: 'fast' })
      expect(proxy().preset).toBe('fast')
      await anew()
    })

    it.each([
      ['3000', 'Another program has taken its port'],
      ['3001', 'web-api-1 ended before it listened. Another program may have taken its port.'],
    ])(
      'port %s taken before it starts: the session ends at once and says so',
      async (label, said) => {
        const other = await openTestProxy()
        const port = other.session.recording.header.labels[label]
        const thief = createServer()
        await new Promise<void>((resolve) => thief.listen({ host: '127.0.0.1', port }, resolve))
        while (!other.session.ended) await new Promise((resolve) => setTimeout(resolve, 20))
        const pids = other.pids()
        expect([other.events.at(-1), await stillAlive(pids)]).toEqual([
          expect.objectContaining({
            ...{ type: 'end', reason: 'failed' },
            message: expect.stringContaining(said) as string,
          }),
          [],
        ])
        await new Promise((resolve) => thief.close(resolve))
        await other.close()
      },
    )
  })

  it('a reset while the one before is on its way begins anew once more, and fails nothing', async () => {
    const { epoch } = lab.session
    await lab.act('reset')
    await lab.act('reset')
    await lab.until(proxyReady(proxy().settings?.servers.length ?? 0))
    expect([lab.session.epoch, lab.session.over]).toEqual([epoch + 2, false])
  })

  it('tells events that are what their schema says', () => {
    expect(lab.events.map((event) => labEventSchema.parse(event))).toEqual(lab.events)
  })

  it('tells nothing of this machine: no folder, no environment, no key', () => {
    const text = lab.session.recording.ndjson()
    const folders = [homedir(), process.cwd(), process.execPath, lab.data, '/apps/tracer']
    const values = Object.entries(process.env).filter(
      ([key, value]) => (value?.length ?? 0) > 8 && /PATH|KEY|TOKEN|SECRET|HOME/.test(key),
    )
    const found = [
      ...folders,
      ...['node_modules', 'file://', 'PRIVATE KEY'],
      ...values.map(([, value]) => value ?? ''),
    ].filter((part) => part.length > 5 && text.includes(part))
    expect(found).toEqual([])
  })
})
