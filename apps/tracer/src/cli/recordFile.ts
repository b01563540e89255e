import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { MAX_SOURCE_BYTES } from '@loopscope/shared/wire/api'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { withAdvice } from '../advice/withAdvice.ts'
import { cpuMsFor, DEFAULT_LIMITS, DEFAULT_ROWS } from '../sandbox/limits.ts'
import { likelyKind } from '../sandbox/missingPart.ts'
import { openSandbox } from '../sandbox/openSandbox.ts'
import type { Runtime } from '../sandbox/process/runtime.ts'
import { findRuntimes, missingRuntimes } from '../sandbox/process/runtimes.ts'
import type { Sandbox, SnippetRun } from '../sandbox/sandbox.ts'
import { mainFile, prepareRun, textOf } from '../service/runs/prepareRun.ts'
import { rejectedRun } from '../service/runs/rejectedRun.ts'
import { TypeStripper } from '../typescript/typeStripper.ts'
import type { FileKind } from './fileKind.ts'
import type { TraceCommand } from './parseArguments.ts'
import { TOO_LARGE } from './readSource.ts'
import { unknownVersion } from './unknownVersion.ts'

/** Built by `npm run build:recorder`. */
export const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))

type KnownKind = Extract<FileKind, { type: 'known' }>

/** The events of the run, the outcome last; also of a run that never starts. */
export async function* recordFile(
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

function outOfRange(message: string): OutcomeError {
  return { name: 'RangeError', message, stack: null, line: null, column: null }
}
