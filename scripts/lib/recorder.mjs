import { existsSync, readFileSync } from 'node:fs'
import { captureTool } from './command.mjs'
import { Failure } from './failure.mjs'
import { sources } from './fingerprint.mjs'
import { inRoot } from './paths.mjs'

/** Entry and bundle: of the recorder, and of the little of it that Workers load. */
const bundles = [
  ['apps/tracer/src/probe/main.ts', 'apps/tracer/dist/recorder.cjs'],
  ['apps/tracer/src/probe/workerMain.ts', 'apps/tracer/dist/recorderInWorker.cjs'],
]
const inputs = [
  'apps/tracer/src/probe',
  'apps/tracer/src/rows',
  'apps/tracer/src/sandbox/job.ts',
  'scripts/lib/recorder.mjs',
]

/**
 * Bundles the recorder, unless its sources are as they were. Names are kept and nothing is minified: its frames are filtered
 * from stacks by file, and whoever debugs it reads this file.
 */
export const buildRecorder = async () => {
  const missing = bundles.map(([entry]) => entry).find((entry) => !existsSync(inRoot(entry)))
  if (missing !== undefined)
    throw new Failure(`The recorder cannot be built: ${missing} does not exist.`)
  const { same, note } = sources('recorder', inputs)
  const isBuilt = bundles.every(([, bundle]) => existsSync(inRoot(bundle)))
  if (isBuilt && same) return
  console.log('Building the recorder')
  for (const [entry, bundle] of bundles) await build(entry, bundle)
  note()
}

const build = async (entry, bundle) => {
  const { status, text } = await captureTool('rolldown', [
    ...[entry, '--file', bundle, '--format', 'cjs', '--platform', 'node'],
    // What the oldest Node on offer can parse; there is nothing here that fills in missing library functions.
    ...['--transform.target', 'node10'],
    // Sloppy functions have `caller` and `arguments`, which Node's own have not.
    '--strict',
  ])
  if (status !== 0) throw new Failure(`The recorder could not be built.\n${text}`)
  const foreign = requiredModules(bundle).filter((name) => !known(name))
  if (foreign.length > 0) {
    throw new Failure(
      `The recorder may need Node's own modules only, by names that Node 10 knows: ${foreign.join(', ')}`,
    )
  }
}

const requiredModules = (bundle) =>
  [...readFileSync(inRoot(bundle), 'utf8').matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(
    (match) => match[1],
  )

/** With --expose-internals Node's own internals can be required too. */
const known = (name) => builtins.has(name) || name.startsWith('internal/')

/** Without "node:", which Node 10 does not understand, and with what is loaded only where it exists. */
const builtins = new Set([
  ...[
    'assert',
    'async_hooks',
    'buffer',
    'child_process',
    'dgram',
    'dns',
    'events',
    'fs',
    'http',
    'module',
    'net',
  ],
  ...[
    'os',
    'path',
    'perf_hooks',
    'stream',
    'timers',
    'tty',
    'url',
    'util',
    'v8',
    'vm',
    'worker_threads',
    'zlib',
  ],
])
