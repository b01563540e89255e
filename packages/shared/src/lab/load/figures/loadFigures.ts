import type { LoadEventOf } from '../loadEvents.ts'
import type { LoadPart } from '../loadMoment.ts'
import { decodeHistogram } from './decodeHistogram.ts'
import { correctedHistogram, type Histogram, NO_HISTOGRAM } from './histogram.ts'
import { median } from './median.ts'

/** What one part comes to. Rates are per second; `cpu` is us of processor time per answer, null: not told. */
export type LoadFigures = {
  readonly rate: number
  readonly responses: number
  readonly non2xx: number
  /** Errors of connections and time limits; requests lost without one are beside them. */
  readonly errors: number
  readonly lost: number
  readonly bytesPerSecond: number
  readonly bytesPerResponse: number
  readonly cpu: Readonly<Record<'client' | 'proxy' | 'server', number | null>>
}

/** The figures of a part that is over, or of its windows so far. */
export function loadFigures({ samples, done }: LoadPart): LoadFigures {
  const counted = samples.filter(({ warmup }) => !warmup)
  const us = done?.us ?? (counted.at(-1)?.to ?? 0) - (counted[0]?.from ?? 0)
  const responses = done?.responses ?? sum(counted.map((sample) => sample.responses))
  const bytes = done?.bytes ?? sum(counted.map((sample) => sample.bytes))
  const statuses = done ? [done.statuses] : counted.map((sample) => sample.statuses)
  const errors = done
    ? sum(done.errors.map(({ count }) => count))
    : sum(counted.flatMap((sample) => Object.values(sample.errors)))
  const perSecond = (count: number) => (us === 0 ? 0 : (count * 1e6) / us)
  return {
    ...{ rate: perSecond(responses), responses, errors, lost: done?.lost ?? 0 },
    non2xx: sum(statuses.map(countNon2xx)),
    bytesPerSecond: perSecond(bytes),
    bytesPerResponse: responses === 0 ? 0 : bytes / responses,
    cpu: {
      client: cpuPerResponse(done, 'client'),
      proxy: cpuPerResponse(done, 'proxy'),
      server: cpuPerResponse(done, 'server'),
    },
  }
}

/** Requests that waited for their answer when the time of a part was over; 0 while it runs, and of one whose generator was killed. */
export function underWay({ done }: Pick<LoadPart, 'done'>): number {
  if (done === null || done.histogram === null) return 0
  const failed = sum(done.errors.map(({ count }) => count))
  return Math.max(0, done.sent - done.responses - failed - done.lost)
}

/** Answers whose status is not 2xx. */
export function countNon2xx(statuses: Readonly<Record<string, number>>): number {
  return sum(
    Object.entries(statuses).map(([status, count]) => (/^2\d\d$/.test(status) ? 0 : count)),
  )
}

function cpuPerResponse(
  done: LoadEventOf<'loadDone'> | null,
  role: 'client' | 'proxy' | 'server',
): number | null {
  const of = done?.cpu.filter((one) => one.role === role) ?? []
  if (done === null || of.length === 0 || done.responses === 0) return null
  if (of.some(({ us }) => us === null)) return null
  return sum(of.map(({ us }) => us ?? 0)) / done.responses
}

const decoded = new WeakMap<LoadEventOf<'loadDone'>, Histogram>()

/** All latencies of a part that is over; empty of one that is not, or whose generator was killed. */
export function loadHistogram({ done }: LoadPart): Histogram {
  if (done === null || done.histogram === null) return NO_HISTOGRAM
  const known = decoded.get(done) ?? decodeHistogram(done.histogram)
  decoded.set(done, known)
  return known
}

/**
 * How often each connection of a closed loop asks while nothing is in its way, us: connections over the rate of the middle
 * window. Of the whole run's mean, a stall would be part of its own measure. 0: nothing was answered.
 */
export function expectedInterval({ started, samples }: LoadPart): number {
  const rates = samples
    .filter(({ warmup, from, to }) => !warmup && to > from)
    .map(({ responses, from, to }) => responses / (to - from))
  const rate = median(rates)
  return rate === 0 ? 0 : (started.connections * started.pipelining) / rate
}

/** What a part's latencies would be had its connections gone on asking while an answer was late. */
export function correctedLoad(part: LoadPart): Histogram {
  return correctedHistogram(loadHistogram(part), expectedInterval(part))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
