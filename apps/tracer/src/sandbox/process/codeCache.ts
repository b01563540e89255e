import { createHash, randomUUID } from 'node:crypto'
import {
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sandbox, SnippetRun } from '../sandbox.ts'
import { ownFolder, removeAbandoned } from '../walls/ownFolder.ts'
import type { Runtime } from './runtime.ts'

const MAKER = fileURLToPath(new URL('makeCodeCache.cjs', import.meta.url))
const FOLDERS = 'loopscope-code'

/** What most snippets make the recorder do: V8 caches only functions that have run. */
const PROGRAM = `
const fs = require('fs')
setTimeout(() => console.log('timeout'), 1)
setImmediate(() => console.log('immediate'))
process.nextTick(() => console.log('tick'))
Promise.resolve(1).then(() => { throw new Error('seen') }).catch(() => {})
queueMicrotask(() => {})
const emitter = new (require('events'))()
emitter.on('event', () => setImmediate(() => {}))
setImmediate(() => emitter.emit('event'))
fs.createReadStream(__filename).on('data', () => setImmediate(() => {}))
;(async () => { await null; await new Promise((done) => fs.readFile(__filename, done)) })()
`

type Options = {
  readonly runtimes: readonly Runtime[]
  /** Path of the recorder's bundle. The caches are kept beside it, for the next start. */
  readonly recorder: string
  readonly heapMb: number
  /** Opens a sandbox without walls for the recorder at this path: what is run in it is our own. */
  readonly open: (recorder: string) => Promise<Sandbox>
}

/**
 * V8's code cache of the recorder by Node version, made where none is kept from an earlier start (a tenth of a second
 * each). A version is absent when none could be made: then the recorder is compiled at each start of a process.
 */
export async function codeCaches(options: Options): Promise<ReadonlyMap<string, Buffer>> {
  const { runtimes, recorder, heapMb } = options
  const source = await wrapped(recorder)
  // A bundle of the same length would pass V8's own check.
  const key = createHash('sha256')
    .update(source)
    .update(await readFile(MAKER))
    .update(String(heapMb))
  const kept = new Kept(
    join(dirname(recorder), 'codeCache'),
    `${process.arch}-${key.digest('hex')}`,
  )
  const found = new Map<string, Buffer>()
  for (const { version } of runtimes) {
    const cache = await kept.read(version)
    if (cache !== null) found.set(version, cache)
  }
  const missing = runtimes.filter(({ version }) => !found.has(version))
  if (missing.length === 0) return found
  for (const [version, cache] of await make(missing, source, options.open)) {
    found.set(version, cache)
    await kept.write(version, cache)
  }
  return found
}

/** The bundle as the function that Node makes of a module. */
export async function wrapped(recorder: string): Promise<string> {
  const parameters = 'exports, require, module, __filename, __dirname'
  return `(function (${parameters}) { ${await readFile(recorder, 'utf8')}\n})`
}

async function make(
  runtimes: readonly Runtime[],
  source: string,
  open: Options['open'],
): Promise<ReadonlyMap<string, Buffer>> {
  await removeAbandoned(FOLDERS)
  const folder = await mkdtemp(ownFolder(FOLDERS))
  const made = new Map<string, Buffer>()
  try {
    await writeFile(join(folder, 'recorder.js'), source)
    await copyFile(MAKER, join(folder, 'recorder.cjs'))
    const sandbox = await open(join(folder, 'recorder.cjs'))
    await Promise.all(runtimes.map((runtime) => runOnce(sandbox, runtime)))
    await sandbox.close()
    for (const { version } of runtimes) {
      const cache = await readFile(join(folder, `v${version}.cache`)).catch(() => null)
      if (cache !== null) made.set(version, cache)
    }
    return made
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function runOnce(sandbox: Sandbox, runtime: Runtime): Promise<void> {
  const run: SnippetRun = {
    runId: 'code-cache',
    source: PROGRAM,
    module: 'commonjs',
    file: 'index.js',
    runtime,
    args: [],
    timeoutMs: 5000,
    cpuMs: 4000,
    threadPoolSize: null,
    maxRows: 10_000,
    record: true,
  }
  for await (const _batch of sandbox.run(run));
}

/** Files beside the bundle. Where they cannot be written the caches are made at each start. */
class Kept {
  readonly #folder: string
  readonly #key: string

  constructor(folder: string, key: string) {
    this.#folder = folder
    this.#key = key
  }

  read(version: string): Promise<Buffer | null> {
    return readFile(this.#path(version)).catch(() => null)
  }

  async write(version: string, cache: Buffer): Promise<void> {
    const path = this.#path(version)
    try {
      await mkdir(this.#folder, { recursive: true })
      for (const name of await readdir(this.#folder))
        if (name.startsWith(`${version}-`)) await rm(join(this.#folder, name), { force: true })
      // Whole or not at all: V8 does not check what it is given.
      const own = `${path}.${randomUUID()}`
      await writeFile(own, cache)
      await rename(own, path)
    } catch (_readOnly) {
      return
    }
  }

  #path(version: string): string {
    return join(this.#folder, `${version}-${this.#key}.cache`)
  }
}
