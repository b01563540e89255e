import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../apps/tracer/src/lab/freePort.ts'
import { type Pair, sideBySide } from './median.ts'

const PROGRAMS = {
  primary: 'cluster/primary.ts',
  worker: 'cluster/worker.ts',
  recipeApi: 'services/recipeApi.ts',
  webApi: 'services/webApi.ts',
} as const
/** Keeps the code that is compiled by then: a process that a signal ends keeps none. As the reporter does it in a session. */
const KEEPS = `data:text/javascript,import { flushCompileCache } from 'node:module';
  const { log } = console; console.log = (line) => { flushCompileCache(); log(line); };`
type Program = keyof typeof PROGRAMS

/**
 * How long each program of the demos takes to its first line, which it writes when it is ready (`ours`), beside `node -e 0` from start
 * to end (`bare`); ms. As in a session: on the service's Node, and from its compile cache.
 */
export async function programLoad(rounds: number): Promise<Record<Program, Pair>> {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-load-'))
  const env = { NODE_COMPILE_CACHE: folder, WORKERS: '0' }
  const results: Partial<Record<Program, Pair>> = {}
  try {
    for (const [name, file] of Object.entries(PROGRAMS) as [Program, string][]) {
      const path = fileURLToPath(new URL(`../apps/tracer/demos/${file}`, import.meta.url))
      const load = async (...before: string[]) => {
        const port = await freePort()
        return toFirstLine([...before, path], { ...env, PORT: String(port) })
      }
      await load('--import', KEEPS)
      results[name] = await sideBySide(rounds, load, () => toEnd(['-e', '0']))
    }
    return results as Record<Program, Pair>
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function toFirstLine(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const first = await Promise.race([once(child.stdout, 'data'), ended.then(() => null)])
  if (first === null) throw new Error(`${args.join(' ')} ended without a line`)
  const elapsed = performance.now() - begun
  child.kill('SIGTERM')
  await ended
  return elapsed
}

async function toEnd(args: string[]): Promise<number> {
  const begun = performance.now()
  await once(spawn(process.execPath, args, { env: {}, stdio: 'ignore' }), 'exit')
  return performance.now() - begun
}
