import { randomUUID } from 'node:crypto'
import type { RunRequest } from '@loopscope/shared/wire/api'
import type { Runtime } from '../../sandbox/process/runtime.ts'
import type { SnippetRun } from '../../sandbox/sandbox.ts'
import { Refusal } from '../bodies/refusal.ts'
import { prepareRun } from '../runs/prepareRun.ts'
import type { Runs } from '../runs/recordRun.ts'

/**
 * What is to be run again and again. Types are stripped in a turn of their own, as one of the repeated runs: many sources that
 * take long to parse must not keep everybody's TypeScript waiting. Throws a Refusal of what cannot be stripped, or when too
 * much waits already.
 */
export async function prepareRepeats(
  runs: Runs,
  asked: RunRequest,
  runtime: Runtime,
  client: string,
  signal: AbortSignal,
): Promise<Omit<SnippetRun, 'signal'>> {
  const { timeoutMs, maxRows } = runs.config
  const bounds = { timeoutMs, maxRows, args: [], typescriptAs: null }
  const release =
    asked.module === 'typescript' ? await runs.queue.enterRepeat(client, signal) : () => undefined
  try {
    const prepared = await prepareRun(runs.stripper, asked, runtime, randomUUID(), bounds)
    if (prepared.type === 'ready') return prepared.run
    const { name, message } = prepared.error
    throw new Refusal(400, 'bad_typescript', `${name}: ${message}`)
  } finally {
    release()
  }
}
