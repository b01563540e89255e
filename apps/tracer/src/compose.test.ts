import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compose } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import { findRuntimes } from './sandbox/process/runtimes.ts'

const runtimes = findRuntimes().filter(({ major }) => major === 24)
const given = { runtimes, missing: [], pageFolder: '/nowhere', selfTest: 'start' } as const
let dataFolder = ''
let config: Config

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'loopscope-compose-'))
  config = { ...(readConfig({}) as Config), dataFolder, logLevel: 'error', warm: 1 }
})
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }))

/** Processes that this thread's process has started and that are there still; Linux only. */
const children = (): string =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')

describe.skipIf(process.platform !== 'linux')('a service that cannot be made', () => {
  it('leaves no process, whatever it was that failed on the way', async () => {
    const before = children()
    const unreadable = {
      ...given,
      get puzzles(): never {
        throw new Error('No puzzle can be read.')
      },
    }
    await expect(compose(config, unreadable)).rejects.toThrow('No puzzle can be read.')
    await expect.poll(children).toBe(before)
  })

  it('leaves none when it was to stop while it was made', async () => {
    const before = children()
    const stopping = AbortSignal.abort()
    expect(await compose(config, { ...given, puzzles: [], stopping })).toBeNull()
    await expect.poll(children).toBe(before)
  })
})
