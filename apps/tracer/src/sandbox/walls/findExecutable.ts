import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

/** Absolute path of a program, looked for in PATH and where systems keep theirs; null where it is not. */
export function findExecutable(name: string, path = process.env['PATH'] ?? ''): string | null {
  for (const folder of [...path.split(':'), '/usr/bin', '/bin', '/usr/sbin', '/usr/local/bin']) {
    if (!folder.startsWith('/')) continue
    const candidate = join(folder, name)
    try {
      accessSync(candidate, constants.X_OK)
      return candidate
    } catch (_notThere) {
      // The next folder may have it.
    }
  }
  return null
}
