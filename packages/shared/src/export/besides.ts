import { poolJobs } from '../timeline/moments/poolJobs.ts'
import { sleepsOf } from '../timeline/phases/sleeps.ts'
import { turnStartsOf } from '../timeline/phases/turnSleeps.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { type ChromeEvent, duration, meta, PID, TRACKS } from './chromeEvent.ts'

const TURNS = TRACKS.length + 1

const SLEEPS = TURNS + 1

const POOL = SLEEPS + 1

/** What no phase shows: when turns began and ended, when the loop slept, and what threads had to do. */
export function besides(timeline: Timeline): ChromeEvent[] {
  const piece = (tid: number, name: string, from: number, to: number): ChromeEvent => ({
    ...{ ph: 'X', name, pid: PID, tid, ts: from, dur: duration(from, to) },
  })
  const tracks = new Map([
    [TURNS, 'Turns'],
    [SLEEPS, 'Asleep in Poll'],
  ])
  const starts = turnStartsOf(timeline)
  const turns = timeline.ticks
    .filter(({ tick }) => tick > 0)
    .map(({ tick, startAt, endAt }, i, all) => {
      const next = starts.get(all[i + 1]?.tick ?? -1) ?? endAt
      return piece(TURNS, `turn ${tick}`, starts.get(tick) ?? startAt, Math.min(endAt, next))
    })
  const sleeps = sleepsOf(timeline).map(({ startAt, duration: us }) =>
    piece(SLEEPS, 'asleep', startAt, startAt + us),
  )
  const pool = poolCalls(timeline).map(({ lane, label, from, to }) => {
    tracks.set(POOL + lane, `Thread pool, call ${lane + 1}`)
    return piece(POOL + lane, label, from, to)
  })
  const named = [...tracks].flatMap(([tid, name]) => [
    meta('thread_name', tid, { name }),
    meta('thread_sort_index', tid, { sort_index: tid }),
  ])
  return [...named, ...turns, ...sleeps, ...pool]
}

/**
 * Each call that had work with the thread pool, from its first job to its last: a readFile is one, whose four jobs follow each other.
 * Calls that overlap lie on different lanes; which thread did the work no one says.
 */
function poolCalls(timeline: Timeline) {
  const calls = new Map<number, { label: string; from: number; to: number }>()
  for (const { serves, from, to } of poolJobs(timeline)) {
    const end = Math.min(to, timeline.lastAt)
    const call = calls.get(serves)
    const label = timeline.operations[serves]?.label ?? 'job'
    calls.set(serves, {
      label,
      from: Math.min(call?.from ?? from, from),
      to: Math.max(call?.to ?? end, end),
    })
  }
  const busyUntil: number[] = []
  return [...calls.values()]
    .sort((a, b) => a.from - b.from)
    .map((call) => {
      const free = busyUntil.findIndex((until) => until <= call.from)
      const lane = free === -1 ? busyUntil.length : free
      busyUntil[lane] = Math.max(call.to, call.from + 0.1)
      return { ...call, lane }
    })
}
