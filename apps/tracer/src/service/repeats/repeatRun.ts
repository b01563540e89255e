import type { RunRequest } from '@loopscope/shared/wire/api'
import { createOutputCollector, type RunOutput } from '@loopscope/shared/wire/outputLines'
import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import { withAdvice } from '../../advice/withAdvice.ts'
import type { SnippetRun } from '../../sandbox/sandbox.ts'
import { encodeEvents } from '../bodies/encodeEvents.ts'
import type { Runs } from '../runs/recordRun.ts'

export type Repeated = {
  readonly output: RunOutput
  readonly outcome: RunOutcome
  /** The recording, NDJSON. */
  readonly chunks: readonly Buffer[]
  /** How long it took once it was its turn, ms. */
  readonly ms: number
}

/**
 * Runs a snippet once, when no one's single run waits. `patience`: aborting it ends the waiting, not the run. Throws a
 * Refusal when too much waits already, or the reason of whichever signal was aborted.
 */
export async function repeatRun(
  runs: Runs,
  run: SnippetRun,
  asked: RunRequest,
  client: string,
  signal: AbortSignal,
  patience: AbortSignal = signal,
): Promise<Repeated> {
  const release = await runs.queue.enterRepeat(client, AbortSignal.any([signal, patience]))
  try {
    const started = performance.now()
    const collector = createOutputCollector()
    const chunks: Buffer[] = []
    let warm = false
    const text = {
      source: run.source,
      file: run.file,
      module: asked.module,
      node: run.runtime.version,
    }
    const batches = runs.sandbox.run({ ...run, signal })
    for await (const batch of withAdvice(batches, runs.stripper, text)) {
      for (const event of batch) {
        collector.add(event)
        if (event.type === 'run') warm = event.warm
      }
      chunks.push(encodeEvents(batch))
    }
    const output = collector.output()
    if (output.outcome === null) throw new Error('A run ended without an outcome.')
    const ms = performance.now() - started
    runs.metrics.ran(run.runtime.version, output.outcome.type, ms / 1e3, warm)
    return { output, outcome: output.outcome, chunks, ms }
  } finally {
    release()
  }
}
