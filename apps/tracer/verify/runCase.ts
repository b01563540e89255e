import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { runSnippet } from '../src/sandbox/runSnippet.ts'
import type { Runtime } from '../src/sandbox/runtime.ts'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { prepareRun } from '../src/service/prepareRun.ts'
import type { TypeStripper } from '../src/typescript/typeStripper.ts'
import type { Case } from './caseFolders.ts'
import { comparableStderr } from './comparableStderr.ts'
import { type Final, plainRun, type Seen } from './plainRun.ts'
import { type Said, sayOfRun } from './sayOfRun.ts'

/** Plain Node decides a race one way or the other: one of so many runs must agree with the recorded one. */
const MOST_PLAIN_RUNS = 60
/** At a time: what a quiet machine decides always alike a crowded one decides otherwise. */
const CROWDS = [1, 6]

export type CaseResult = {
  readonly said: Said
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
    return { said: notStarted(prepared.error.message), ours: null, plain: null }
  const { run } = prepared
  const events = []
  for await (const event of runSnippet(sandbox, run)) events.push(event)
  const timeline = buildTimeline(events)
  const { outcome } = timeline
  if (outcome === null) throw new Error(`${name}: the recording has no outcome`)
  const textOf = (stream: 'stdout' | 'stderr') =>
    timeline.outputs.map((output) => (output.stream === stream ? output.text : '')).join('')
  const ours: Seen = {
    stdout: textOf('stdout'),
    stderr: comparableStderr(textOf('stderr')),
    status: outcome.type === 'killed' ? outcome.signal : outcome.exitCode,
  }
  const said = sayOfRun(timeline)
  if (!program.comparable) return { said, ours, plain: null }
  const final = {
    module: run.file === 'index.mjs' ? 'module' : 'commonjs',
    source: run.source,
  } as const
  return { said, ours, plain: await plainLike(runtime, { ...final, timeoutMs }, program, ours) }
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
