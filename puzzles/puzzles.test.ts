import { fileURLToPath } from 'node:url'
import { answerOf } from '@loopscope/shared/puzzle/answerOf'
import type { SeenOutput } from '@loopscope/shared/puzzle/answers'
import { LEVELS, TOPICS } from '@loopscope/shared/puzzle/puzzle'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPuzzles } from '../apps/tracer/src/puzzles/loadPuzzles.ts'
import { type Seen, seeOutput } from '../apps/tracer/src/puzzles/seeOutput.ts'
import { unrecorded } from '../apps/tracer/src/puzzles/unrecorded.ts'
import { openSandbox } from '../apps/tracer/src/sandbox/openSandbox.ts'
import { findRuntimes } from '../apps/tracer/src/sandbox/process/runtimes.ts'
import type { Sandbox } from '../apps/tracer/src/sandbox/sandbox.ts'
import { WHOLE } from '../apps/tracer/src/testing/whole.ts'

const RECORDER = fileURLToPath(new URL('../apps/tracer/dist/recorder.cjs', import.meta.url))
/** Runs of each puzzle on each of its versions here, and how many runs at the same time. */
const RUNS = WHOLE ? 3 : 1
const LANES = 3
/** What `npm run puzzles` records at least. */
const RECORDED_RUNS = 30

const puzzles = loadPuzzles()
const runtimes = findRuntimes()
const asked = puzzles.flatMap((puzzle) =>
  puzzle.versions.map((major) => ({ name: puzzle.name, major, puzzle })),
)

describe('the puzzles together', () => {
  it('are at least forty, with some on every level', () => {
    const counts = LEVELS.map((level) => puzzles.filter((puzzle) => puzzle.level === level).length)
    console.log(LEVELS.map((level, i) => `${level}: ${counts[i]}`).join(', '))
    expect(puzzles.length).toBeGreaterThanOrEqual(40)
    expect(Math.min(...counts)).toBeGreaterThan(0)
  })

  it('have something on every topic', () => {
    const covered = new Set(puzzles.flatMap(({ topics }) => topics))
    expect(TOPICS.filter((topic) => !covered.has(topic))).toEqual([])
  })
})

describe.each(puzzles)('$name', (puzzle) => {
  it('has answers of 30 runs or more on each version, by the Node that is installed', () => {
    for (const [major, { node, runs, outputs }] of Object.entries(puzzle.answers)) {
      const sum = outputs.reduce((total, output) => total + output.runs, 0)
      expect(runs).toBeGreaterThanOrEqual(RECORDED_RUNS)
      expect(sum).toBe(runs)
      const installed = runtimes.find((runtime) => String(runtime.major) === major)
      if (installed !== undefined) expect(node).toBe(installed.version)
    }
  })

  it('prints no line twice and none of its decoys', () => {
    for (const lines of everyOutput(puzzle)) {
      expect(new Set(lines).size).toBe(lines.length)
      if (puzzle.question.kind === 'order')
        expect(puzzle.question.decoys.filter((decoy) => lines.includes(decoy))).toEqual([])
    }
  })

  it('gives one output on each version, unless it is about a race', () => {
    const outputs = Object.values(puzzle.answers).map((answers) => answers.outputs.length)
    expect(Math.max(...outputs) > 1).toBe(puzzle.race)
  })

  it('links to a page that says so', () => {
    expect(puzzle.explanation.flatMap(({ docs }) => docs)).not.toEqual([])
  })

  it('asks for something that every run answers', () => {
    for (const answers of Object.values(puzzle.answers)) {
      const answer = answerOf(puzzle.question, answers)
      if (answer.kind === 'order')
        expect(answer.sequences.every((tokens) => tokens.length > 1)).toBe(true)
    }
  })
})

const everyOutput = (puzzle: PuzzleResponse): string[][] =>
  Object.values(puzzle.answers).flatMap(({ outputs }) => outputs.map(({ lines }) => lines))

describe('run again', () => {
  let sandbox: Sandbox
  const seen = new Map<string, Seen[]>()

  beforeAll(async () => {
    const majors = new Set(asked.map(({ major }) => Number(major)))
    sandbox = await openSandbox({
      runtimes: runtimes.filter((runtime) => majors.has(runtime.major)),

      recorder: RECORDER,
      selfTest: 'start',
    })
    const waiting = [...asked]
    const work = async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await runAll(next)
    }
    await Promise.all(Array.from({ length: LANES }, work))
  }, 180_000)

  afterAll(() => sandbox.close())

  async function runAll({ name, major, puzzle }: (typeof asked)[number]): Promise<void> {
    const runtime = runtimes.find((each) => String(each.major) === major)
    if (runtime === undefined) return
    const outputs: Seen[] = []
    for (let i = 0; i < RUNS; i++) outputs.push(await seeOutput(sandbox, puzzle, runtime))
    seen.set(`${name} ${major}`, outputs)
  }

  it.for(asked)(
    '$name on Node $major gives what was recorded',
    ({ name, major, puzzle }, context) => {
      const outputs = seen.get(`${name} ${major}`)
      const answers = puzzle.answers[major]
      if (outputs === undefined || answers === undefined) return context.skip()
      expect(unrecorded(answers, outputs)).toEqual([])
    },
  )

  it('finds an answer that was edited by hand: two lines of it in each other’s place', () => {
    // Of a race, the other order may be right as well.
    for (const { name, major, puzzle } of asked.filter((each) => !each.puzzle.race)) {
      const outputs = seen.get(`${name} ${major}`)
      const answers = puzzle.answers[major]
      if (outputs === undefined || answers === undefined) continue
      const edited = { ...answers, outputs: answers.outputs.map(withTwoLinesSwapped) }
      expect({ name, found: unrecorded(edited, outputs) }).toEqual({ name, found: outputs })
    }
  })
})

const withTwoLinesSwapped = (output: SeenOutput): SeenOutput => {
  const [one = '', two = '', ...rest] = output.lines
  return { ...output, lines: [two, one, ...rest] }
}
