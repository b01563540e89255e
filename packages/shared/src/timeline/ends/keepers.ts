import { resourceKind } from '../phases/resourceKind.ts'
import type { Live, Thing } from './live.ts'

/**
 * Things of one kind and line that the loop may be waiting for.
 * 'keeps': each keeps the loop alive. 'due': timers, which do so until then. 'request': has not called back, and keeps the
 * loop until it does. 'open': is not closed; whether it keeps the loop is not recorded.
 */
export type Keeper = {
  readonly how: 'keeps' | 'due' | 'request' | 'open'
  readonly noun: string
  readonly line: number | null
  readonly count: number
  /** us; of the first that is due. */
  readonly dueAt: number | null
  /** ms between two runs of an interval. */
  readonly every: number | null
}

/** What the loop may be waiting for at the last event, what surely keeps it first. */
export function keepersOf(live: Live): readonly Keeper[] {
  const found = new Map<string, Keeper>()
  for (const thing of live.things.values()) {
    const keeper = keeperOf(live, thing)
    if (keeper === null) continue
    const key = `${keeper.how} ${keeper.noun} ${keeper.line} ${keeper.every}`
    const known = found.get(key)
    if (known === undefined) found.set(key, keeper)
    else found.set(key, { ...known, count: known.count + 1, dueAt: earlier(known, keeper) })
  }
  return [...found.values()].sort(
    (a, b) => ORDER[a.how] - ORDER[b.how] || (a.dueAt ?? 0) - (b.dueAt ?? 0),
  )
}

const ORDER = { keeps: 0, due: 1, request: 2, open: 3 } as const

function earlier({ dueAt }: Keeper, other: Keeper): number | null {
  return dueAt === null || other.dueAt === null ? null : Math.min(dueAt, other.dueAt)
}

function keeperOf(live: Live, thing: Thing): Keeper | null {
  const { resource, api, hold } = thing
  if (hold === 'unref') return null
  const how = howOf(live, thing)
  if (how === null) return null
  const owner = thing.line === null ? live.things.get(thing.triggerAsyncId) : undefined
  const accepted = owner?.resource === 'TCPSERVERWRAP' || owner?.resource === 'PIPESERVERWRAP'
  const noun = how === 'request' ? requestNoun(resource, api) : handleNoun(resource, api)
  return {
    how,
    noun: timerNoun(thing) ?? (accepted ? 'accepted socket' : (noun ?? resource)),
    line: thing.line ?? (accepted ? (owner?.line ?? null) : null),
    count: 1,
    dueAt: thing.dueAt,
    every: thing.repeat ? thing.delay : null,
  }
}

function howOf(live: Live, { resource, api, hold, dueAt, line }: Thing): Keeper['how'] | null {
  // An earlier recorder does not tell of unref, and on Node 10 none does of timers.
  const tells = live.recorder >= 2
  switch (resource) {
    case 'Timeout':
      return dueAt === null || (line === null && !(tells && live.node >= 12)) ? null : 'due'
    case 'TCPSERVERWRAP':
    case 'PIPESERVERWRAP':
    case 'STATWATCHER':
    case 'WORKER':
      return tells ? 'keeps' : 'open'
    case 'MESSAGEPORT':
      // Node makes them unref'd, and a listener for 'message' refs them.
      return hold === 'ref' ? 'keeps' : null
    case 'PIPEWRAP':
    case 'TTYWRAP':
      // Those of stdout and stderr, which Node opens on the way, keep nothing alive.
      if (line === null || (api !== null && OPENS_STREAMS.test(api))) return null
      return 'open'
    case 'TCPWRAP':
    case 'UDPWRAP':
    case 'FSEVENTWRAP':
      return 'open'
    case 'QUERYWRAP':
      return 'request'
    case 'ZLIB':
    case 'FILEHANDLECLOSEREQ':
      return null
  }
  const kind = resourceKind(resource)
  return kind === 'pool' || kind === 'streamRequest' ? 'request' : null
}

/** Calls that open the handles of stdout and stderr on the way. */
const OPENS_STREAMS =
  /^(?:.*[. ])?(?:log|info|debug|warn|error|trace|dir|dirxml|table|assert|count|group|groupEnd|time|timeEnd|timeLog|stdout|stderr|getStdout|getStderr|require|import|Worker)$/

/** What was called; of Node's own what kind it is. */
function requestNoun(resource: string, api: string | null): string {
  const called = api?.split(/[ .]/).at(-1)
  if (called !== undefined && called !== '') return called
  return resourceKind(resource) === 'pool' ? 'thread pool job' : 'request'
}

function handleNoun(resource: string, api: string | null): string | undefined {
  // A BroadcastChannel is a MessagePort inside, of which its user knows nothing.
  const isBroadcast = resource === 'MESSAGEPORT' && api?.endsWith('BroadcastChannel') === true
  return isBroadcast ? 'BroadcastChannel' : NOUNS[resource]
}

function timerNoun({ resource, repeat }: Thing): string | null {
  return resource !== 'Timeout' ? null : repeat ? 'interval' : 'timer'
}

const NOUNS: Readonly<Record<string, string>> = {
  TCPSERVERWRAP: 'server',
  PIPESERVERWRAP: 'server',
  TCPWRAP: 'socket',
  PIPEWRAP: 'pipe',
  TTYWRAP: 'terminal',
  UDPWRAP: 'UDP socket',
  FSEVENTWRAP: 'fs.watch',
  STATWATCHER: 'fs.watchFile',
  MESSAGEPORT: 'MessagePort',
  WORKER: 'Worker',
}
