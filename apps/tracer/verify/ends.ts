import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stoppedAfter, wrongEnds } from '../../../packages/shared/fixtures/claims/ends/wrongEnds.ts'
import { EXAMPLE_GROUPS } from '../../web/src/examples/examples.ts'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import { findRuntimes } from '../src/sandbox/process/runtimes.ts'
import { recordSnippet } from '../src/testing/recordSnippet.ts'
import { loadPrograms, type Program } from './plain/loadPrograms.ts'
import { randomProgram } from './random/randomProgram.ts'

/**
 * node apps/tracer/verify/ends.ts [RANDOM] [NODE]: tests every clause of what is said of the end of a run against the events
 * of its recording, for every program of the repository and 1,000 random ones, or as many as are asked for, on Node 24.
 * Each recording is looked at whole and as if it had been stopped at twelve moments; every fourth program is really stopped
 * after 60 ms. Prints what is false; the status is 1 when anything is.
 */
const [random = 1000, major = 24] = process.argv.slice(2).map(Number)
const root = new URL('../../../', import.meta.url)
const runtime = findRuntimes().find((each) => each.major === major)
if (runtime === undefined) throw new Error(`Node ${major} is not installed`)
const sandbox = await openSandbox({
  runtimes: [runtime],

  recorder: fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url)),
  selfTest: 'off',
})

type Source = Pick<Program, 'name' | 'source' | 'module'>

function sourcesIn(folder: string): Source[] {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.m?js$/.test(file) && !/record\.mjs|main\.|verify\./.test(file))
    .map((file) => ({
      name: `${folder}${file}`,
      source: readFileSync(new URL(`${folder}${file}`, root), 'utf8'),
      module: file.endsWith('.mjs') ? 'module' : 'commonjs',
    }))
}

const programs: Source[] = [
  ...loadPrograms().filter(({ minimum, walled }) => minimum <= major && walled),
  ...sourcesIn('puzzles/'),
  ...sourcesIn('packages/shared/fixtures/'),
  ...EXAMPLE_GROUPS.flatMap(({ examples }) => examples).flatMap(({ title, source, module }) =>
    module === 'typescript' ? [] : [{ name: title, source, module }],
  ),
  ...Array.from({ length: random }, (_, seed) => randomProgram(seed + 1, major)),
]

let wrong = 0
let said = 0
let done = 0
const queue = programs.entries()
await Promise.all(
  [1, 2].map(async () => {
    for (const [index, program] of queue) await check(program, index)
  }),
)
await sandbox.close()
console.log(`${done} programs, ${said} ends, ${wrong} false clauses`)
if (wrong > 0) process.exitCode = 1

async function check({ name, source, module }: Source, index: number): Promise<void> {
  if (runtime === undefined) return
  const file = module === 'module' ? 'index.mjs' : 'index.js'
  const more = { module, file, timeoutMs: index % 4 === 0 ? 60 : 2000, maxRows: 3000 } as const
  const events = await recordSnippet(sandbox, runtime, source, more)
  const cuts = [0.1, 0.3, 0.5, 0.7, 0.9, 1].flatMap((part) =>
    [0, 1000].map((silent) => stoppedAfter(events, Math.ceil(events.length * part), silent)),
  )
  for (const recording of [events, ...cuts]) {
    said++
    for (const clause of wrongEnds(recording)) {
      wrong++
      console.log(`${name}: ${clause}`)
    }
  }
  done++
}
