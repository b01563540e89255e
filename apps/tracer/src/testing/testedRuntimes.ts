import type { Runtime } from '../sandbox/process/runtime.ts'
import { findRuntimes } from '../sandbox/process/runtimes.ts'
import { WHOLE } from './whole.ts'

/**
 * The Node versions that a long test runs on: `few` of the installed ones in `npm test`, every one in
 * the whole form.
 */
export function testedRuntimes(few: readonly number[]): Runtime[] {
  return findRuntimes().filter(({ major }) => WHOLE || few.includes(major))
}

/**
 * Of many programs those that a long test runs on one of its versions: in `npm test` each program on one of them, by turns; all of
 * them in the whole form.
 */
export function inTurns<T>(
  programs: readonly T[],
  runtime: Runtime,
  runtimes: readonly Runtime[],
): T[] {
  return programs.filter((_, i) => hasTurn(i, runtime, runtimes))
}

/** The same for one program, the `i`-th of many, of which only some versions, `able`, can be asked. */
export function hasTurn(i: number, runtime: Runtime, able: readonly Runtime[]): boolean {
  return WHOLE || i % able.length === able.indexOf(runtime)
}
