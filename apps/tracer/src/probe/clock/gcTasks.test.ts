import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSandbox } from '../../sandbox/openSandbox.ts'
import { findRuntimes } from '../../sandbox/process/runtimes.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { recordSnippet } from '../../testing/recordSnippet.ts'

const RECORDER = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const runtimes = findRuntimes().filter(({ major }) => major >= 16)

/** The recorder, and at the end a line of the modules that V8 did not take from Node's code cache. */
const ASKING = `
const { emitWarning } = process
process.emitWarning = () => {}
const { getCacheUsage } = require('internal/test/binding').internalBinding('builtins')
process.emitWarning = emitWarning
const { writeSync } = require('fs')
// What the recorder needs before it can do anything about it.
for (const id of ['async_hooks', 'events', 'util', 'path', 'vm']) require(id)
const before = new Set(getCacheUsage().compiledWithoutCache)
process.on('exit', () => {
  const compiled = [...getCacheUsage().compiledWithoutCache].filter((id) => !before.has(id))
  writeSync(1, JSON.stringify(compiled))
})
require(${JSON.stringify(RECORDER)})
`
/** In main, and in callbacks after hooks have run. */
const SOURCE = `
require('http')
setTimeout(() => {
  require('crypto')
  Promise.resolve().then(() => {
    require('zlib')
    setImmediate(() => require('perf_hooks').performance.now())
  })
}, 1)
`
let folder = ''
let sandbox: Sandbox

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopscope-tasks-test-'))
  const recorder = join(folder, 'asking.cjs')
  await writeFile(recorder, ASKING)
  sandbox = await openSandbox({ runtimes, recorder, walls: 'none' })
})

afterAll(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

it.each(runtimes.map((runtime) => [runtime.version, runtime] as const))(
  'Node %s takes its own modules from its code cache while a run is recorded',
  async (_version, runtime) => {
    const events = await recordSnippet(sandbox, runtime, SOURCE)
    const printed = events.flatMap((event) => (event.type === 'output' ? [event.text] : []))
    expect(JSON.parse(printed.join(''))).toEqual([])
  },
)
