import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withSource } from '@loopscope/shared/export/recordingFile'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { checksSentence, judgeCheck } from '@loopscope/shared/timeline/checks/judgeCheck'
import type { SampledPair } from '@loopscope/shared/timeline/sampled/sampleOf'
import { MAX_SOURCE_BYTES } from '@loopscope/shared/wire/api'
import type { Fidelity } from '@loopscope/shared/wire/batch'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { withAdvice } from '../advice/withAdvice.ts'
import { cpuMsFor, DEFAULT_LIMITS, DEFAULT_ROWS } from '../sandbox/limits.ts'
import { likelyKind, openSandbox } from '../sandbox/openSandbox.ts'
import type { Runtime } from '../sandbox/process/runtime.ts'
import { findRuntimes, missingRuntimes } from '../sandbox/process/runtimes.ts'
import type { Sandbox, SnippetRun } from '../sandbox/sandbox.ts'
import { mainFile, prepareRun, textOf } from '../service/runs/prepareRun.ts'
import { rejectedRun } from '../service/runs/rejectedRun.ts'
import { TypeStripper } from '../typescript/typeStripper.ts'
import { comparePlain } from './comparePlain.ts'
import { exitStatus } from './exitStatus.ts'
import { type FileKind, fileKind } from './fileKind.ts'
import type { Command } from './parseArguments.ts'
import { noteOf, place } from './print/describeOutcome.ts'
import { formatSummary } from './print/formatSummary.ts'
import { formatText, type Screen, type Shown } from './print/formatText.ts'
import { safeText } from './print/safeText.ts'
import { sampleRun } from './sampleRun.ts'
import { StopSignal } from './stopSignal.ts'
import { unknownVersion } from './unknownVersion.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))
const BAD_ARGUMENTS = 2
const CHECK_FAILED = 3
const COLUMNS_OF_A_FILE = 160

export type TraceCommand = Extract<Command, { type: 'trace' }>
type KnownKind = Extract<FileKind, { type: 'known' }>
type Outcome = EventOf<'outcome'>

/** `loopscope trace`: runs a file once, writes its recording to stdout and resolves to the exit status. */
export async function trace(command: TraceCommand): Promise<number> {
  const read = readSource(command.file)
  if (read.source === null) return fail(`${command.file} cannot be read: ${read.why}.`)
  const { source } = read
  if (!existsSync(RECORDER))
    return fail('The recorder has not been built yet: run npm run build once.')
  const kind = fileKind(command.file, command.module)
  if (kind.type === 'refused') return fail(kind.sentence)
  const events: TraceEvent[] = []
  const stop = new StopSignal()
  let comparison: Fidelity | null = null
  let sample: SampledPair | null = null
  // Programs that read the other formats want the recording and nothing else.
  const compare = async (sandbox: Sandbox, run: SnippetRun): Promise<void> => {
    if (command.format === 'text' && !stop.signal.aborted)
      comparison = await comparePlain(sandbox, run, events)
    if (command.sample && !stop.signal.aborted) sample = await sampleRun(sandbox, run, events)
  }
  try {
    for await (const event of record(command, source, kind, stop.signal, compare)) {
      events.push(event)
      if (command.format === 'events')
        process.stdout.write(`${JSON.stringify(withSource(event, source))}\n`)
    }
  } finally {
    stop.close()
  }
  const last = events.at(-1) as Outcome
  await write(command, source, events, last, { comparison, sample })
  const status = stop.status ?? exitStatus(last.outcome)
  return sayChecks(command, events) || status !== 0 ? status : CHECK_FAILED
}

/** Says of each check whether the run kept to it; true where it kept to all. On stderr: what programs read is on stdout. */
function sayChecks({ checks }: TraceCommand, events: readonly TraceEvent[]): boolean {
  if (checks.length === 0) return true
  const timeline = buildTimeline(events)
  const verdicts = checks.map((check) => judgeCheck(timeline, check))
  const lines = verdicts.map(({ sentence }) => safeText(sentence))
  process.stderr.write(`${[...lines, checksSentence(verdicts)].join('\n')}\n`)
  return verdicts.every(({ holds }) => holds)
}

/** The events of the run, the outcome last; also of a run that never starts. */
async function* record(
  command: TraceCommand,
  source: string,
  { module, typescriptAs }: KnownKind,
  signal: AbortSignal,
  compare: (sandbox: Sandbox, run: SnippetRun) => Promise<void>,
): AsyncGenerator<TraceEvent> {
  const { node, timeoutMs, args } = command
  const runId = randomUUID()
  const bounds = { timeoutMs, maxRows: DEFAULT_ROWS, args, typescriptAs }
  const installed = findRuntimes()
  const runtime = installed.find(({ major, version }) => String(major) === node || version === node)
  const reject = (error: OutcomeError) => {
    const sandbox = { kind: likelyKind(), limits: DEFAULT_LIMITS }
    const asked = { node: runtime?.version ?? node, module }
    const file = mainFile(module === 'module' ? module : (typescriptAs ?? 'commonjs'))
    const cpuMs = cpuMsFor(timeoutMs)
    return rejectedRun(
      { ...bounds, ...asked, runId, file, threadPoolSize: null, cpuMs, sandbox },
      error,
    )
  }
  if (runtime === undefined)
    return yield* reject(outOfRange(unknownVersion(node, installed, missingRuntimes())))
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES) return yield* reject(outOfRange(TOO_LARGE))
  const stripper = new TypeStripper()
  const request = { source, module, node: runtime.version, timeoutMs }
  try {
    const prepared = await prepareRun(stripper, request, runtime, runId, bounds)
    const batches =
      prepared.type === 'rejected'
        ? [reject(prepared.error)]
        : runOnce({ ...prepared.run, signal }, runtime, compare)
    for await (const batch of withAdvice(batches, stripper, textOf(prepared, request))) yield* batch
  } finally {
    await stripper.close()
  }
}

/** One run in a sandbox of its own, which is gone when this ends; `then` may use it until then. */
async function* runOnce(
  run: SnippetRun,
  runtime: Runtime,
  then: (sandbox: Sandbox, run: SnippetRun) => Promise<void>,
): AsyncGenerator<TraceEvent[]> {
  const sandbox = await openSandbox({
    runtimes: [runtime],

    recorder: RECORDER,
    limits: { ...DEFAULT_LIMITS, maxTimeoutMs: run.timeoutMs },
    selfTest: 'start',
  })
  try {
    if (sandbox.kind === 'none') process.stderr.write(`No sandbox: ${sandbox.reason ?? ''}\n`)
    yield* sandbox.run(run)
    await then(sandbox, run)
  } finally {
    await sandbox.close()
  }
}

async function write(
  { format, file, why }: TraceCommand,
  source: string,
  events: readonly TraceEvent[],
  last: Outcome,
  { comparison, sample }: Pick<Shown, 'comparison' | 'sample'>,
): Promise<void> {
  const { outcome } = last
  // What never started has nothing to show in a table: one sentence is enough, and programs read it from stdout.
  if (outcome.type === 'rejected') {
    const at = place(outcome.error, file)
    const said = noteOf(outcome)
    const note = said === null ? '' : `${said}\n`
    process.stderr.write(`${at === '' ? '' : `${at}: `}${outcome.error.message}\n${note}`)
  }
  const text =
    format === 'events' || (format === 'text' && outcome.type === 'rejected')
      ? ''
      : format === 'summary'
        ? formatSummary(buildTimeline(events), last)
        : formatText(buildTimeline(events), last, { file, source }, screen(), {
            why,
            comparison,
            sample,
          })
  await new Promise((resolve) => process.stdout.write(text, resolve))
}

/** Colours not into a file or a pipe, and not where NO_COLOR or the terminal's own settings say no. */
function screen(): Screen {
  const { isTTY, columns } = process.stdout
  return isTTY === true
    ? { colour: process.stdout.hasColors(), columns }
    : { colour: false, columns: COLUMNS_OF_A_FILE }
}

type Read = { readonly source: string } | { readonly source: null; readonly why: string }

function readSource(file: string): Read {
  try {
    return { source: readFileSync(file, 'utf8') }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { source: null, why: UNREADABLE[code] ?? code }
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not read it',
}

const TOO_LARGE = `A snippet may have ${MAX_SOURCE_BYTES / 1024} KB at most.`

function outOfRange(message: string): OutcomeError {
  return { name: 'RangeError', message, stack: null, line: null, column: null }
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return BAD_ARGUMENTS
}
