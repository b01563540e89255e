import { fileURLToPath } from 'node:url'
import { openSandbox } from '../src/sandbox/openSandbox.ts'
import type { Runtime } from '../src/sandbox/process/runtime.ts'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { comparableStderr } from './plain/comparableStderr.ts'
import type { Program } from './plain/loadPrograms.ts'
import { plainProgram, plainRun, plainSource, type Seen } from './plain/plainRun.ts'
import { runProgram } from './plain/runProgram.ts'

const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const LANES = 2
/** Plain Node decides a race one way or the other: one of so many runs must agree with the recorded one. */
const MOST_RUNS = 300
/** Enough to see that the lines themselves are never the same. */
const ENOUGH_RUNS = 40
/** Plain runs at a time, by turns: what a quiet machine decides always alike a crowded one decides otherwise. */
const CROWDS = [1, 8]

/** `reordered`: the same lines, in an order in which plain Node never printed them. */
export type Faithful = {
  readonly program: Program
  readonly start: Start
  readonly verdict: 'same' | 'reordered' | 'different'
  readonly ours: Seen
  readonly plain: Seen
}

type Start = 'warm' | 'cold'
const BOTH: readonly Start[] = ['warm', 'cold']

/**
 * Runs every program with the recorder, warm and cold, and without it, and compares what was printed to stdout and to
 * stderr, and the exit status. `startsOf`: how a program is started, where once is enough.
 */
export const compareWithPlain = async (
  runtime: Runtime,
  programs: readonly Program[],
  startsOf: (program: Program) => readonly Start[] = () => BOTH,
): Promise<Faithful[]> => {
  const config = {
    runtimes: [runtime],

    recorder: RECORDER,
    selfTest: 'off' as const,
  }
  const walled = await openSandbox({ ...config, warm: () => LANES })
  const bare = await openSandbox({ ...config, walls: 'none' })
  const results: Faithful[] = []
  const waiting = programs.filter(
    ({ minimum, comparable }) => comparable && minimum <= runtime.major,
  )
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results.push(
        ...(await compareOne(next.walled ? walled : bare, runtime, next, startsOf(next))),
      )
  }
  try {
    await Promise.all(Array.from({ length: LANES }, work))
  } finally {
    await Promise.all([walled.close(), bare.close()])
  }
  return results
}

const compareOne = async (
  sandbox: Sandbox,
  runtime: Runtime,
  program: Program,
  starts: readonly Start[],
): Promise<Faithful[]> => {
  const plains: Seen[] = []
  const results: Faithful[] = []
  for (const start of starts) {
    const ours = await recordedRun(sandbox, runtime, program, start === 'cold')
    for (let turn = 0; judge(ours, plains) !== 'same' && plains.length < MOST_RUNS; turn++) {
      if (plains.length >= ENOUGH_RUNS && judge(ours, plains) === 'different') break
      const crowd = Array.from({ length: CROWDS[turn % CROWDS.length] ?? 1 }, () =>
        plainRun(runtime, plainProgram(program)),
      )
      plains.push(...(await Promise.all(crowd)))
    }
    const [first = { stdout: '', stderr: '', status: null }] = plains
    results.push({ program, start, verdict: judge(ours, plains), ours, plain: first })
  }
  return results
}

const recordedRun = async (
  sandbox: Sandbox,
  runtime: Runtime,
  program: Program,
  cold: boolean,
): Promise<Seen> => {
  const source = plainSource(program)
  const { stdout, stderr, outcome } = await runProgram({
    sandbox,
    runtime,
    program,
    source,
    cold,
    record: true,
  })
  const status = outcome.type === 'killed' ? outcome.signal : outcome.exitCode
  return { stdout, stderr: comparableStderr(stderr), status }
}

const judge = (ours: Seen, plains: readonly Seen[]): Faithful['verdict'] => {
  if (plains.some((plain) => isSame(plain, ours))) return 'same'
  return plains.some((plain) => isSame(sorted(plain), sorted(ours))) ? 'reordered' : 'different'
}

const isSame = (a: Seen, b: Seen): boolean =>
  a.stdout === b.stdout && a.stderr === b.stderr && a.status === b.status

const sorted = ({ stdout, stderr, status }: Seen): Seen => ({
  stdout: sortedLines(stdout),
  stderr: sortedLines(stderr),
  status,
})

const sortedLines = (text: string): string => text.split('\n').sort().join('\n')
