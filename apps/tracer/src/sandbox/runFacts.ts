import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'

type Scheduled = { readonly resource: string; readonly site: number | null }
type Place = { readonly api: string | null; readonly line: number | null }
type Open = { readonly asyncId: number; readonly at: number }

const MAIN = 1
/** Callbacks within callbacks that are kept apart; the recorder's own stack ends there too. */
const DEEPEST = 4096
/** Among so many of the innermost the end of a callback is looked for. */
const UNWOUND = 256
/** Queues that are emptied before the loop goes on. */
const DRAINED: Readonly<Record<string, string>> = {
  TickObject: 'nextTick queue',
  PROMISE: 'microtask queue',
  Microtask: 'microtask queue',
}

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
  #open: Open[] = []
  /** The callback that began last. */
  #latest = MAIN
  /** When the loop was last known to go on. */
  #loopAt = 0
  #scheduled = new Map<number, Scheduled>()
  #repeating = new Set<number>()
  #sites: Place[] = []

  see(event: TraceEvent): void {
    switch (event.type) {
      case 'main':
        this.#open = [{ asyncId: MAIN, at: event.at }]
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
      case 'before':
        this.#begin(event)
        return
      case 'after':
        this.#end(event.asyncId)
        return
      case 'check':
      case 'beforeExit':
        this.#open = []
        this.#loopAt = event.at
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

  /**
   * Says what kept the loop from going on when the run was killed `elapsedMs` after its start: the callback that never
   * returned, or the queue that never emptied. undefined when the loop was going on, or nobody knows.
   */
  pendingCallback(elapsedMs: number): string | undefined {
    if (this.truncated) return undefined
    const since = (at: number): boolean => elapsedMs - at / 1000 > elapsedMs / 5
    const open = this.#open.at(-1)
    if (open !== undefined && since(open.at))
      return `The ${this.#name(open.asyncId)} never returned.`
    const { resource } = this.#scheduled.get(this.#latest) ?? { resource: '' }
    const queue = DRAINED[resource]
    if (queue === undefined || !since(this.#loopAt)) return undefined
    return `The ${queue} never emptied: the ${this.#name(this.#latest)} was followed by more and more of them.`
  }

  #begin({ asyncId, depth, at }: EventOf<'before'>): void {
    if (depth < this.#open.length) this.#open.length = depth
    if (this.#open.length < DEEPEST) this.#open.push({ asyncId, at })
    this.#latest = asyncId
    if (DRAINED[this.#scheduled.get(asyncId)?.resource ?? ''] === undefined) this.#loopAt = at
  }

  #end(asyncId: number): void {
    // What ends is the innermost, or what an error has left above it goes along.
    const from = Math.max(0, this.#open.length - UNWOUND)
    for (let i = this.#open.length - 1; i >= from; i--)
      if (this.#open[i]?.asyncId === asyncId) {
        this.#open.length = i
        return
      }
  }

  #name(asyncId: number): string {
    if (asyncId === MAIN) return 'main module'
    const scheduled = this.#scheduled.get(asyncId)
    if (scheduled === undefined) return 'last callback'
    const place = scheduled.site === null ? undefined : this.#sites[scheduled.site]
    const name = callbackName(scheduled.resource, place?.api ?? null, this.#repeating.has(asyncId))
    return place?.line == null ? name : `${name} scheduled at line ${place.line}`
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
