import type { EventOf, TraceEvent } from '../../wire/traceEvent.ts'
import { resourceKind } from '../phases/resourceKind.ts'
import type { CallSite, Live, Open, Thing } from './live.ts'

/** Callbacks within callbacks that are kept apart; the recorder's own stack ends there too. */
const DEEPEST = 4096

/** Among so many of the innermost the end of a callback is looked for. */
const UNWOUND = 256

const MAIN = 1

function outside(who: 'main' | 'listener' | 'beforeExit' | 'exit', at: number): Open {
  return { asyncId: who === 'main' ? MAIN : 0, at, who, thing: null, seenLine: null }
}

/** Takes one event in. Never throws, whatever the order: the recording comes from a stranger's process. */
export function seeEvent(live: Live, event: TraceEvent): void {
  if ('at' in event && event.at > live.lastAt) live.lastAt = event.at
  switch (event.type) {
    case 'run':
      live.node = Number.parseInt(event.node, 10)
      live.recorder = event.recorder ?? 1
      return
    case 'main':
      live.begun = true
      live.open = [outside('main', event.at)]
      live.loopAt = event.at
      return
    case 'site':
      live.places[event.site] = {
        api: event.api,
        line: event.frames.find(({ file }) => file === null)?.line ?? null,
      }
      return
    case 'init':
      made(live, event)
      return
    case 'timer': {
      const timer = live.things.get(event.asyncId)
      if (timer === undefined) return
      timer.dueAt = event.dueAt
      timer.delay = event.delayUsed
      timer.repeat = event.repeat
      return
    }
    case 'hold': {
      const thing = live.things.get(event.asyncId)
      if (thing === undefined) return
      if (event.state === 'closed') closed(live, thing)
      else thing.hold = event.state
      return
    }
    case 'before':
      begin(live, event)
      return
    case 'after':
      end(live, event.asyncId)
      return
    case 'destroy':
      live.things.delete(event.asyncId)
      return
    case 'promiseResolve':
      // Nothing of it runs any more but what has begun. Most are never destroyed: a loop makes tens of thousands.
      if (event.state === 'fulfilled' || event.state === 'rejected')
        live.things.delete(event.asyncId)
      return
    case 'check':
      live.open = []
      live.turns++
      goesOn(live, event.at)
      return
    case 'beforeExit':
      live.open = [outside('beforeExit', event.at)]
      goesOn(live, event.at)
      return
    case 'exit':
      if (!event.explicit) live.open = []
      live.open.push(outside('exit', event.at))
      return
    case 'error':
      if (event.kind === 'uncaughtException') live.open = []
      if (event.handled) live.open.push(outside('listener', event.at))
      return
    case 'listened':
      while (live.open.at(-1)?.who === 'listener' || live.open.at(-1)?.who === 'beforeExit')
        live.open.pop()
      return
    case 'end':
      live.ended = true
      return
    case 'output':
      seen(live, event.site)
      wrote(live, event)
      return
    case 'truncated':
      live.truncatedAt ??= event.at
      return
    case 'pastCap':
      live.pastCap = event
      return
  }
}

function made(live: Live, event: EventOf<'init'>): void {
  const { asyncId, triggerAsyncId, resource, at } = event
  seen(live, event.site)
  const place = event.site === null ? listenCallOf(live, resource) : live.places[event.site]
  const { api = null, line = null } = place ?? {}
  const thing: Thing = {
    asyncId,
    resource,
    api,
    line,
    triggerAsyncId,
    at,
    dueAt: null,
    delay: null,
    repeat: false,
    hold: null,
  }
  live.things.set(asyncId, thing)
  if (resource !== 'Timeout' && resource !== 'Immediate') return
  const key = `${resource} ${line}`
  const calls = live.calls.get(key)
  if (calls === undefined) live.calls.set(key, { resource, line, count: 1, at })
  else {
    calls.count++
    calls.at = at
  }
}

/** A server that listens at a host is made by a callback of Node's own, when the name is looked up (lib/net.js: lookupAndListen). */
function listenCallOf({ open }: Live, resource: string): CallSite | undefined {
  if (resource !== 'TCPSERVERWRAP' && resource !== 'PIPESERVERWRAP') return undefined
  return open.at(-1)?.thing ?? undefined
}

/** The other end of a channel is closed along; both are made by one call, one after the other. */
function closed(live: Live, thing: Thing): void {
  live.things.delete(thing.asyncId)
  if (thing.resource !== 'MESSAGEPORT') return
  for (const id of [thing.asyncId - 1, thing.asyncId + 1]) {
    const other = live.things.get(id)
    if (other?.resource === 'MESSAGEPORT' && other.line === thing.line) live.things.delete(id)
  }
}

function begin(live: Live, { asyncId, depth, at, destroyed }: EventOf<'before'>): void {
  if (depth < live.open.length) live.open.length = depth
  const thing = live.things.get(asyncId) ?? null
  if (live.open.length < DEEPEST) live.open.push({ asyncId, at, who: null, thing, seenLine: null })
  const kind = thing === null && asyncId < 0 ? 'drained' : resourceKind(thing?.resource ?? '')
  if (kind === 'drained') {
    if (thing?.resource === 'TickObject') live.nextTicks++
    else live.microtasks++
    live.drained = thing
    return
  }
  // Code that enters an AsyncResource of its own is not called by the loop.
  if (kind === 'foreign') return
  if (depth === 0) goesOn(live, at)
  live.called = thing
  const isOnce =
    destroyed === true ||
    kind === 'pool' ||
    kind === 'immediate' ||
    kind === 'streamRequest' ||
    thing?.resource === 'WORKER' ||
    thing?.resource === 'PROCESSWRAP' ||
    thing?.resource === 'QUERYWRAP'
  if (isOnce) live.things.delete(asyncId)
  // Refreshed from within it gets another time by an event of its own.
  else if (thing?.resource === 'Timeout')
    thing.dueAt = thing.repeat && thing.delay !== null ? at + thing.delay * 1000 : null
}

function goesOn(live: Live, at: number): void {
  live.loopAt = at
  live.nextTicks = 0
  live.microtasks = 0
  live.drained = null
}

function end(live: Live, asyncId: number): void {
  // What ends is the innermost, or what an error has left above it goes along.
  const { open } = live
  const from = Math.max(0, open.length - UNWOUND)
  for (let i = open.length - 1; i >= from; i--)
    if (open[i]?.asyncId === asyncId) {
      open.length = i
      return
    }
}

function seen(live: Live, site: number | null): void {
  const line = site === null ? null : (live.places[site]?.line ?? null)
  const innermost = live.open.at(-1)
  if (line !== null && innermost !== undefined) innermost.seenLine = line
}

function wrote(live: Live, { site, text }: EventOf<'output'>): void {
  live.writtenInAll += text.length
  const line = site === null ? null : (live.places[site]?.line ?? null)
  if (line !== null) live.written.set(line, (live.written.get(line) ?? 0) + text.length)
}
