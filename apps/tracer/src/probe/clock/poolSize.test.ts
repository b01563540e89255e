import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import type { Sandbox, SnippetRun } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = testedRuntimes([10, 16, 20, 26])
const versions = runtimes.map((runtime) => [runtime.version, runtime] as const)
let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'off' })
})
afterAll(() => sandbox.close())

/** How many threads began with the first work of the snippet's, by the kernel; of how many the recording tells. */
const THREADS = "require('fs').readdirSync('/proc/self/task').length"
const set = (size: string) => `process.env.UV_THREADPOOL_SIZE = '${size}'`

describe.each(versions)('on Node %s', (_version, runtime) => {
  const told = async (source: string, more: Partial<SnippetRun> = {}) => {
    const timeline = buildTimeline(await recordSnippet(sandbox, runtime, source, more))
    return [timeline.outputs.map(({ text }) => Number(text)), timeline.poolSize]
  }

  it('the pool has as many threads as the snippet sets before the first work', async () => {
    const work = `const n = ${THREADS}\nrequire('fs').stat('/', () => console.log(${THREADS} - n))`
    expect(await told(`${set('2')}\n${work}`)).toEqual([[2], 2])
    expect(await told(`${set('none')}\n${work}`)).toEqual([[1], 1])
    expect(await told(`process.env = { UV_THREADPOOL_SIZE: '2' }\n${work}`)).toEqual([[4], 4])
    const zlib = `const n = ${THREADS}\nz.deflate('abc', () => console.log(${THREADS} - n))`
    expect(await told(`const z = require('zlib')\n${set('3')}\n${zlib}`)).toEqual([[3], 3])
  })

  it('what it sets later has no effect', async () => {
    const later = `${set('2')}; require('fs').stat('/', () => console.log(${THREADS} - n))`
    const source = `const n = ${THREADS}\nrequire('fs').stat('/', () => { ${later} })`
    expect(await told(source)).toEqual([[4], 4])
  })

  if (runtime.major >= 12)
    it('nor what an ES module sets up to Node 20, whose loader has read files', async () => {
      const source = `import fs from 'fs'
${set('2')}
const n = fs.readdirSync('/proc/self/task').length
fs.stat('/', () => console.log(fs.readdirSync('/proc/self/task').length - n))`
      const expected = runtime.major <= 20 ? [[0], 4] : [[2], 2]
      expect(await told(source, { module: 'module', file: 'index.mjs' })).toEqual(expected)
    })
})
