import { TRACE_VERSION } from '../runEvent.ts'
import { type TraceEvent, traceEventSchema } from '../traceEvent.ts'
import { MIGRATIONS, type Migration } from './migrations.ts'

/** Reads the lines of one recording, in order. */
export type TraceReader = {
  /** null: it is no event of the recording's version. */
  readonly read: (line: string) => TraceEvent | null
  /** The recording's version where it is above the one that is read here: it must not be guessed at. */
  readonly newerVersion: () => number | null
}

/**
 * A reader of recordings of every version there has been. The header, which comes first, says the version; without one
 * the lines are taken for today's. `migrations` and `current` are parameters for tests.
 */
export function createTraceReader(
  migrations: Readonly<Record<number, Migration>> = MIGRATIONS,
  current: number = TRACE_VERSION,
): TraceReader {
  let version = current
  return {
    read(line) {
      let value = parsed(line)
      if (value?.['type'] === 'run' && isVersion(value['v'])) version = value['v']
      for (let step = version; step < current && value !== null; step++)
        value = migrations[step]?.(value) ?? null
      const event = traceEventSchema.safeParse(value)
      return event.success ? event.data : null
    },
    newerVersion: () => (version > current ? version : null),
  }
}

/** What is said of a recording that is newer than this program. */
export function newerSentence(version: number): string {
  return `This recording has format ${version}, and this Loopscope reads formats up to ${TRACE_VERSION}: update Loopscope to open it.`
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch (_cutOff) {
    return null
  }
}

function isVersion(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0
}
