import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startTestService } from '../src/testing/startTestService.ts'

const SERVICE = fileURLToPath(new URL('openService.ts', import.meta.url))
const isPossible = process.platform === 'linux' && process.getuid?.() === 0

/** In a container the service has a number that a process in the sandbox has as well. */
const openAsFirst = async (): Promise<unknown> => {
  const { stdout } = await promisify(execFile)('unshare', [
    ...['--pid', '--fork', '--kill-child', '--mount-proc', process.execPath, SERVICE],
  ])
  return JSON.parse(stdout)
}

test.skipIf(!isPossible)(
  'the walls are seen to hold by a service that is the first process',
  async () => {
    expect(await openAsFirst()).toEqual({ kind: 'bubblewrap', reason: null })
  },
)

test.skipIf(!isPossible)(
  'a service in another container, which does not see our pids, removes nothing of ours',
  async () => {
    const service = await startTestService([24])
    const run = async () => {
      const source = 'setTimeout(() => console.log(1), 300)'
      const response = await service.post('/api/runs', { source })
      const [outcome] = (await response.text()).trimEnd().split('\n').slice(-1)
      return JSON.parse(outcome ?? '').outcome?.type
    }
    const four = () => Promise.all([run(), run(), run(), run()])
    const ended = ['finished', 'finished', 'finished', 'finished']
    // Afterwards these slots stand empty.
    expect(await four()).toEqual(ended)
    await openAsFirst()
    expect(await four()).toEqual(ended)
    await service.close()
  },
)
