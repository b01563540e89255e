import type { ErrorMoment, Timeline } from '../timeline.ts'

/** Node's exit code where what takes an uncaught error throws itself (kExceptionInFatalExceptionHandler). */
const THREW_IN_HANDLER = 7

/** The error whose handler threw another, which ended the process; null where none did. */
export function failedHandlerOf({ outcome, errors, truncated }: Timeline): ErrorMoment | null {
  const last = errors.at(-1)
  if (truncated || outcome?.type !== 'threw' || outcome.exitCode !== THREW_IN_HANDLER) return null
  return last?.handled === true && last.kind !== 'rejectionHandled' ? last : null
}
