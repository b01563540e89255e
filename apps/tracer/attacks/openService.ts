import { fileURLToPath } from 'node:url'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'

/** Run by a test: opens the sandbox with all attacks of its self-test, and prints what came of it. */
const runtimes = findRuntimes().filter(({ major }) => major === 24)
const recorder = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const { kind, reason, close } = await openSandbox({ runtimes, recorder, warm: () => 0 })
await close()
process.stdout.write(JSON.stringify({ kind, reason }))
