import type { Runtime } from '../../sandbox/process/runtime.ts'
import { Refusal } from '../bodies/refusal.ts'

/** The runtime for "24" or "24.21.0". Throws a Refusal that lists what there is. */
export function chooseRuntime(runtimes: readonly Runtime[], wanted: string): Runtime {
  const found = runtimes.find(
    (runtime) => String(runtime.major) === wanted || runtime.version === wanted,
  )
  if (found !== undefined) return found
  const installed = runtimes.map((runtime) => runtime.major).join(', ')
  throw new Refusal(
    400,
    'unknown_version',
    `Node "${wanted.slice(0, 40)}" is not installed here. Installed: ${installed}.`,
  )
}
