import type { Fidelity } from '@loopscope/shared/wire/batch'
import { createOutputCollector, outputOf } from '@loopscope/shared/wire/outputLines'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { compareWithPlain, incomparable, plainKey } from '../sandbox/run/compareWithPlain.ts'
import { shownLines } from '../sandbox/run/shownLines.ts'
import type { Sandbox, SnippetRun } from '../sandbox/sandbox.ts'

/** The same program without the recorder, against what was recorded; null where that can be compared with nothing. */
export async function comparePlain(
  sandbox: Sandbox,
  run: SnippetRun,
  events: readonly TraceEvent[],
): Promise<Fidelity | null> {
  const recorded = outputOf(events)
  if (incomparable(recorded) !== null) return null
  return compareWithPlain(recorded, async () => {
    const started = performance.now()
    const collector = createOutputCollector()
    for await (const batch of sandbox.run({ ...run, record: false }))
      for (const event of batch) collector.add(event)
    const output = collector.output()
    const ms = performance.now() - started
    return { key: plainKey(output), lines: shownLines(output.lines), outcome: output.outcome, ms }
  })
}
