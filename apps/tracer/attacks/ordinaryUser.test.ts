import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { leftoverProcesses } from './leftovers.ts'

const SERVICE = fileURLToPath(new URL('ordinaryService.ts', import.meta.url))
const NOBODY = 65_534

/** As root: somebody else, if others can read this folder. As an ordinary user: that very user. */
function whoCanRun(): { uid: number; gid: number } | Record<string, never> | null {
  if (process.getuid?.() !== 0) return {}
  for (let folder = dirname(SERVICE); folder !== dirname(folder); folder = dirname(folder))
    if ((statSync(folder).mode & 0o005) !== 0o005) return null
  return { uid: NOBODY, gid: NOBODY }
}

const user = whoCanRun()

test.skipIf(user === null)('the walls hold without root as well', async () => {
  const running = promisify(execFile)(process.execPath, [SERVICE], {
    ...user,
    env: { HOME: '/tmp' },
  })
  const owner = running.child.pid ?? 0
  const { stdout } = await running
  expect(JSON.parse(stdout)).toEqual([
    ...['bubblewrap', ''],
    ...['1000 1000', 'finished'],
    ...['EROFS', 'finished'],
    // No cgroup to bound it: the limit on data makes the allocation fail, or the process.
    expect.stringMatching(/^(threw|outOfMemory)$/),
  ])
  expect(await leftoverProcesses(owner)).toEqual([])
})
