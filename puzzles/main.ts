import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answers, VersionAnswers } from '@loopscope/shared/puzzle/answers'
import { countOutputs } from '../apps/tracer/src/puzzles/countOutputs.ts'
import { PUZZLES, puzzleNames } from '../apps/tracer/src/puzzles/loadPuzzles.ts'
import { readWrittenPuzzle, type WrittenPuzzle } from '../apps/tracer/src/puzzles/readPuzzle.ts'
import { seeOutput } from '../apps/tracer/src/puzzles/seeOutput.ts'
import { openSandbox } from '../apps/tracer/src/sandbox/openSandbox.ts'
import type { Runtime } from '../apps/tracer/src/sandbox/runtime.ts'
import { findRuntimes } from '../apps/tracer/src/sandbox/runtimes.ts'
import type { Sandbox } from '../apps/tracer/src/sandbox/sandbox.ts'

/**
 * `npm run puzzles`: runs every puzzle, or those named, 30 times on each of its versions, in the service's own sandbox with the
 * recorder on, and writes what came out to its answers.json.
 */
const RUNS = 30
/** Runs at the same time. Not one per core: races must not be settled by runs that wait for each other. */
const LANES = 2
const RECORDER = fileURLToPath(new URL('../apps/tracer/dist/recorder.cjs', import.meta.url))

const named = process.argv.slice(2)
for (const name of named)
  if (!existsSync(join(PUZZLES, name))) throw new Error(`There is no folder puzzles/${name}.`)
const puzzles = (named.length > 0 ? named : puzzleNames()).map((name) =>
  readWrittenPuzzle(join(PUZZLES, name)),
)
const majors = new Set(puzzles.flatMap(({ versions }) => versions))
const runtimes = findRuntimes().filter(({ major }) => majors.has(String(major)))
const sandbox = await openSandbox({
  runtimes,
  warm: () => LANES,
  maxRuns: LANES,
  recorder: RECORDER,
  selfTest: 'start',
})
try {
  if (sandbox.kind === 'none') throw new Error(`Answers need the sandbox: ${sandbox.reason}`)
  await sandbox.warmed()
  for (const puzzle of puzzles) await record(puzzle)
} finally {
  await sandbox.close()
}

async function record(puzzle: WrittenPuzzle): Promise<void> {
  const answers: Answers = {}
  for (const major of puzzle.versions) {
    const runtime = runtimes.find((each) => String(each.major) === major)
    if (runtime === undefined)
      throw new Error(`${puzzle.name} is asked on Node ${major}: npm run runtimes -- add ${major}`)
    answers[major] = await answersOn(sandbox, puzzle, runtime)
    console.log(`${puzzle.name}, Node ${runtime.version}: ${shown(answers[major])}`)
  }
  const file = join(PUZZLES, puzzle.name, 'answers.json')
  writeFileSync(file, `${JSON.stringify(answers, null, 2)}\n`)
}

async function answersOn(
  sandbox: Sandbox,
  puzzle: WrittenPuzzle,
  runtime: Runtime,
): Promise<VersionAnswers> {
  const seen = await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      const own = []
      for (let i = lane; i < RUNS; i += LANES) own.push(await seeOutput(sandbox, puzzle, runtime))
      return own
    }),
  )
  return { node: runtime.version, runs: RUNS, outputs: countOutputs(seen.flat()) }
}

function shown({ outputs }: VersionAnswers): string {
  return outputs
    .map(
      ({ runs, lines, outcome, exitCode }) =>
        `${runs}x ${lines.join(', ')} (${outcome} ${exitCode})`,
    )
    .join('; ')
}
