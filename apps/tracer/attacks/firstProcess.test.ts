import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const SERVICE = fileURLToPath(new URL('openService.ts', import.meta.url))
const isPossible = process.platform === 'linux' && process.getuid?.() === 0

/** In a container the service has a number that a process in the sandbox has as well. */
test.skipIf(!isPossible)(
  'the walls are seen to hold by a service that is the first process',
  async () => {
    const { stdout } = await promisify(execFile)('unshare', [
      ...['--pid', '--fork', '--kill-child', '--mount-proc', process.execPath, SERVICE],
    ])
    expect(JSON.parse(stdout)).toEqual({ kind: 'bubblewrap', reason: null })
  },
)
