import type { Sandbox } from './sandbox.ts'
import type { WallTools } from './walls/bubblewrap.ts'
import { findExecutable } from './walls/findExecutable.ts'
import { seccompFilter } from './walls/seccomp.ts'

const TOOLS = ['bwrap', 'prlimit'] as const
/** What a machine needs for a sandbox. */
export const HOW_TO =
  'It needs Linux with user namespaces and bubblewrap (Debian, Ubuntu: apt install bubblewrap; on Ubuntu 24.04 and later also allow user namespaces for bwrap in AppArmor).'

/** The walls that a sandbox opened here would have, by what is installed; only opening it tells whether they hold. */
export function likelyKind(): Sandbox['kind'] {
  return missingPart() === null ? 'bubblewrap' : 'none'
}

/** A sentence that says what a sandbox would need and this machine does not have. */
export function missingPart(): string | null {
  if (process.platform !== 'linux') return `There is no sandbox on ${process.platform}. ${HOW_TO}`
  if (seccompFilter(process.arch) === null)
    return `There is no system call filter for ${process.arch}.`
  const missing = TOOLS.find((tool) => findExecutable(tool) === null)
  return missing === undefined ? null : `${missing} is not installed. ${HOW_TO}`
}

/** The programs that walls are made of. */
export function findTools(): WallTools {
  return { bwrap: findExecutable('bwrap') ?? '', prlimit: findExecutable('prlimit') ?? '' }
}
