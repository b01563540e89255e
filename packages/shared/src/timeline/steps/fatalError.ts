import { nodeMajor } from '../nodeVersion.ts'
import { rememberByTimeline } from '../rememberByTimeline.ts'
import type { ErrorMoment, Timeline } from '../timeline.ts'

/**
 * The error that ended the process; null where none did. Before Node 15 an unhandled rejection is only warned of, but for
 * that of the main module.
 */
export function fatalErrorOf(timeline: Timeline): ErrorMoment | null {
  return fatal(timeline).error
}

const fatal = rememberByTimeline((timeline) => {
  const rejectionsEnd = (nodeMajor(timeline) ?? 0) >= 15
  const last = lastCallbackStep(timeline)
  for (let i = timeline.errors.length - 1; i >= 0; i--) {
    const error = timeline.errors[i]
    if (error === undefined || error.step < last) break
    const ends =
      error.kind === 'uncaughtException' ||
      (error.kind === 'unhandledRejection' && (rejectionsEnd || error.isMainModules))
    if (ends && !error.handled) return { error }
  }
  return { error: null }
})

/** After a fatal error nothing but exit handlers runs. */
function lastCallbackStep(timeline: Timeline): number {
  for (let i = timeline.steps.length - 1; i >= 0; i--) {
    const step = timeline.steps[i]
    if (step?.type !== 'run') continue
    if (timeline.callbacks[step.callback ?? -1]?.kind !== 'exit') return i
  }
  return 0
}
