import { resourceKind } from './requestKinds.ts'
import type { OperationKind } from './timeline.ts'

const REQUESTS = /^(?:HTTPCLIENTREQUEST|QUERYWRAP|HTTP2PING|HTTP2SETTINGS)$/

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
