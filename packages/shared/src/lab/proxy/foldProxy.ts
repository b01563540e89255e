import { foldSizes, NO_SIZES } from '../gzip/foldSizes.ts'
import type { LabEvent, LabEventOf } from '../labEvent.ts'
import type { LabMoment, LabProcess } from '../labMoment.ts'
import { endLoad, foldAsked, foldLoad } from '../load/foldLoad.ts'
import { presetOf } from './config/proxyPresets.ts'
import { countedAgain, countOf, newServer } from './countOf.ts'
import { foldFailover } from './failover/foldFailover.ts'
import { foldProxied } from './foldProxied.ts'
import { checkedAt, foldServer } from './foldServer.ts'
import type { ProxyEventOf } from './proxyEvents.ts'
import { NEW_PROXY, type ProxyMoment, type ProxyServerMoment } from './proxyMoment.ts'
import { isFrontProxy, STREAMLESS, serverName } from './proxyNames.ts'
import type { ProxyRow } from './proxyRow.ts'

/** The demo's own part after the moment's event; `moment`: everything else after it. */
export function foldProxy(proxy: ProxyMoment, moment: LabMoment): ProxyMoment {
  const { event } = moment
  const sizes = foldSizes(proxy.sizes, event)
  const next = sizes === proxy.sizes ? proxy : { ...proxy, sizes }
  return foldFailover(change(next, event, moment.processes), moment)
}

function change(
  proxy: ProxyMoment,
  event: LabEvent,
  processes: readonly LabProcess[],
): ProxyMoment {
  switch (event.type) {
    case 'epoch': {
      // The last configuration stays for comparison: its text is of the session, not of the epoch.
      const { config: configBefore, lastRuns } = proxy
      return { ...NEW_PROXY, configBefore, lastRuns, measured: endLoad(proxy.measured) }
    }
    case 'proxySettings':
      return foldSettings(proxy, event)
    case 'config':
      if (!event.valid) return { ...proxy, refused: event }
      return {
        ...proxy,
        config: event,
        configBefore: proxy.config ?? proxy.configBefore,
        refused: null,
      }
    case 'reload':
      return {
        ...proxy,
        reload: event,
        process: event.state === 'ready' ? event.process : proxy.process,
      }
    case 'process':
      return foldOfProcess(proxy, event, processes)
    case 'server':
      return changeServer(proxy, event.server, (server) => foldServer(proxy, server, event))
    case 'check':
      return changeServer(proxy, event.server, () => checkedAt(proxy, event.at))
    case 'proxyStat':
      return event.rows.reduce(foldRow, { ...proxy, readAt: event.at })
    case 'proxied':
    case 'proxiedSum':
      return foldProxied(proxy, event)
    case 'certificate':
      return { ...proxy, certificate: event }
    case 'secured':
      return { ...proxy, secured: event }
    case 'adminSocket':
      return { ...proxy, adminSocket: event.state === 'answers' }
    case 'keys': {
      const before = proxy.keys?.vary === event.vary ? proxy.keys : null
      return { ...proxy, keys: event, keysBefore: before }
    }
    case 'end':
      return { ...proxy, measured: endLoad(proxy.measured) }
    case 'loadQueued':
    case 'loadOver':
    case 'loadStarted':
    case 'loadSample':
    case 'loadDone':
      return { ...proxy, measured: foldLoad(proxy.measured, event) }
    case 'action':
      if (event.action === 'measure' || event.action === 'stopMeasure')
        return { ...proxy, rate: 0, measured: foldAsked(proxy.measured, event.action) }
      if (event.action === 'experiment' && STREAMLESS.has(String(event.values['experiment'])))
        return { ...proxy, rate: 0 }
      return event.action === 'stream' ? { ...proxy, rate: Number(event.values['rate']) } : proxy
    default:
      return proxy
  }
}

function foldRow(proxy: ProxyMoment, row: ProxyRow): ProxyMoment {
  if (row.row === 'frontend') return { ...proxy, frontend: row }
  if (row.row === 'backend') return { ...proxy, backend: row }
  return countOf(proxy, row.row, () => ({ figures: row }))
}

function foldSettings(
  proxy: ProxyMoment,
  { settings }: ProxyEventOf<'proxySettings'>,
): ProxyMoment {
  const shape = JSON.stringify(settings.compression)
  // What was weighed under other settings says nothing of these.
  const sizes = shape === JSON.stringify(proxy.settings?.compression) ? proxy.sizes : NO_SIZES
  const names = settings.servers.map((_, index) => serverName(index))
  const servers = names.map(
    (name) =>
      proxy.servers.find((server) => server.name === name) ??
      // It counts on; how HAProxy had it before says nothing of how it has it now.
      countedAgain(proxy.away.find((server) => server.name === name) ?? newServer(name)),
  )
  const away = [...proxy.servers, ...proxy.away].filter(({ name }) => !names.includes(name))
  return { ...proxy, settings, preset: presetOf(settings), servers, away, sizes }
}

function foldOfProcess(
  proxy: ProxyMoment,
  { process, role, state }: LabEventOf<'process'>,
  processes: readonly LabProcess[],
): ProxyMoment {
  if (!isFrontProxy({ id: process, role })) return proxy
  // Of two that take over from each other the newer one says when it is ready.
  if (state === 'listening' && proxy.process === null) return { ...proxy, process }
  if (state !== 'exited' || proxy.process !== process) return proxy
  const other = processes.findLast((one) => isFrontProxy(one) && one.state === 'listening')
  return { ...proxy, process: other?.id ?? null }
}

function changeServer(
  proxy: ProxyMoment,
  name: string,
  change: (server: ProxyServerMoment) => Partial<ProxyServerMoment>,
): ProxyMoment {
  const servers = proxy.servers.map((server) =>
    server.name === name ? { ...server, ...change(server) } : server,
  )
  return { ...proxy, servers }
}
