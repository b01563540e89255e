import type { SeenOutput } from '@loopscope/shared/puzzle/answers'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { Runtime } from '../sandbox/process/runtime.ts'
import { runSnippet } from '../sandbox/run/runSnippet.ts'
import type { Sandbox, SnippetRun } from '../sandbox/sandbox.ts'
import type { WrittenPuzzle } from './readPuzzle.ts'

export type Seen = Omit<SeenOutput, 'runs'>

const TIMEOUT_MS = 5_000
const CPU_MS = 4_000
const ROWS = 200_000
let runs = 0

/** What one run of a puzzle prints, recorded as a person's run is. Throws when it ends in a way that no puzzle may. */
export async function seeOutput(
  sandbox: Sandbox,
  puzzle: WrittenPuzzle,
  runtime: Runtime,
): Promise<Seen> {
  let stdout = ''
  let outcome: RunOutcome | null = null
  for await (const event of runSnippet(sandbox, runOf(puzzle, runtime))) {
    if (event.type === 'output' && event.stream === 'stdout') stdout += event.text
    if (event.type === 'outcome') outcome = event.outcome
  }
  if (outcome === null) throw new Error(`${puzzle.name}: the recording has no outcome.`)
  return { lines: linesOf(stdout), outcome: typeOf(outcome, puzzle), exitCode: outcome.exitCode }
}

function runOf({ source, module }: WrittenPuzzle, runtime: Runtime): SnippetRun {
  return {
    runId: `puzzle-${++runs}`,
    source,
    module,
    file: module === 'module' ? 'index.mjs' : 'index.js',
    runtime,
    args: [],
    timeoutMs: TIMEOUT_MS,
    cpuMs: CPU_MS,
    threadPoolSize: null,
    maxRows: ROWS,
    record: true,
  }
}

function linesOf(stdout: string): string[] {
  const lines = stdout.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function typeOf(outcome: RunOutcome, { name }: WrittenPuzzle): Seen['outcome'] {
  switch (outcome.type) {
    case 'finished':
    case 'threw':
    case 'timedOut':
    case 'killed':
    case 'outOfMemory':
      return outcome.type
    case 'tooManyEvents':
    case 'tooMuchOutput':
    case 'rejected':
      throw new Error(`${name}: a puzzle may not end as ${outcome.type}.`)
  }
}
