import { openSandbox } from '../apps/tracer/src/sandbox/openSandbox.ts'
import type { Runtime } from '../apps/tracer/src/sandbox/process/runtime.ts'
import { runSnippet } from '../apps/tracer/src/sandbox/run/runSnippet.ts'
import type { Sandbox } from '../apps/tracer/src/sandbox/sandbox.ts'
import { median } from './median.ts'
import { EVENT_COST, EVENT_COST_REACTIONS, WRITE_COST } from './snippets.ts'

export type RecorderCost = {
  /** Of events without a site: the begin, settling and end of reactions. */
  readonly usPerEvent: number
  /** Of all events of a recording with sites, a quarter of which have one. */
  readonly usPerEventWithSites: number
  /** Of one event that has a site. */
  readonly usPerSite: number
  /** Of a plain write of three rows: what the machine is like today. The recorder writes once in three such events. */
  readonly usPerPlainWrite: number
}

type Printed = { scheduled: number; drained: number }

/** What an event costs inside the snippet's process: recorded less unrecorded, in turn, medians of `rounds`. */
export async function recorderCost(
  runtime: Runtime,
  recorder: string,
  rounds: number,
): Promise<RecorderCost> {
  const sandbox = await openSandbox({
    runtimes: [runtime],

    recorder,
    selfTest: 'start',
  })
  const scheduling: number[] = []
  const draining: number[] = []
  const writing: number[] = []
  try {
    for (let i = 0; i < rounds; i++) {
      const recorded = await print<Printed>(sandbox, runtime, EVENT_COST, true)
      const plain = await print<Printed>(sandbox, runtime, EVENT_COST, false)
      writing.push(await print<number>(sandbox, runtime, WRITE_COST, false))
      scheduling.push((recorded.scheduled - plain.scheduled) / EVENT_COST_REACTIONS)
      draining.push((recorded.drained - plain.drained) / EVENT_COST_REACTIONS)
    }
  } finally {
    await sandbox.close()
  }
  const usPerSite = median(scheduling)
  const drained = median(draining)
  return {
    usPerEvent: drained / 3,
    usPerEventWithSites: (usPerSite + drained) / 4,
    usPerSite,
    usPerPlainWrite: median(writing),
  }
}

async function print<Value>(
  sandbox: Sandbox,
  runtime: Runtime,
  source: string,
  record: boolean,
): Promise<Value> {
  let text = ''
  const run = {
    runId: `bench-${record}`,
    source,
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
  return JSON.parse(text) as Value
}
