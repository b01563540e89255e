import { binding, nodeMajor } from '../internals.ts'

type PerformanceBinding = {
  now?: () => number
  loopIdleTime?: () => number
  uvMetricsInfo?: () => number[] | undefined
  uvMetricsBuffer?: Float64Array
}
type TimersBinding = { getLibuvNow: () => number }

const performanceBinding = nodeMajor < 12 ? {} : binding<PerformanceBinding>('performance')
const { hrtime } = process
let origin = 0

/** us since `startClock`, from uv_hrtime. */
export const now: () => number =
  performanceBinding.now === undefined
    ? () => {
        const time = hrtime()
        return time[0] * 1e6 + time[1] / 1e3 - origin
      }
    : () => (performanceBinding as { now: () => number }).now() * 1e3 - origin

/** us that the loop has slept in poll since the process began (uv_metrics_idle_time), or -1. */
export const idleTime: () => number =
  performanceBinding.loopIdleTime === undefined
    ? () => -1
    : () => (performanceBinding as { loopIdleTime: () => number }).loopIdleTime() * 1e3

/** The loop's counters (uv_metrics_info) as of the last `readCounters`; -1 where Node has none. */
export const counters = { loopCount: -1, events: -1 }

export const readCounters: () => void = chooseCounters()

function chooseCounters(): () => void {
  const { uvMetricsInfo, uvMetricsBuffer } = performanceBinding
  if (uvMetricsInfo === undefined) return () => undefined
  if (uvMetricsBuffer !== undefined)
    return () => {
      uvMetricsInfo()
      counters.loopCount = uvMetricsBuffer[0] as number
      counters.events = uvMetricsBuffer[1] as number
    }
  return () => {
    const info = uvMetricsInfo() as number[]
    counters.loopCount = info[0] as number
    counters.events = info[1] as number
  }
}

/**
 * The loop's idea of now, us on the recording's clock. Node's `insert` of a timer calls the same function, which
 * updates libuv's cached time (Environment::GetNowUint64), so that calling it just before changes nothing.
 */
export function loopNow(): number {
  return loopClock()
}

let loopClock: () => number = now

/**
 * Sets the origin to this moment and measures how libuv's millisecond clock lies against it. The moment on the system's
 * monotonic clock, whole us.
 */
export function startClock(): number {
  const [seconds, nanoseconds] = hrtime()
  origin = 0
  origin = now()
  findLoopClock()
  return seconds * 1e6 + Math.floor(nanoseconds / 1e3)
}

function findLoopClock(): void {
  const timers = nodeMajor < 12 ? undefined : binding<Partial<TimersBinding>>('timers')
  if (timers?.getLibuvNow === undefined) return
  const bound = timers as TimersBinding
  // uv_now is floor(uv_hrtime / 1e6) less a whole number of ms; read hrtime on both sides to be sure of the ms.
  for (let tries = 0; tries < 20; tries++) {
    const before = hrtime()
    const at = now()
    const loopMs = bound.getLibuvNow()
    const after = hrtime()
    const ms = before[0] * 1e3 + Math.floor(before[1] / 1e6)
    if (ms !== after[0] * 1e3 + Math.floor(after[1] / 1e6)) continue
    const offset = at - (before[1] % 1e6) / 1e3 - loopMs * 1e3
    loopClock = () => bound.getLibuvNow() * 1e3 + offset
    return
  }
}
