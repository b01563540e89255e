import { fileURLToPath } from 'node:url'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'

/** Run by a test as an ordinary user: opens the sandbox with all attacks of its self-test and prints how three runs end. */
const runtimes = findRuntimes().filter(({ major }) => major === 24)
const recorder = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const sandbox = await openSandbox({ runtimes, recorder, warm: () => 1 })
const [runtime] = runtimes
if (runtime === undefined) throw new Error('no Node 24')
const said: string[] = [sandbox.kind, sandbox.reason ?? '']
const HOSTILE = [
  'console.log(process.getuid(), process.geteuid())',
  'try { require("fs").writeFileSync("/x", "") } catch (e) { console.log(e.code) }',
  'const kept = []; for (;;) kept.push(Buffer.alloc(8 << 20, 1))',
]
for (const source of HOSTILE)
  for await (const batch of sandbox.run({
    runId: 'ordinary',
    source,
    module: 'commonjs',
    file: 'index.js',
    runtime,
    args: [],
    timeoutMs: 10_000,
    cpuMs: 10_000,
    threadPoolSize: null,
    maxRows: 1000,
    record: true,
  }))
    for (const event of batch) {
      if (event.type === 'output' && event.stream === 'stdout') said.push(event.text.trim())
      if (event.type === 'outcome') said.push(event.outcome.type)
    }
await sandbox.close()
process.stdout.write(JSON.stringify(said))
