import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparableStderr } from '../../verify/plain/comparableStderr.ts'
import { openSandbox } from '../sandbox/openSandbox.ts'
import type { Runtime } from '../sandbox/process/runtime.ts'
import { runSnippet } from '../sandbox/run/runSnippet.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { inTurns, testedRuntimes } from '../testing/testedRuntimes.ts'

const PROGRAMS = fileURLToPath(new URL('../../fixtures/fidelity', import.meta.url))
const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))
const programs = readdirSync(PROGRAMS).sort()

/**
 * What a recorder cannot hide, by program. Each of these is held to differ, too: where it no longer does, its line goes.
 */
const UNLIKE: Readonly<Record<string, readonly number[]>> = {
  // Before Node 16 promises are followed by async_hooks, which give them ids of their own and shift all others.
  'eids.js': [10, 12, 14],
  // So is a hook of the snippet's told of more, and on Node 10 of the marker Immediate.
  'ownhooks.js': [10, 14],
  // An id is a property of the promise there, which the recorder can hide from console.log alone.
  'promise.js': [14],
  // And then console.log does not show it either where plain Node would, for a hook of the snippet's.
  'hooks-by-turns.js': [12, 14],
  // A promise is made when async_hooks is first required (getESMFacade), and the recorder has required it.
  'promise-hooks.js': [16, 18],
  // With a module preloaded in a Worker, its stacks say `Module._load` and not `Function._load` as otherwise.
  'loading-stack.js': [22],
  // Node's own emitInit falls over these prototypes as soon as anybody's hook is on.
  'poisoned-prototypes.js': [10],
  // Node itself falls over an inherited `get` where it loads what stdout needs, and here that is loaded before.
  'inherited-descriptors.js': [12, 14],
}
/** There native code calls the hooks of promises, and takes one that is ended half way for a fatal error: now and then. */
const mayDiffer = (major: number, program: string) => major < 16 && program === 'timed-scripts.js'
const unlike = (major: number, program: string) => UNLIKE[program]?.includes(major) === true

/** Plain node decides a race one way or the other: one of so many runs must agree. */
const PLAIN_RUNS = 25
/** What differs by its nature does so at once. */
const FEW_RUNS = 3

type Seen = {
  readonly stdout: string
  readonly stderr: string
  readonly status: number | string | null
}

let folder = ''
let sandbox: Sandbox
const runtimes = testedRuntimes([10, 22, 24, 26])

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopscope-fidelity-'))
  mkdirSync(join(folder, 'app'))
  sandbox = await openSandbox({ runtimes, recorder: RECORDER, selfTest: 'start' })
})

afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

const mainOf = (program: string) => (program.endsWith('.mjs') ? 'index.mjs' : 'index.js')

/** Plain node, no recorder, no sandbox. */
function plain(runtime: Runtime, program: string): Promise<Seen> {
  const app = join(folder, 'app')
  copyFileSync(join(PROGRAMS, program), join(app, mainOf(program)))
  return new Promise((resolve) => {
    const child = spawn(runtime.path, [join(app, mainOf(program))], {
      cwd: app,
      env: { HOME: '/tmp', LANG: 'C.UTF-8', PATH: '/usr/bin', TZ: 'UTC' },
      // Pipes as in the sandbox: Node makes other handles for other kinds of output.
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()))
    child.once('close', (code, signal) =>
      resolve({
        stdout: stdout.replaceAll(folder, '/tmp'),
        stderr: comparableStderr(stderr.replaceAll(folder, '/tmp')),
        status: code ?? signal,
      }),
    )
  })
}

async function recorded(runtime: Runtime, program: string): Promise<Seen> {
  let [stdout, stderr] = ['', '']
  let status: Seen['status'] = null
  const run = {
    runId: program,
    source: readFileSync(join(PROGRAMS, program), 'utf8'),
    module: program.endsWith('.mjs') ? 'module' : 'commonjs',
    file: mainOf(program),
    runtime,
    args: [],
    timeoutMs: 5000,
    cpuMs: 4000,
    threadPoolSize: null,
    maxRows: 200_000,
    record: true,
  } as const
  for await (const event of runSnippet(sandbox, run)) {
    if (event.type === 'output')
      if (event.stream === 'stdout') stdout += event.text
      else stderr += event.text
    if (event.type === 'outcome')
      status = event.outcome.type === 'killed' ? event.outcome.signal : event.outcome.exitCode
  }
  return { stdout, stderr: comparableStderr(stderr), status }
}

/** A run with the recorder, and one without that was like it, or the last of many that were not. */
async function both(
  runtime: Runtime,
  program: string,
  runs = PLAIN_RUNS,
): Promise<[ours: Seen, bare: Seen]> {
  const ours = await recorded(runtime, program)
  let bare = await plain(runtime, program)
  for (let i = 1; i < runs && !same(bare, ours); i++) bare = await plain(runtime, program)
  return [ours, bare]
}

describe.each(runtimes)('on Node $major', (runtime) => {
  it.each(
    inTurns(programs, runtime, runtimes).filter(
      (program) => !unlike(runtime.major, program) && !mayDiffer(runtime.major, program),
    ),
  )('%s prints and ends as without the recorder', async (program) => {
    const [ours, bare] = await both(runtime, program)
    expect(ours).toEqual(bare)
  })

  it('differs where it is known to, and nowhere else', async () => {
    const alike: string[] = []
    for (const program of programs.filter((each) => unlike(runtime.major, each)))
      if (same(...(await both(runtime, program, FEW_RUNS)))) alike.push(program)
    expect(alike).toEqual([])
  })
})

function same(a: Seen, b: Seen): boolean {
  return a.stdout === b.stdout && a.stderr === b.stderr && a.status === b.status
}
