import { keepersOf } from './keepers.ts'
import type { Live } from './live.ts'
import { nameOf } from './nameOf.ts'
import type { Standing } from './standing.ts'

/** Nothing for so long, us, and the loop sleeps. A tenth of a second of any program's is more than its hooks' silence. */
const QUIET_US = 100_000
/** A callback that has not returned for so long, us, is worth its blame, however long the run was. */
const LONG_US = 500_000
/** epoll's own time is in whole ms, and a due timer runs in the next. */
const WAKES_IN_US = 3000
/** So many in one drain, and it goes on for ever as far as anybody can tell. */
const MANY = 100

/**
 * `stoppedAt`: us, when the process was killed. `unseenCpu`: us of processor time that it used after its last row; null
 * where no one has measured it. null: not known.
 */
export function standingOf(
  live: Live,
  stoppedAt: number,
  unseenCpu: number | null,
): Standing | null {
  if (!live.begun || live.ended) return null
  if (live.truncatedAt !== null) return cutStanding(live)
  const silent = stoppedAt - live.lastAt
  const innermost = live.open.at(-1)
  if (innermost !== undefined) {
    const { at: from, seenLine } = innermost
    // A short one is any of many, and what goes on is what they are all part of: the machine may have held it up.
    const long = busiestOf(live) === null ? Math.min(stoppedAt / 5, LONG_US) : LONG_US
    if (stoppedAt - from > long) return { type: 'running', who: nameOf(innermost), from, seenLine }
  }
  const long = stoppedAt - live.loopAt > stoppedAt / 5
  if (long && isDrained(live) && silent < stoppedAt / 5) return draining(live)
  if (innermost === undefined && unseenCpu !== null && silent > QUIET_US && unseenCpu > silent / 2)
    return { type: 'unseen', from: live.lastAt }
  const asleep = silent > QUIET_US && innermost === undefined && !isDue(live, stoppedAt)
  if (asleep) return { type: 'idle', from: live.lastAt, keepers: keepersOf(live) }
  if (live.turns === 0) return null
  const busiest = busiestOf(live)
  // The next of what is called again and again says nothing new.
  const keepers = keepersOf(live).filter(
    ({ how, every, line }) => how !== 'due' || every !== null || line !== busiest?.line,
  )
  return { type: 'turning', turns: live.turns, busiest, keepers }
}

/** With an immediate, or a timer that is due, the loop does not sleep: the machine has not let the process run. */
function isDue({ things }: Live, stoppedAt: number): boolean {
  for (const { resource, hold, dueAt } of things.values()) {
    if (resource === 'Immediate' && hold !== 'unref') return true
    if (resource === 'Timeout' && dueAt !== null && dueAt + WAKES_IN_US < stoppedAt) return true
  }
  return false
}

function isDrained({ nextTicks, microtasks }: Live): boolean {
  return nextTicks + microtasks >= MANY
}

function queueOf({ nextTicks, microtasks }: Live): 'nextTick' | 'microtask' {
  return nextTicks >= microtasks ? 'nextTick' : 'microtask'
}

function draining(live: Live): Standing {
  return {
    type: 'draining',
    queue: queueOf(live),
    from: live.loopAt,
    count: Math.max(live.nextTicks, live.microtasks),
    line: live.drained?.line ?? null,
  }
}

function cutStanding(live: Live): Standing | null {
  const { pastCap, truncatedAt } = live
  if (pastCap === null || truncatedAt === null) return null
  const { at: seenAt, turns, nextTicks, microtasks, site } = pastCap
  return {
    type: 'cut',
    at: truncatedAt,
    seenAt,
    turns,
    nextTicks,
    microtasks,
    line: site === null ? null : (live.places[site]?.line ?? null),
    queue: turns === 0 && isDrained(live) ? queueOf(live) : null,
  }
}

function busiestOf({ calls, called }: Live) {
  if (called === null || (called.resource !== 'Timeout' && called.resource !== 'Immediate'))
    return null
  const found = calls.get(`${called.resource} ${called.line}`)
  if (found === undefined || found.line === null || found.count < MANY / 10) return null
  const { line, count } = found
  const api = called.resource === 'Immediate' ? 'setImmediate' : (called.api ?? 'setTimeout')
  return { api, line, count }
}
