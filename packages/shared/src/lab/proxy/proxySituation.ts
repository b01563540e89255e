import type { LabMoment } from '../labMoment.ts'
import { counted, listed } from '../labWords.ts'
import { pairResult, pairSituation } from './pairSituation.ts'
import type { ProxyMoment, ProxyServerMoment } from './proxyMoment.ts'
import { isFrontProxy, RETIRE_SECONDS } from './proxyNames.ts'
import { healthPips, isUnchecked, ofChecks } from './serverHealth.ts'

/** How things stand at a moment, beside what has just happened, in one sentence; null: nothing runs, or nothing is known yet. */
export function proxySituation(moment: LabMoment): string | null {
  const { proxy, end } = moment
  if (proxy === null || proxy.settings === null || end !== null || proxy.servers.length === 0)
    return null
  if (proxy.servers.some(({ state }) => state === null)) return null
  return (
    pairSituation(moment) ??
    withoutProxy(moment, proxy) ??
    withoutServers(proxy) ??
    believed(moment, proxy) ??
    comingBack(moment, proxy) ??
    takenOut(moment, proxy) ??
    blind(moment, proxy) ??
    stillThere(moment, proxy) ??
    queueing(proxy) ??
    pairResult(moment) ??
    `HAProxy gives requests to ${listed(proxy.servers.map(({ name }) => name))}.`
  )
}

function withoutProxy({ processes }: LabMoment, { process }: ProxyMoment): string | null {
  const wasThere = processes.some((one) => isFrontProxy(one) && one.exit !== null)
  return process === null && wasThere
    ? 'HAProxy is gone: nothing listens on its port, and every client is refused.'
    : null
}

function withoutServers({ servers }: ProxyMoment): string | null {
  return servers.every(({ up, state }) => !up && state !== null)
    ? 'No server is left that HAProxy could ask: it answers every new request with 503 itself, at once.'
    : null
}

/** A server that is dead, and that HAProxy still has as UP. */
function believed(moment: LabMoment, proxy: ProxyMoment): string | null {
  const server = proxy.servers.find(({ up, name }) => up && isOut(moment, name) !== null)
  if (server === undefined || proxy.settings === null) return null
  const how = isOut(moment, server.name)
  if (proxy.settings.check.kind === 'none')
    return `${server.name} is ${how}, and HAProxy does not know: it checks nothing, so it will not find out.`
  const begin = `${server.name} is ${how}, but HAProxy still has it as ${server.state?.status ?? 'UP'}`
  if (server.state === null || isUnchecked(server.state.check))
    return `${begin}: it has not been checked yet.`
  const { count, filled } = healthPips(server.state)
  const failed = count - filled
  if (failed === 0) return `${begin} and sends it requests: no check has failed yet.`
  return `${begin} and sends it requests: only ${ofChecks(failed, count)} failed.`
}

/** A server that runs again, and that HAProxy still has as DOWN. */
function comingBack(moment: LabMoment, { servers }: ProxyMoment): string | null {
  const back = servers.find(
    ({ name, up, state }) =>
      !up && state?.status.startsWith('DOWN') === true && isOut(moment, name) === null,
  )
  if (back?.state == null) return null
  const { count, filled } = healthPips(back.state)
  return `${back.name} runs, but HAProxy gives it nothing: ${ofChecks(filled, count)} passed.`
}

function takenOut(moment: LabMoment, { servers }: ProxyMoment): string | null {
  const out = servers.filter(({ up, state }) => !up && state !== null)
  const left = servers.filter(({ up }) => up).map(({ name }) => name)
  if (out.length === 0 || left.length === 0) return null
  const states = out.map(({ name, state }) => `${name} as ${state?.status}`)
  const given = `HAProxy has ${listed(states)}: ${listed(left)} ${left.length === 1 ? 'gets' : 'get'} all requests`
  const how = isOut(moment, 'recipe-api')
  if (how === null) return `${given}.`
  return `${given}, but recipe-api, which ${left.length === 1 ? 'it asks' : 'they ask'} for each recipe, is ${how}.`
}

/** What the servers need is out, and the checks do not ask for it, or have not found out yet. */
function blind(moment: LabMoment, { settings, servers }: ProxyMoment): string | null {
  const how = isOut(moment, 'recipe-api')
  if (how === null || !servers.every(isUp)) return null
  switch (settings?.check.kind) {
    case 'shallow':
      return 'recipe-api is out, and HAProxy does not know: /health asks whether a web-api answers, not whether it is of use.'
    case 'none':
      return 'recipe-api is out, and HAProxy does not know: it checks nothing.'
    default:
      return `recipe-api is ${how}, and HAProxy still gives requests to ${listed(servers.map(({ name }) => name))}.`
  }
}

/** Most that hand over are gone within a tenth of a second: nobody could read that. us. */
const SOON = 1_000_000

/** An HAProxy that another has taken over from, and that has not ended. */
function stillThere({ at, processes }: LabMoment, proxy: ProxyMoment): string | null {
  const { reload, settings } = proxy
  if (reload === null || reload.state === 'failed' || at - reload.at < SOON) return null
  const old = processes.find(
    (one) => isFrontProxy(one) && one.exit === null && one.id !== proxy.process,
  )
  if (old === undefined || old.pid === reload.pid) return null
  const begin = `The HAProxy before, pid ${old.pid}, has not answered all that it had; ${RETIRE_SECONDS} s after the change it is killed`
  return settings?.servers.some(({ maxConnections }) => maxConnections > 0)
    ? `${begin}. Until it is gone no server drops a connection for its server.maxConnections.`
    : `${begin}.`
}

/** More is asked than the servers are given at once. */
function queueing({ backend, settings, servers }: ProxyMoment): string | null {
  const waiting = backend?.qcur ?? 0
  const most = settings?.servers.map(({ maxconn }) => maxconn) ?? []
  if (waiting === 0 || most.length === 0 || most.some((maxconn) => maxconn === 0)) return null
  const all = most.reduce((sum, maxconn) => sum + maxconn, 0)
  const names = listed(servers.map(({ name }) => name))
  return `${counted(waiting, 'request')} ${waiting === 1 ? 'waits' : 'wait'} in HAProxy’s queue: ${names} ${most.length === 1 ? 'is' : 'are'} given ${all} at once.`
}

const isUp = ({ up }: ProxyServerMoment) => up

/** null: it runs. */
function isOut({ processes }: LabMoment, id: string): 'dead' | 'frozen' | null {
  const process = processes.find((one) => one.id === id)
  if (process === undefined) return null
  if (process.exit !== null) return 'dead'
  return process.frozen ? 'frozen' : null
}
