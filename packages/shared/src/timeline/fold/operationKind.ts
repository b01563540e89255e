import { resourceKind } from '../phases/resourceKind.ts'
import type { OperationKind } from '../timeline.ts'

const REQUESTS = /^(?:HTTPCLIENTREQUEST|QUERYWRAP|HTTP2PING|HTTP2SETTINGS)$/

/** What a resource is called where no call of the user's names it. Names of Node's own say nothing to anybody. */
export function resourceName(resource: string): string {
  const own = Object.hasOwn(NAMES, resource) ? NAMES[resource] : undefined
  if (own !== undefined) return own
  switch (operationKind(resource)) {
    case 'threadPool':
      return POOL_NAMES.find(([types]) => types.test(resource))?.[1] ?? 'thread pool job'
    case 'request':
      return 'request'
    case 'handle':
      return 'handle'
    default:
      // A snippet's or a library's own name for its AsyncResource.
      return resource
  }
}

const NAMES: Readonly<Record<string, string>> = {
  DIRHANDLE: 'directory',
  DNSCHANNEL: 'DNS resolver',
  ELDHISTOGRAM: 'event loop delay monitor',
  FILEHANDLE: 'file',
  FSEVENTWRAP: 'file watcher',
  HTTP2PING: 'HTTP/2 ping',
  HTTP2SESSION: 'HTTP/2 session',
  HTTP2SETTINGS: 'HTTP/2 settings',
  HTTP2STREAM: 'HTTP/2 stream',
  HTTPCLIENTREQUEST: 'HTTP response',
  HTTPINCOMINGMESSAGE: 'HTTP request',
  HTTPPARSER: 'HTTP message',
  HTTPSERVERREQUEST: 'HTTP request',
  INSPECTORJSBINDING: 'inspector session',
  MESSAGEPORT: 'MessagePort',
  PIPECONNECTWRAP: 'connect',
  PIPESERVERWRAP: 'server',
  PIPEWRAP: 'pipe',
  PROCESSWRAP: 'child process',
  QUERYWRAP: 'DNS query',
  SHUTDOWNWRAP: 'end',
  SIGNALWRAP: 'signal',
  STATWATCHER: 'file watcher',
  STREAM_END_OF_STREAM: 'finished',
  TCPCONNECTWRAP: 'connect',
  TCPSERVERWRAP: 'server',
  TCPWRAP: 'socket',
  TIMERWRAP: 'timer',
  TLSWRAP: 'TLS socket',
  TTYWRAP: 'terminal',
  UDPSENDWRAP: 'send',
  UDPWRAP: 'UDP socket',
  WORKER: 'Worker',
  WRITEWRAP: 'write',
  ZLIB: 'zlib',
}

const POOL_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^F(?:SREQ|ILEHANDLE)/, 'file operation'],
  [/^GET(?:ADDR|NAME)INFO/, 'DNS lookup'],
  [/REQUEST$/, 'crypto job'],
]

/** What kind of operation Node's type name stands for. An unknown name is 'other'. */
export function operationKind(resource: string): OperationKind {
  if (resource === 'TIMERWRAP') return 'other'
  const kind = resourceKind(resource)
  switch (kind) {
    case 'timer':
    case 'immediate':
      return kind
    case 'drained':
      if (resource === 'TickObject') return 'nextTick'
      return resource === 'PROMISE' ? 'promise' : 'microtask'
    case 'pool':
      return 'threadPool'
    case 'streamRequest':
      return 'request'
    case 'signal':
    case 'handle':
      return REQUESTS.test(resource) ? 'request' : 'handle'
    case 'foreign':
      return 'other'
  }
}
