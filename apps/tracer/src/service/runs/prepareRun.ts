import type { RunRequest } from '@loopscope/shared/wire/api'
import type { OutcomeError } from '@loopscope/shared/wire/runOutcome'
import { cpuMsFor } from '../../sandbox/limits.ts'
import type { Runtime } from '../../sandbox/process/runtime.ts'
import type { SnippetRun } from '../../sandbox/sandbox.ts'
import type { TypeStripper } from '../../typescript/typeStripper.ts'

export type Prepared =
  | { readonly type: 'ready'; readonly run: Omit<SnippetRun, 'signal'> }
  | { readonly type: 'rejected'; readonly error: OutcomeError; readonly run: Unstarted }

type Unstarted = Omit<SnippetRun, 'signal' | 'source'>

type Bounds = {
  readonly timeoutMs: number
  readonly maxRows: number
  readonly args: readonly string[]
  /** As what stripped TypeScript is loaded; null: as what its syntax says. */
  readonly typescriptAs: 'commonjs' | 'module' | null
}

/** What a request asks for, as the sandbox takes it: types stripped, limits applied. */
export async function prepareRun(
  stripper: TypeStripper,
  request: RunRequest,
  runtime: Runtime,
  runId: string,
  bounds: Bounds,
): Promise<Prepared> {
  const timeoutMs = Math.min(request.timeoutMs ?? bounds.timeoutMs, bounds.timeoutMs)
  const common = {
    runId,
    module: request.module,
    runtime,
    args: bounds.args,
    timeoutMs,
    cpuMs: cpuMsFor(timeoutMs),
    threadPoolSize: request.threadPoolSize ?? null,
    maxRows: bounds.maxRows,
    record: true,
  }
  if (request.module !== 'typescript') {
    const file = mainFile(request.module)
    return { type: 'ready', run: { ...common, source: request.source, file } }
  }
  const stripped = await stripper.strip(request.source)
  if (stripped.type === 'refused') {
    const run = { ...common, file: mainFile(bounds.typescriptAs ?? 'commonjs') }
    return { type: 'rejected', error: stripped.error, run }
  }
  const file = bounds.typescriptAs === null ? stripped.file : mainFile(bounds.typescriptAs)
  return { type: 'ready', run: { ...common, source: stripped.source, file } }
}

/** What the sandbox was given to run; of what never started the text that it would have come from. */
export function textOf(prepared: Prepared, { source, module }: RunRequest) {
  const { type, run } = prepared
  const { version: node } = run.runtime
  const text =
    type === 'ready'
      ? { source: run.source, file: run.file }
      : { source, file: 'index.js' as const }
  return { ...text, module, node }
}

/** Name of the main file of a snippet that is loaded as this kind. */
export function mainFile(kind: 'commonjs' | 'module'): SnippetRun['file'] {
  return kind === 'module' ? 'index.mjs' : 'index.js'
}
