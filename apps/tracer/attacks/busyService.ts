import { fileURLToPath } from 'node:url'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'

/**
 * A service under load, for a test that kills it: warm processes wait, endless runs run, and new ones start all the time.
 * Prints "busy" once all of that is so.
 */
const ENDLESS = ['for (;;);', 'setInterval(() => {}, 1000)', 'const f = () => setImmediate(f); f()']

const runtimes = findRuntimes().filter(({ major }) => major === 20 || major === 24)
const recorder = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const sandbox = await openSandbox({
  runtimes,

  recorder,
  warm: () => 2,
  selfTest: 'off',
})
await sandbox.warmed()
process.stdout.write(`${sandbox.kind}\n`)
let running = 0
for (const source of ENDLESS) for (const runtime of runtimes) void runForEver(source, runtime)
for (;;) await run('console.log(1)', runtimes[0])

async function runForEver(source: string, runtime: (typeof runtimes)[number]): Promise<void> {
  for (;;) await run(source, runtime)
}

async function run(source: string, runtime: (typeof runtimes)[number] | undefined): Promise<void> {
  if (runtime === undefined) throw new Error('no runtime')
  const batches = sandbox.run({
    runId: 'load',
    source,
    module: 'commonjs',
    file: 'index.js',
    runtime,
    args: [],
    timeoutMs: 60_000,
    cpuMs: 60_000,
    threadPoolSize: null,
    maxRows: 1000,
    record: true,
  })
  for await (const [first] of batches) {
    if (first?.type !== 'run') continue
    running++
    if (running === ENDLESS.length * runtimes.length + 3) process.stdout.write('busy\n')
  }
}
