import type { Runtime } from '../sandbox/runtime.ts'
import { findRuntimes } from '../sandbox/runtimes.ts'
import { WHOLE } from './whole.ts'

/**
 * The Node versions that a long test runs on: `few` of the installed ones in `npm test`, every one in
 * the whole form.
 */
export function testedRuntimes(few: readonly number[]): Runtime[] {
  return findRuntimes().filter(({ major }) => WHOLE || few.includes(major))
}

/**
 * Of many programs those that a long test runs on one of its versions: in `npm test` every second one, by turns with the
 * version beside it, so that each program runs; all of them in the whole form.
 */
export function inTurns<T>(
  programs: readonly T[],
  runtime: Runtime,
  runtimes: readonly Runtime[],
): T[] {
  const turn = runtimes.indexOf(runtime)
  return programs.filter((_, i) => WHOLE || (i + turn) % 2 === 0)
}
