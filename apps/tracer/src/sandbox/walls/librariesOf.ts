import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Runtime } from '../process/runtime.ts'

/** glibc loads these when a name is looked up; from 2.34 on they are part of libc itself. */
const LOADED_LATER = ['libnss_files.so.2', 'libnss_dns.so.2', 'libresolv.so.2']

/** Shared libraries of an executable as the dynamic loader finds them, and the loader itself. */
export async function librariesOf({ path }: Runtime): Promise<string[]> {
  const { stdout } = await promisify(execFile)(path, [], {
    env: { LD_TRACE_LOADED_OBJECTS: '1' },
    timeout: 10_000,
  })
  const found = stdout.split('\n').flatMap((line) => /(?:=> )?(\/\S+) \(0x/.exec(line)?.[1] ?? [])
  const libc = found.find((library) => basename(library).startsWith('libc.so'))
  const later = libc === undefined ? [] : LOADED_LATER.map((name) => join(dirname(libc), name))
  return [...found, ...(await existing(later))]
}

async function existing(paths: readonly string[]): Promise<string[]> {
  const checked = await Promise.all(
    paths.map((path) =>
      access(path, constants.R_OK).then(
        () => [path],
        () => [],
      ),
    ),
  )
  return checked.flat()
}
