import type { Runtime } from '../sandbox/runtime.ts'
import { findRuntimes } from '../sandbox/runtimes.ts'

/**
 * The Node versions that a long test runs on: `few` of the installed ones in `npm test`, every one with
 * LOOPSCOPE_WHOLE=1 in the environment.
 */
export function testedRuntimes(few: readonly number[]): Runtime[] {
  const whole = process.env['LOOPSCOPE_WHOLE'] === '1'
  return findRuntimes().filter(({ major }) => whole || few.includes(major))
}
