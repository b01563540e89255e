import type { Callback, Operation, Timeline } from '../timeline/timeline.ts'
import { besides } from './besides.ts'
import { type ChromeEvent, duration, meta, PID, TRACKS } from './chromeEvent.ts'

export type ChromeTrace = {
  readonly traceEvents: readonly ChromeEvent[]
  readonly displayTimeUnit: 'ms'
  readonly otherData: Readonly<Record<string, string>>
}

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
