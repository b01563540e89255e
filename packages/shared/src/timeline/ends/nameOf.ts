import { resourceKind } from '../phases/resourceKind.ts'
import type { Live } from './live.ts'

/** What runs, as it stands after "the": "main module", "setTimeout callback scheduled at line 4" */
export function nameOf({ who, thing }: Live['open'][number]): string {
  if (who !== null) return OUTSIDE[who]
  if (thing === null) return 'last callback'
  const name = callbackName(thing.resource, thing.api, thing.repeat)
  return thing.line === null ? name : `${name} scheduled at line ${thing.line}`
}

const OUTSIDE = {
  main: 'main module',
  listener: 'listener that took the error',
  beforeExit: 'beforeExit listener',
  exit: 'exit listener',
} as const

function callbackName(resource: string, api: string | null, repeats: boolean): string {
  switch (resource) {
    case 'Timeout':
      return repeats ? 'setInterval callback' : 'setTimeout callback'
    case 'Immediate':
      return 'setImmediate callback'
    case 'TickObject':
      return 'nextTick callback'
    case 'Microtask':
      return 'queueMicrotask callback'
    case 'PROMISE':
      return 'promise callback'
    default:
      return resourceKind(resource) === 'foreign' && api === null
        ? `callback of ${resource}`
        : `callback of ${api ?? resource}`
  }
}
