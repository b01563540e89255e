import { openSandbox } from '../apps/tracer/src/sandbox/openSandbox.ts'
import { runSnippet } from '../apps/tracer/src/sandbox/runSnippet.ts'
import type { Runtime } from '../apps/tracer/src/sandbox/runtime.ts'
import type { Sandbox } from '../apps/tracer/src/sandbox/sandbox.ts'
import { median } from './median.ts'
import { EVENT_COST, EVENT_COST_REACTIONS } from './snippets.ts'

export type RecorderCost = { readonly usPerEvent: number; readonly usPerEventWithSite: number }

type Printed = { scheduled: number; drained: number }

/** What an event costs inside the snippet's process: recorded less unrecorded, in turn, medians of `rounds`. */
export async function recorderCost(
  runtime: Runtime,
  recorder: string,
  rounds: number,
): Promise<RecorderCost> {
  const sandbox = await openSandbox({
    runtimes: [runtime],
    maxRuns: 1,
    recorder,
    selfTest: 'start',
  })
  const withSite: number[] = []
  const without: number[] = []
  try {
    for (let i = 0; i < rounds; i++) {
      const recorded = await print(sandbox, runtime, true)
      const plain = await print(sandbox, runtime, false)
      withSite.push((recorded.scheduled - plain.scheduled) / EVENT_COST_REACTIONS)
      without.push((recorded.drained - plain.drained) / EVENT_COST_REACTIONS / 3)
    }
  } finally {
    await sandbox.close()
  }
  return { usPerEvent: median(without), usPerEventWithSite: median(withSite) }
}

async function print(sandbox: Sandbox, runtime: Runtime, record: boolean): Promise<Printed> {
  let text = ''
  const run = {
    runId: `bench-${record}`,
    source: EVENT_COST,
    module: 'commonjs',
    file: 'index.js',
    runtime,
    args: [],
    timeoutMs: 5000,
    cpuMs: 4000,
    threadPoolSize: null,
    maxRows: 200_000,
    record,
    cold: true,
  } as const
  for await (const event of runSnippet(sandbox, run))
    if (event.type === 'output' && event.stream === 'stdout') text += event.text
  return JSON.parse(text) as Printed
}
