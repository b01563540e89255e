import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { findingsOf } from '@loopscope/shared/timeline/health/findingsOf'
import type { Timeline } from '@loopscope/shared/timeline/timeline'
import type { Runtime } from '../../src/sandbox/process/runtime.ts'
import { runSnippet } from '../../src/sandbox/run/runSnippet.ts'
import type { Sandbox, SnippetRun } from '../../src/sandbox/sandbox.ts'
import { prepareRun } from '../../src/service/runs/prepareRun.ts'
import type { TypeStripper } from '../../src/typescript/typeStripper.ts'
import type { Case } from './caseFolders.ts'
import { comparableStderr } from './comparableStderr.ts'
import { type Final, plainRun, type Seen } from './plainRun.ts'
import { type Said, sayOfRun } from './sayOfRun.ts'

/** Plain Node decides a race one way or the other: one of so many runs must agree with the recorded one. */
const MOST_PLAIN_RUNS = 60
/** At a time: what a quiet machine decides always alike a crowded one decides otherwise. */
const CROWDS = [1, 6]

/** So often a run may be too slow to show what is told of a quick one. */
const RUNS_TO_TELL = 20

export type CaseResult = {
  readonly said: Said
  /** Of what is to be told in one of a few runs: what none told. */
  readonly untold: readonly string[]
  /** What was seen with the recorder; null: it was not started. */
  readonly ours: Seen | null
  /** A plain run that was like ours, or the last that was not; null: there is nothing to compare. */
  readonly plain: Seen | null
}

/** Runs a case with the recorder, and without it until a plain run was like it or enough were not. */
export const runCase = async (
  sandbox: Sandbox,
  stripper: TypeStripper,
  runtime: Runtime,
  program: Case,
): Promise<CaseResult> => {
  const { source, module, timeoutMs, name } = program
  const request = { source, module, node: runtime.version, timeoutMs }
  const bounds = { timeoutMs, maxRows: 50_000, args: [], typescriptAs: null }
  const prepared = await prepareRun(stripper, request, runtime, `case-${name}`, bounds)
  if (prepared.type === 'rejected')
    return { said: notStarted(prepared.error.message), untold: [], ours: null, plain: null }
  const { run } = prepared
  const timeline = await record(sandbox, run)
  const { outcome } = timeline
  if (outcome === null) throw new Error(`${name}: the recording has no outcome`)
  const textOf = (stream: 'stdout' | 'stderr') =>
    timeline.outputs.map((output) => (output.stream === stream ? output.text : '')).join('')
  const ours: Seen = {
    stdout: textOf('stdout'),
    stderr: comparableStderr(textOf('stderr')),
    status: outcome.type === 'killed' ? outcome.signal : outcome.exitCode,
  }
  const said = sayOfRun(timeline, program)
  const untold = await untoldBy(timeline, program, () => record(sandbox, run))
  if (!program.comparable) return { said, untold, ours, plain: null }
  const final = {
    module: run.file === 'index.mjs' ? 'module' : 'commonjs',
    source: run.source,
  } as const
  return {
    said,
    untold,
    ours,
    plain: await plainLike(runtime, { ...final, timeoutMs }, program, ours),
  }
}

const record = async (sandbox: Sandbox, run: SnippetRun): Promise<Timeline> => {
  const events = []
  for await (const event of runSnippet(sandbox, run)) events.push(event)
  return buildTimeline(events)
}

const untoldBy = async (
  first: Timeline,
  { told }: Case,
  again: () => Promise<Timeline>,
): Promise<readonly string[]> => {
  let untold = told
  for (let timeline = first, runs = 0; ; timeline = await again()) {
    const sentences = findingsOf(timeline).map(({ sentence }) => sentence)
    untold = untold.filter((begin) => !sentences.some((each) => each.startsWith(begin)))
    if (untold.length === 0 || ++runs === RUNS_TO_TELL) return untold
  }
}

/** Whether what plain Node printed and how it ended counts as the same. */
export const isLike = ({ prints }: Case, ours: Seen, plain: Seen): boolean => {
  if (ours.status !== plain.status) return false
  if (prints === 'differently') return true
  const same = (a: string, b: string) =>
    a === b || (prints === 'anyOrder' && sortedLines(a) === sortedLines(b))
  return same(ours.stdout, plain.stdout) && same(ours.stderr, plain.stderr)
}

const sortedLines = (text: string): string => text.split('\n').sort().join('\n')

const plainLike = async (
  runtime: Runtime,
  final: Final,
  program: Case,
  ours: Seen,
): Promise<Seen> => {
  let plain: Seen | null = null
  for (let runs = 0, turn = 0; runs < MOST_PLAIN_RUNS; turn++) {
    const crowd = CROWDS[turn % CROWDS.length] ?? 1
    const seen = await Promise.all(Array.from({ length: crowd }, () => plainRun(runtime, final)))
    runs += crowd
    plain = seen.find((each) => isLike(program, ours, each)) ?? seen[0] ?? null
    if (plain !== null && isLike(program, ours, plain)) return plain
  }
  if (plain === null) throw new Error(`${program.name}: no plain run`)
  return plain
}

const notStarted = (message: string): Said => ({
  end: `Not started: ${message}`,
  note: null,
  findings: [],
  callbacks: [],
  lines: [],
})
