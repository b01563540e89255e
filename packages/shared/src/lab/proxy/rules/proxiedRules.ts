import type { LabMoment } from '../../labMoment.ts'
import { counted, time } from '../../labWords.ts'
import type { LabRule } from '../../rules/labRule.ts'
import { answered, find } from '../../rules/labRuleFacts.ts'
import type { ProxyAlgorithm } from '../proxyNames.ts'
import { PROXY_DOCS } from './proxyDocs.ts'
import { ended, serverOf, settingsOf } from './proxyRuleFacts.ts'

/** Why a request that HAProxy passed on, or did not, ended as it did. */
export const PROXIED_RULES: readonly LabRule[] = [
  {
    rule: 'noServerLeft',
    docs: PROXY_DOCS.termination,
    say(moment) {
      const request = ended(moment, 'SC')
      if (request === null || request.server !== null) return null
      if (moment.proxy?.servers.some(({ up }) => up)) return null
      return request.retries === 0 && request.Ta < 500
        ? `${noneLeft(moment)}, so HAProxy has no server to ask and answers 503 itself, at once.`
        : `${noneLeft(moment)} any more. There was one when this request came: HAProxy tried for ${time(request.Ta * 1000)} to connect to it, then had no other to ask, and answered 503 itself.`
    },
  },
  {
    rule: 'deadButUp',
    docs: PROXY_DOCS.retries,
    say(moment) {
      const request = ended(moment, 'SC')
      const dead = find(moment, request?.server ?? null)
      if (request === null || dead === null || dead.exit === null) return null
      const tries = counted(request.retries + 1, 'attempt')
      return `${dead.id} is dead, and HAProxy chose it before it knew. It gave up after ${tries} to connect and ${time(request.Ta * 1000)}, and answered 503 itself.`
    },
  },
  {
    rule: 'droppedByServer',
    docs: PROXY_DOCS.maxconn,
    say(moment) {
      const request = ended(moment, 'SH')
      const server = serverOf(moment, request?.server ?? null)
      if (request === null || server === null || server.maxConnections === 0) return null
      if (server.maxconn > 0 && server.maxconn <= server.maxConnections) return null
      return `${request.server} takes ${counted(server.maxConnections, 'connection')} at once (server.maxConnections) and drops every other. Without a queue in front of it HAProxy can only pass that on, as 502.`
    },
  },
  {
    rule: 'goneAtWork',
    docs: PROXY_DOCS.termination,
    say(moment) {
      const request = ended(moment, 'SH', 'SD')
      const process = find(moment, request?.server ?? null)
      return process === null || (process.exit === null && process.askedToEndAt === null)
        ? null
        : `${process.id} had this request when it ended: what a process has in flight goes with it, and HAProxy does not ask another for it.`
    },
  },
  {
    rule: 'queueTimeout',
    docs: PROXY_DOCS.queue,
    say(moment) {
      const request = ended(moment, 'sQ')
      const { timeouts } = settingsOf(moment) ?? {}
      if (request === null || timeouts === undefined) return null
      const limit =
        timeouts.queueMs > 0
          ? `timeout queue is ${timeouts.queueMs} ms`
          : `without timeout queue, timeout connect holds: ${timeouts.connectMs} ms`
      return `It waited in the queue for ${time(request.Tw * 1000)}, and no server had room for it: ${limit}.`
    },
  },
  {
    rule: 'rateLimited',
    docs: PROXY_DOCS.deny,
    say(moment) {
      const request = ended(moment, 'PR')
      const { rateLimit } = settingsOf(moment) ?? {}
      if (request?.status !== 429 || rateLimit === undefined) return null
      return `A rate limit, not a queue: of one client ${counted(rateLimit.requests, 'request')} within ${rateLimit.seconds} s pass. HAProxy refused this one itself; no server heard of it.`
    },
  },
  {
    rule: 'serverTooSlow',
    docs: PROXY_DOCS.termination,
    say(moment) {
      const request = ended(moment, 'sH')
      const { timeouts } = settingsOf(moment) ?? {}
      return request === null || timeouts === undefined
        ? null
        : `${request.server} has the request and did not answer within timeout server, ${timeouts.serverMs} ms: 504.`
    },
  },
  {
    rule: 'gaveUpOnFrozen',
    docs: PROXY_DOCS.serverTimeout,
    say(moment) {
      const answer = answered(moment, 'timedOut')
      const settings = settingsOf(moment)
      if (answer === null || settings === null || find(moment, answer.process)?.frozen) return null
      // One that waits in a queue, or for a slow server, may be none of the frozen one's.
      if (settings.servers.some(({ maxconn, slowMs }) => maxconn > 0 || slowMs > 1000)) return null
      const frozen = moment.processes.filter(({ id, frozen: is }) => is && id.startsWith('web-api'))
      const [one] = frozen
      return one === undefined || frozen.length > 1
        ? null
        : `${one.id} is frozen, and the kernel still takes connections for it. So for HAProxy this is no error: it has the request there and waits for as long as timeout server says, ${settings.timeouts.serverMs} ms. The client has given up before.`
    },
  },
  {
    rule: 'blindCheck',
    docs: PROXY_DOCS.httpchk,
    say(moment) {
      const request = ended(moment, '--')
      if (request === null || request.status !== 500) return null
      const recipes = find(moment, 'recipe-api')
      if (recipes === null || (recipes.exit === null && !recipes.frozen)) return null
      return settingsOf(moment)?.check.kind === 'shallow'
        ? `The 500 is ${request.server}'s own: recipe-api, which it asks, is ${recipes.frozen ? 'frozen' : 'gone'}. The health check asks ${request.server} alone, so HAProxy goes on sending it requests.`
        : null
    },
  },
  {
    rule: 'savedByRedispatch',
    docs: PROXY_DOCS.redispatch,
    say(moment) {
      const request = ended(moment, '--')
      return request?.redispatched && request.status === 200
        ? `HAProxy could not connect to the server that it chose first. With option redispatch it gave the request to another, ${request.server}, and the client was answered after ${time(request.Ta * 1000)}.`
        : null
    },
  },
  {
    rule: 'queued',
    docs: PROXY_DOCS.maxconn,
    say(moment) {
      const request = ended(moment, '--')
      const server = serverOf(moment, request?.server ?? null)
      if (request === null || server === null || server.maxconn === 0 || request.Tw < 20)
        return null
      return `It waited in HAProxy’s queue for ${time(request.Tw * 1000)}, because ${request.server} is given ${counted(server.maxconn, 'request')} at once: nobody is refused, everybody waits.`
    },
  },
  {
    rule: 'chosen',
    docs: PROXY_DOCS.balance,
    say(moment) {
      const request = ended(moment, '--')
      const { algorithm, servers } = settingsOf(moment) ?? {}
      if (request?.server == null || algorithm === undefined || (servers?.length ?? 0) < 2)
        return null
      return CHOICES[algorithm]
    },
  },
]

const CHOICES: Readonly<Record<ProxyAlgorithm, string>> = {
  roundrobin: 'balance roundrobin: each server in turn, as often as its weight says.',
  'static-rr':
    'balance static-rr: each server in turn; its weight cannot be changed while it runs.',
  leastconn: 'balance leastconn: the server with the fewest connections, for its weight.',
  first: 'balance first: the first server that has room, so the others stay idle until it is full.',
  'random(1)': 'balance random(1): any server, by chance.',
  'random(2)':
    'balance random(2): two servers by chance, and of these the one with fewer connections.',
  source: 'balance source: a hash of the client’s address, so one client has one server.',
  uri: 'balance uri: a hash of the path, so one path has one server.',
  url_param: 'balance url_param id: a hash of the parameter id, in turn where there is none.',
  hdr: 'balance hdr(X-User): a hash of that header, in turn where there is none.',
  cookie: 'A client without the cookie is given the next server in turn, one with it its own.',
}

/** "No server is UP", or what holds each back where it is not its health alone: drained, or in maintenance. */
function noneLeft({ proxy }: LabMoment): string {
  const states = (proxy?.servers ?? []).flatMap(({ name, state }) =>
    state === null ? [] : [{ name, status: state.status.split(' ')[0] ?? '' }],
  )
  if (states.every(({ status }) => status === 'DOWN')) return 'No server is UP'
  const each = states.map(({ name, status }) => `${name} is ${status}`)
  return `No server takes a new request (${each.join(', ')})`
}
