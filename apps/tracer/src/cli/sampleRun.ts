import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { originOf, type SampledPair } from '@loopscope/shared/timeline/sampled/sampleOf'
import { createOutputCollector, outputOf } from '@loopscope/shared/wire/outputLines'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { sampleAgain } from '../sandbox/run/sampleAgain.ts'
import type { Sandbox, SnippetRun } from '../sandbox/sandbox.ts'

/** The same program a second time with V8's profiler, beside what was recorded first. */
export async function sampleRun(
  sandbox: Sandbox,
  run: SnippetRun,
  events: readonly TraceEvent[],
): Promise<SampledPair> {
  const second: TraceEvent[] = []
  const { sampled } = await sampleAgain(outputOf(events), async (sampling) => {
    const collector = createOutputCollector()
    for await (const batch of sandbox.run({ ...run, sampling })) {
      second.push(...batch)
      for (const event of batch) collector.add(event)
    }
    return { output: collector.output() }
  })
  return {
    timeline: buildTimeline(events),
    second: buildTimeline(second),
    origin: originOf(second) ?? 0,
    run: { runId: run.runId, ...sampled },
  }
}
