import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'

type Scheduled = { readonly resource: string; readonly site: number | null }
type Place = { readonly api: string | null; readonly line: number | null }

/** What the recording says that matters for the outcome, gathered while the events pass. */
export class RunFacts {
  /** The last error that nobody handled. */
  error: EventOf<'error'> | null = null
  /** The code with which the process said it would end. */
  endCode: number | null = null
  truncated = false
  /** Somebody tried to start a process. */
  triedProcess = false
  /** Callbacks begun and not ended, the innermost last. */
  #open: number[] = []
  #started = false
  #leftMain = false
  #scheduled = new Map<number, Scheduled>()
  #repeating = new Set<number>()
  #sites: Place[] = []

  see(event: TraceEvent): void {
    switch (event.type) {
      case 'main':
        this.#started = true
        return
      case 'site':
        this.#sites[event.site] = { api: event.api, line: event.frames[0]?.line ?? null }
        return
      case 'init':
        if (event.resource === 'PROCESSWRAP') this.triedProcess = true
        this.#scheduled.set(event.asyncId, { resource: event.resource, site: event.site })
        return
      case 'timer':
        if (event.repeat) this.#repeating.add(event.asyncId)
        return
      case 'destroy':
        this.#scheduled.delete(event.asyncId)
        return
      case 'before':
        this.#leftMain = true
        if (event.depth < this.#open.length) this.#open.length = event.depth
        this.#open.push(event.asyncId)
        return
      case 'after': {
        const at = this.#open.lastIndexOf(event.asyncId)
        if (at >= 0) this.#open.length = at
        return
      }
      case 'check':
      case 'beforeExit':
        this.#leftMain = true
        this.#open.length = 0
        return
      case 'error':
        if (!event.handled && event.kind !== 'rejectionHandled') this.error = event
        return
      case 'end':
        this.endCode = event.code
        return
      case 'truncated':
        this.truncated = true
        return
    }
  }

  /** Names the callback that was running when the recording broke off; undefined when none was, or who knows. */
  pendingCallback(): string | undefined {
    if (this.truncated || !this.#started) return undefined
    const asyncId = this.#open.at(-1)
    if (asyncId === undefined) return this.#leftMain ? undefined : 'The main module never returned.'
    const scheduled = this.#scheduled.get(asyncId)
    if (scheduled === undefined) return 'A callback never returned.'
    const place = scheduled.site === null ? undefined : this.#sites[scheduled.site]
    const name = callbackName(scheduled.resource, place?.api ?? null, this.#repeating.has(asyncId))
    const where = place?.line == null ? '' : ` scheduled at line ${place.line}`
    return `The ${name}${where} never returned.`
  }
}

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
      return `callback of ${api ?? resource}`
  }
}
