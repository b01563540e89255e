import { readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endWaiting } from '../process/endWaiting.ts'
import { isAlive } from '../process/isAlive.ts'
import { pidNamespace } from '../process/pidNamespace.ts'

/** What `mkdtemp` takes for a folder that tells whose it is: the process that makes it, and its pid namespace. */
export function ownFolder(kind: string): string {
  return join(tmpdir(), `${prefix(kind)}${process.pid}-`)
}

/** Removes the folders of this kind whose processes were killed before they could, and what bubblewrap still starts there. */
export async function removeAbandoned(kind: string): Promise<void> {
  const start = prefix(kind)
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(start)) continue
    const path = join(tmpdir(), name)
    const owner = await stat(path).catch(() => null)
    const pid = Number.parseInt(name.slice(start.length), 10)
    if (owner?.uid !== process.getuid?.() || isAlive(pid)) continue
    endWaiting(path)
    await rm(path, { recursive: true, force: true })
  }
}

/** Containers may share a /tmp. */
function prefix(kind: string): string {
  return `${kind}-${pidNamespace()}-`
}
