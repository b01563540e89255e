import { poolJobs } from '../timeline/moments/poolJobs.ts'
import { sleepsOf } from '../timeline/phases/sleeps.ts'
import type { Callback, Operation, Timeline } from '../timeline/timeline.ts'

/** One event of the Trace Event Format, which chrome://tracing and ui.perfetto.dev read. Times in us. */
export type ChromeEvent = {
  readonly ph: 'M' | 'X' | 's' | 'f' | 'i'
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts?: number
  readonly dur?: number
  readonly cat?: string
  readonly id?: number
  /** 'e': a flow ends in the slice that encloses it, not in the next one. */
  readonly bp?: 'e'
  /** Of an instant: within its track. */
  readonly s?: 't'
  readonly args?: Readonly<Record<string, unknown>>
}

export type ChromeTrace = {
  readonly traceEvents: readonly ChromeEvent[]
  readonly displayTimeUnit: 'ms'
  readonly otherData: Readonly<Record<string, string>>
}

const PID = 1
/** The tracks, in the order in which they are drawn. */
const TRACKS = [
  'main',
  'timers',
  'pending',
  'poll',
  'check',
  'close',
  'nextTick',
  'microtask',
  'exit',
] as const
const NAMES: Readonly<Record<string, string>> = {
  main: 'main',
  timers: 'Timers',
  pending: 'Pending',
  poll: 'Poll',
  check: 'Check',
  close: 'Close',
  nextTick: 'nextTick queue',
  microtask: 'Microtask queue',
  exit: 'exit',
}

/**
 * A recording as a Chrome trace: a track per phase and queue, a slice per callback of the user's, a flow from where something was
 * scheduled to each time it ran, and an instant per line of output. Beside them the turns of the loop, its sleeps, and what was with
 * the thread pool, one slice per call.
 */
export function chromeTrace(timeline: Timeline): ChromeTrace {
  const node = timeline.run?.node ?? 'unknown'
  return {
    traceEvents: [
      meta('process_name', 0, { name: `Node ${node}` }),
      ...TRACKS.flatMap((track, i) => [
        meta('thread_name', i + 1, { name: NAMES[track] ?? track }),
        meta('thread_sort_index', i + 1, { sort_index: i }),
      ]),
      ...timeline.callbacks
        .filter(({ internal }) => !internal)
        .map((callback) => slice(timeline, callback)),
      ...besides(timeline),
      ...timeline.operations.flatMap((operation) => flows(timeline, operation)),
      ...timeline.outputs.map(({ stream, text, at, callback, line, elsewhere }) => ({
        ph: 'i' as const,
        name: text.replace(/\n$/, ''),
        cat: stream,
        pid: PID,
        tid: trackOf(timeline.callbacks[callback ?? -1]),
        ts: at,
        s: 't' as const,
        args: { line, ...inOtherFile(elsewhere) },
      })),
    ],
    displayTimeUnit: 'ms',
    otherData: { node, libuv: timeline.run?.libuv ?? 'unknown', recorder: 'Loopscope' },
  }
}

function meta(name: string, tid: number, args: Record<string, unknown>): ChromeEvent {
  return { ph: 'M', name, pid: PID, tid, args }
}

function slice(timeline: Timeline, callback: Callback): ChromeEvent {
  const { label, startAt, endAt, phase, queue, tick, evidence, line, elsewhere, asyncId } = callback
  return {
    ph: 'X',
    name: label,
    cat: queue ?? phase,
    pid: PID,
    tid: trackOf(callback),
    ts: startAt,
    dur: duration(startAt, endAt ?? timeline.lastAt),
    args: { phase, queue, tick, evidence, line, ...inOtherFile(elsewhere), asyncId },
  }
}

const TURNS = TRACKS.length + 1
const SLEEPS = TURNS + 1
const POOL = SLEEPS + 1

/** What no phase shows: when turns began and ended, when the loop slept, and what threads had to do. */
function besides(timeline: Timeline): ChromeEvent[] {
  const piece = (tid: number, name: string, from: number, to: number): ChromeEvent => ({
    ...{ ph: 'X', name, pid: PID, tid, ts: from, dur: duration(from, to) },
  })
  const tracks = new Map([
    [TURNS, 'Turns'],
    [SLEEPS, 'Asleep in Poll'],
  ])
  const turns = timeline.ticks
    .filter(({ tick }) => tick > 0)
    .map(({ tick, startAt, endAt }) => piece(TURNS, `turn ${tick}`, startAt, endAt))
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

/** "dep.js:4", where it is known. */
function inOtherFile(elsewhere: string | null): { place?: string } {
  return elsewhere === null ? {} : { place: elsewhere }
}

/** From the call that scheduled it, which lies in a slice, to the beginning of each of its callbacks. */
function flows({ callbacks }: Timeline, operation: Operation): ChromeEvent[] {
  const from = callbacks[operation.scheduledBy ?? -1]
  if (from === undefined || from.internal) return []
  return operation.runs.flatMap((index) => {
    const to = callbacks[index]
    if (to === undefined || to.internal || to.startAt < operation.scheduledAt) return []
    const common = { name: operation.label, cat: 'schedule', id: index, pid: PID }
    return [
      { ph: 's' as const, ...common, tid: trackOf(from), ts: operation.scheduledAt },
      { ph: 'f' as const, bp: 'e' as const, ...common, tid: trackOf(to), ts: to.startAt },
    ]
  })
}

function trackOf(callback: Callback | undefined): number {
  const track = callback === undefined ? 'main' : (callback.queue ?? callback.phase)
  return TRACKS.indexOf(track) + 1
}

/** A tenth of a us at least: a slice of no length is none. */
function duration(from: number, to: number): number {
  return Math.max(0.1, Math.round((to - from) * 10) / 10)
}
