import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Answers, VersionAnswers } from '@loopscope/shared/puzzle/answers'
import { countOutputs } from '../apps/tracer/src/puzzles/countOutputs.ts'
import { PUZZLES, puzzleNames } from '../apps/tracer/src/puzzles/loadPuzzles.ts'
import { readWrittenPuzzle, type WrittenPuzzle } from '../apps/tracer/src/puzzles/readPuzzle.ts'
import { type Seen, seeOutput } from '../apps/tracer/src/puzzles/seeOutput.ts'
import { openSandbox } from '../apps/tracer/src/sandbox/openSandbox.ts'
import type { Runtime } from '../apps/tracer/src/sandbox/process/runtime.ts'
import { findRuntimes } from '../apps/tracer/src/sandbox/process/runtimes.ts'
import type { Sandbox } from '../apps/tracer/src/sandbox/sandbox.ts'

/**
 * `npm run puzzles`: runs every puzzle, or those named, 30 times (races more often) on each of its versions, in the service's own
 * sandbox with the recorder on, and writes what came out to its answers.json.
 */
const RUNS = 30
/**
 * Races are run until a second output has come, at least and at most so many times; eight at a time, as rare outputs come out
 * on a busy machine.
 */
const RUNS_OF_RACE = 300
const MOST_RUNS_OF_RACE = 3000
const LANES_OF_RACE = 8
/** Runs at the same time of what gives one output. */
const LANES = 2
const RECORDER = fileURLToPath(new URL('../apps/tracer/dist/recorder.cjs', import.meta.url))

const named = process.argv.slice(2)
const unknown = named.filter((name) => !existsSync(join(PUZZLES, name, 'puzzle.json')))
if (unknown.length > 0) {
  console.error(`There is no puzzles/${unknown.join(' and no puzzles/')} with a puzzle.json.`)
  process.exit(2)
}
const puzzles = (named.length > 0 ? named : puzzleNames()).map((name) =>
  readWrittenPuzzle(join(PUZZLES, name)),
)
const majors = new Set(puzzles.flatMap(({ versions }) => versions))
const runtimes = findRuntimes().filter(({ major }) => majors.has(String(major)))
const sandbox = await openSandbox({
  runtimes,
  warm: () => LANES,

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
  const seen: Seen[] = []
  let started = 0
  const goesOn = (): boolean =>
    puzzle.race
      ? started < RUNS_OF_RACE || (started < MOST_RUNS_OF_RACE && countOutputs(seen).length === 1)
      : started < RUNS
  const lane = async (): Promise<void> => {
    while (goesOn()) {
      started++
      seen.push(await seeOutput(sandbox, puzzle, runtime))
    }
  }
  await Promise.all(Array.from({ length: puzzle.race ? LANES_OF_RACE : LANES }, lane))
  return { node: runtime.version, runs: seen.length, outputs: countOutputs(seen) }
}

function shown({ outputs }: VersionAnswers): string {
  return outputs
    .map(
      ({ runs, lines, outcome, exitCode }) =>
        `${runs}x ${lines.join(', ')} (${outcome} ${exitCode})`,
    )
    .join('; ')
}
