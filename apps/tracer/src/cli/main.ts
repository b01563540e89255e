import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { MAX_SOURCE_BYTES } from '@loopscope/shared/wire/api'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { EventOf, TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { cpuMsFor, DEFAULT_LIMITS, DEFAULT_ROWS } from '../sandbox/limits.ts'
import { openSandbox } from '../sandbox/openSandbox.ts'
import { runSnippet } from '../sandbox/runSnippet.ts'
import { hasLoopCounters, type Runtime } from '../sandbox/runtime.ts'
import { findRuntimes, missingRuntimes } from '../sandbox/runtimes.ts'
import { prepareRun } from '../service/prepareRun.ts'
import { rejectedRun } from '../service/rejectedRun.ts'
import { TypeStripper } from '../typescript/typeStripper.ts'
import { exitStatus } from './exitStatus.ts'
import { type FileKind, fileKind } from './fileKind.ts'
import { formatSummary } from './formatSummary.ts'
import { formatText } from './formatText.ts'
import { type Command, parseArguments } from './parseArguments.ts'
import { USAGE } from './usage.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))
const PACKAGE = fileURLToPath(new URL('../../package.json', import.meta.url))
const BAD_ARGUMENTS = 2

type Trace = Extract<Command, { type: 'trace' }>

async function main(argv: readonly string[]): Promise<number> {
  const command = parseArguments(argv)
  switch (command.type) {
    case 'help':
      process.stdout.write(USAGE)
      return 0
    case 'version':
      process.stdout.write(
        `${(JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version}\n`,
      )
      return 0
    case 'versions':
      process.stdout.write(versionsText())
      return 0
    case 'wrong':
      process.stderr.write(`${command.sentence}\n\n${USAGE}`)
      return BAD_ARGUMENTS
    case 'trace':
      return trace(command)
    default:
      command satisfies never
      return BAD_ARGUMENTS
  }
}

/** One line per version that can be used: "24.21.0 linux-x64 warm observed". */
function versionsText(): string {
  const platform = `${process.platform}-${process.arch}`
  return findRuntimes()
    .map(({ version }) => {
      const evidence = hasLoopCounters(version) ? 'observed' : 'inferred'
      return `${version} ${platform} warm ${evidence}\n`
    })
    .join('')
}

async function trace(command: Trace): Promise<number> {
  const source = readSource(command.file)
  if (source === null) return fail(`${command.file} cannot be read.`)
  if (!existsSync(RECORDER))
    return fail('The recorder has not been built yet: run npm run build once.')
  const kind = fileKind(command.file, command.module)
  if (kind.type === 'refused') return fail(kind.sentence)
  const runtime = findRuntimes().find(
    ({ major, version }) => String(major) === command.node || version === command.node,
  )
  if (runtime === undefined) return fail(unknownVersion(command.node))
  const events: TraceEvent[] = []
  const status = await run(command, source, kind, runtime, (event) => {
    events.push(event)
    if (command.format === 'events') process.stdout.write(`${JSON.stringify(event)}\n`)
  })
  if (command.format === 'events') return status
  const outcome = events.at(-1) as EventOf<'outcome'>
  const timeline = buildTimeline(events)
  const text =
    command.format === 'summary'
      ? formatSummary(timeline, outcome)
      : formatText(timeline, outcome, coloursWanted())
  await new Promise((resolve) => process.stdout.write(text, resolve))
  return status
}

async function run(
  command: Trace,
  source: string,
  { module, typescriptAs }: Extract<FileKind, { type: 'known' }>,
  runtime: Runtime,
  each: (event: TraceEvent) => void,
): Promise<number> {
  const runId = randomUUID()
  const { timeoutMs, args } = command
  const bounds = { timeoutMs, maxRows: DEFAULT_ROWS, args, typescriptAs }
  const reject = (error: OutcomeError) => {
    const cpuMs = cpuMsFor(timeoutMs)
    const walls = { kind: 'bubblewrap', limits: DEFAULT_LIMITS } as const
    rejectedRun({ ...bounds, runId, runtime, module, cpuMs, sandbox: walls }, error).forEach(each)
    process.stderr.write(`${place(error)}${error.message}\n`)
    return BAD_ARGUMENTS
  }
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES) return reject(tooLarge())
  const request = { source, module, node: runtime.version, timeoutMs }
  const stripper = new TypeStripper()
  const prepared = await prepareRun(stripper, request, runtime, runId, bounds)
  await stripper.close()
  if (prepared.type === 'rejected') return reject(prepared.error)
  const sandbox = await openSandbox({
    runtimes: [runtime],
    maxRuns: 1,
    recorder: RECORDER,
    limits: { ...DEFAULT_LIMITS, maxTimeoutMs: timeoutMs },
    selfTest: 'start',
  })
  let status = 1
  const stopped = new AbortController()
  process.once('SIGINT', () => stopped.abort())
  process.once('SIGTERM', () => stopped.abort())
  // Whoever reads may have seen enough (`| head`): the run ends, and what it left is tidied up.
  process.stdout.on('error', () => stopped.abort())
  try {
    if (sandbox.kind === 'none') process.stderr.write(`No sandbox: ${sandbox.reason ?? ''}\n`)
    for await (const event of runSnippet(sandbox, { ...prepared.run, signal: stopped.signal })) {
      each(event)
      if (event.type === 'outcome') status = exitStatus(event.outcome)
    }
  } finally {
    await sandbox.close()
  }
  return status
}

/** Not into a file or a pipe, and not where NO_COLOR or the terminal's own settings say no. */
function coloursWanted(): boolean {
  return process.stdout.isTTY === true && process.stdout.hasColors()
}

function readSource(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (_unreadable) {
    return null
  }
}

function unknownVersion(wanted: string): string {
  const installed = findRuntimes().map(({ major }) => major)
  const missing = missingRuntimes().find(({ major }) => String(major) === wanted)
  return `Node "${wanted}" cannot be used. ${missing === undefined ? '' : `${missing.reason}. `}Installed: ${installed.join(', ') || 'none: npm run runtimes -- add 24'}.`
}

function place({ line, column }: OutcomeError): string {
  return line === null ? '' : `Line ${line}${column === null ? '' : `, column ${column}`}: `
}

function tooLarge(): OutcomeError {
  const message = `A snippet may have ${MAX_SOURCE_BYTES / 1024} KB at most.`
  return { name: 'RangeError', message, stack: null, line: null, column: null }
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return BAD_ARGUMENTS
}

process.exitCode = await main(process.argv.slice(2))
