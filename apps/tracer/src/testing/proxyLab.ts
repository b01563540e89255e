import { homedir } from 'node:os'
import { type LabEvent, type LabEventOf, labEventSchema } from '@loopscope/shared/lab/labEvent'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxyAction } from '@loopscope/shared/lab/proxy/proxyActions'
import type { ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import { afterAll, beforeAll, expect } from 'vitest'
import { findHaproxy } from '../lab/proxy/haproxy/findHaproxy.ts'
import { stillAlive, stillListening } from './leftovers.ts'
import { openTestProxy, proxyReady, type TestProxy } from './testSession.ts'

/** Whether this machine has no HAProxy that the demo could run. */
export const isHaproxyMissing = 'what' in (await findHaproxy(null))

/** How many requests ended in which way: "200": 4, "503 sQ": 2. */
type Ends = Readonly<Record<string, number>>

/**
 * One session of the demo haproxy for all tests of the suite that this is called in, ready before the first. After the last nothing
 * of it is left, its events are what their schema says, and they tell nothing of this machine.
 */
export function proxyLab(experiment: ProxyExperiment = 'balance') {
  let lab: TestProxy
  beforeAll(async () => {
    lab = await openTestProxy(experiment)
    await lab.until(proxyReady(PROXY_STARTS[experiment].servers.length))
  })
  afterAll(async () => {
    const [pids, ports] = [lab.pids(), lab.ports()]
    await lab.close()
    expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
    expect(lab.events.map((event) => labEventSchema.parse(event))).toEqual(lab.events)
    expect(secretsIn(lab)).toEqual([])
  })

  /** The demo's own part of the latest moment. */
  const proxy = () => {
    const { proxy: now } = lab.now()
    if (now === null) throw new Error('no proxy')
    return now
  }
  const self = {
    get session() {
      return lab.session
    },
    get events(): readonly LabEvent[] {
      return lab.events
    },
    proxy,
    now: () => lab.now(),
    pids: () => lab.pids(),
    folder: () => lab.folder(),
    act: (action: ProxyAction['action'], values: object = {}) => lab.act(action, values),
    until: (isTrue: Parameters<TestProxy['until']>[0]) => lab.until(isTrue),
    last: <T extends LabEvent['type']>(type: T) =>
      lab.events.findLast((event): event is LabEventOf<T> => event.type === type),
    /** Sends and waits until all have ended, for HAProxy too. */
    async send(count: number, values: object = {}): Promise<Ends> {
      const [from, before] = [lab.events.length, lab.now()]
      await lab.act('send', { count, ...values })
      await lab.until(({ totals }) => totals.sent - totals.inFlight >= before.totals.sent + count)
      await lab.until((now) => (now.proxy?.proxied ?? 0) >= (before.proxy?.proxied ?? 0) + count)
      return endsOf(lab.events.slice(from))
    },
    /** What each server was given so far. */
    requests: () => proxy().servers.map(({ requests: count }) => count),
    /** Everything anew, with the settings as they are. */
    async anew(): Promise<void> {
      await lab.act('reset')
      await lab.until(proxyReady(proxy().settings?.servers.length ?? 0))
    },
  }
  return self
}

function endsOf(events: readonly LabEvent[]): Ends {
  const rows = events.flatMap((event): { status: number; termination: string; count: number }[] => {
    if (event.type === 'proxiedSum') return [...event.rows]
    return event.type === 'proxied' ? [{ ...event, count: 1 }] : []
  })
  const counted: Record<string, number> = {}
  for (const { status, termination, count } of rows) {
    const state = termination.slice(0, 2)
    const name = state === '--' ? String(status) : `${status} ${state}`
    counted[name] = (counted[name] ?? 0) + count
  }
  return counted
}

/** Folders, values of the environment and keys that the recording tells. */
function secretsIn({ session, data }: TestProxy): readonly string[] {
  const text = session.recording.ndjson()
  const values = Object.entries(process.env).flatMap(([key, value = '']) =>
    value.length > 8 && /PATH|KEY|TOKEN|SECRET|HOME/.test(key) ? [value] : [],
  )
  return [
    ...[homedir(), process.cwd(), process.execPath, data, '/apps/tracer'],
    ...['node_modules', 'file://', 'PRIVATE KEY'],
    ...values,
  ].filter((part) => part.length > 5 && text.includes(part))
}
