import type { Runtime } from '../sandbox/process/runtime.ts'
import type { MissingRuntime } from '../sandbox/process/runtimes.ts'

/** Why `--node wanted` cannot be had, and what can. */
export function unknownVersion(
  wanted: string,
  installed: readonly Runtime[],
  missing: readonly MissingRuntime[],
): string {
  const line = wanted.split('.')[0]
  const absent = missing.find(({ major }) => String(major) === line)
  const sibling = installed.find(({ major }) => String(major) === line)
  const why =
    absent !== undefined
      ? ` ${absent.reason}.`
      : sibling !== undefined
        ? ` Of that line there is ${sibling.version}.`
        : ''
  const majors = installed.map(({ major }) => major).join(', ')
  return `Node "${wanted}" cannot be used.${why} Installed: ${majors || 'none: npm run runtimes -- add 24'}.`
}
