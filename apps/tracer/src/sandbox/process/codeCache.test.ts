import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordSnippet } from '../../testing/recordSnippet.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import { openSandbox } from '../openSandbox.ts'
import { nodeArguments } from '../walls/bubblewrap.ts'
import { codeCaches, wrapped } from './codeCache.ts'
import type { Runtime } from './runtime.ts'
import { findRuntimes } from './runtimes.ts'

const BUNDLE = fileURLToPath(new URL('../../../dist/recorder.cjs', import.meta.url))
const IN_WORKER = fileURLToPath(new URL('../../../dist/recorderInWorker.cjs', import.meta.url))
const runtimes = findRuntimes()
let folder = ''
let recorder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopscope-cache-test-'))
  recorder = join(folder, 'recorder.cjs')
  await copyFile(BUNDLE, recorder)
  await copyFile(IN_WORKER, join(folder, 'recorderInWorker.cjs'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const { heapMb } = DEFAULT_LIMITS
const open = (maker: string) => openSandbox({ runtimes, recorder: maker, walls: 'none' })
const cachesOf = (of: readonly Runtime[]) => codeCaches({ runtimes: of, recorder, heapMb, open })

/** Whether V8 takes it, under the flags of a run. */
async function taken(runtime: Runtime, cache: Buffer): Promise<string> {
  await writeFile(join(folder, 'source'), await wrapped(recorder))
  await writeFile(join(folder, 'cache'), cache)
  const check = join(folder, 'check.cjs')
  await writeFile(
    check,
    `const { readFileSync } = require('fs'), { Script } = require('vm'), [source, cachedData] =
      ['source', 'cache'].map((name) => readFileSync(__dirname + '/' + name))
    console.log(new Script(String(source), { filename: 'x', cachedData }).cachedDataRejected)`,
  )
  await writeFile(join(folder, 'main.js'), '')
  const args = nodeArguments(heapMb, runtime.major, check, join(folder, 'main.js'))
  return (await promisify(execFile)(runtime.path, args)).stdout.trim()
}

it('V8 takes the cache on every version, and it is kept for the next start', async () => {
  const caches = await cachesOf(runtimes)
  const seen: Record<string, string> = {}
  for (const runtime of runtimes) {
    const cache = caches.get(runtime.version)
    seen[runtime.version] = cache === undefined ? 'none made' : await taken(runtime, cache)
  }
  expect(seen).toEqual(Object.fromEntries(runtimes.map(({ version }) => [version, 'false'])))
  expect(await cachesOf(runtimes)).toEqual(caches)
  expect((await readdir(join(folder, 'codeCache'))).length).toBe(runtimes.length)
})

it('another recorder of the same length gets another cache', async () => {
  const newest = runtimes.slice(-1)
  await cachesOf(newest)
  const [before = ''] = await readdir(join(folder, 'codeCache')).then((names) =>
    names.filter((name) => name.startsWith(newest[0]?.version ?? '')),
  )
  const text = await readFile(recorder, 'utf8')
  await writeFile(recorder, text.replace('/**', '/*.'))
  await cachesOf(newest)
  expect(await readdir(join(folder, 'codeCache'))).not.toContain(before)
  await writeFile(recorder, text)
})

it('a run goes on where V8 refuses the cache, and where none can be kept', async () => {
  const newest = runtimes.slice(-1)
  const [runtime] = newest as [Runtime]
  await cachesOf(newest)
  const kept = join(folder, 'codeCache')
  const names = await readdir(kept)
  const name = names.find((each) => each.startsWith(runtime.version)) ?? ''
  await writeFile(join(kept, name), 'not a cache')
  expect(await outputOf(runtime)).toBe('hello\n')
  await rm(kept, { recursive: true })
  await writeFile(kept, 'a file where the folder would be')
  expect(await outputOf(runtime)).toBe('hello\n')
  expect((await cachesOf(newest)).size).toBe(1)
})

async function outputOf(runtime: Runtime): Promise<string> {
  const sandbox = await openSandbox({ runtimes: [runtime], recorder, selfTest: 'off' })
  const events = await recordSnippet(sandbox, runtime, "console.log('hello')").finally(() =>
    sandbox.close(),
  )
  return events.flatMap((event) => (event.type === 'output' ? [event.text] : [])).join('')
}
