import { type Hold, keeperBetween } from '../fold/loopHolds.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import { operationById } from '../steps/runStep.ts'
import type { Callback, Timeline } from '../timeline.ts'

/**
 * `mostUs`: so long at most its event can have waited, us. `isCertain`: that it was ready when the loop came to Poll; else
 * it may have come during this stay in Poll.
 */
export type IoLateness = {
  readonly hold: Hold
  readonly mostUs: number
  readonly isCertain: boolean
}

/** Shorter stretches are the loop's own ways, us. */
const HELD_US = 5000
/** A Poll that slept less than this found what it reports at once, us. */
const ASLEEP_US = 50

/**
 * Whether what a callback of Poll reports may have waited behind a callback that held the loop. When it became ready
 * no one records; but where Poll did not sleep (`idle` of libuv's metrics), it was ready before, and since the loop
 * last came to Poll, or the operation began, no one has looked. null: it did not, or Node does not tell whether Poll slept.
 */
export function ioLateness(timeline: Timeline, callback: Callback): IoLateness | null {
  // Its own: the user's call that it serves may have many, a server's listen all of its connections.
  const operation = timeline.operations[operationById(timeline, callback.asyncId) ?? -1]
  const visit = timeline.visits[callback.visit]
  if (operation === undefined || visit === undefined) return null
  if (callback.kind !== 'macrotask' || callback.phase !== 'poll') return null
  const idle = idleByTick(timeline).get(callback.tick)
  if (idle === undefined) return null
  const isCertain = idle < ASLEEP_US
  const first = SERVERS.has(operation.resource) ? firstInRow(timeline, callback) : callback
  const looked = isCertain ? lastPollBefore(timeline, first.visit) : visit.startAt
  const earlier = earlierOfSame(timeline)[first.index] ?? -1
  const began = timeline.callbacks[earlier]?.startAt ?? operation.scheduledAt
  const from = Math.max(looked, began)
  const hold = keeperBetween(timeline, from, callback.startAt)
  if (hold === null) return null
  const mostUs = hold.to - Math.max(hold.from, from)
  return mostUs < HELD_US
    ? null
    : { hold, mostUs, isCertain: isCertain && hold.to <= visit.startAt }
}

const SERVERS = new Set(['TCPSERVERWRAP', 'PIPESERVERWRAP'])

/**
 * A server may take one connection per turn (uv__server_io) while others wait: how long, is bounded by the last turn in which it
 * took none. So of turns in a row the first one counts.
 */
function firstInRow(timeline: Timeline, callback: Callback): Callback {
  let first = callback
  for (;;) {
    const earlier = timeline.callbacks[earlierOfSame(timeline)[first.index] ?? -1]
    if (earlier === undefined || earlier.tick < first.tick - 1) return first
    first = earlier
  }
}

/** Of each callback the one before it with the same asyncId; -1: it is the first. */
const earlierOfSame = rememberByTimeline(({ callbacks }) => {
  const last = new Map<number, number>()
  return Int32Array.from(callbacks, ({ asyncId, index }) => {
    const earlier = last.get(asyncId) ?? -1
    last.set(asyncId, index)
    return earlier
  })
})

/** us asleep by turn, where Node tells. */
const idleByTick = rememberByTimeline(
  ({ ticks }) =>
    new Map(ticks.flatMap(({ tick, idle }) => (idle === null ? [] : [[tick, idle] as const]))),
)

/**
 * us: when the loop last asked for events before this stay, in Poll; 0: it had not. It asks once, as Poll begins (uv__io_poll): what comes
 * while it calls back waits for the next turn.
 */
function lastPollBefore({ visits }: Timeline, visit: number): number {
  for (let i = visit - 1; i >= 0; i--) {
    const before = visits[i]
    if (before?.phase === 'poll') return before.startAt
    if (before?.phase !== 'check' || before.tick >= (visits[visit]?.tick ?? 0)) continue
    const poll = visits[i - 1]
    return poll?.phase === 'poll' && poll.tick === before.tick ? poll.startAt : before.startAt
  }
  return 0
}
