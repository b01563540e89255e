import { nodeMajor } from '../nodeVersion.ts'
import type { ErrorMoment, Timeline } from '../timeline.ts'

/**
 * What the listener of the process is called that handled an error. A rejection that no unhandledRejection listener hears goes on
 * as an uncaught exception since Node 15 (lib/internal/process/promises.js), and a recording does not tell which of them was
 * there; that of the main module's own promise always does.
 */
export function listenerOf(timeline: Timeline, { kind, isMainModules }: ErrorMoment): string {
  if (kind === 'uncaughtException' || isMainModules) return 'an uncaughtException listener'
  return (nodeMajor(timeline) ?? 15) < 15
    ? 'an unhandledRejection listener'
    : 'an unhandledRejection or uncaughtException listener'
}
