import type { RunOutcome } from '@loopscope/shared/wire/runOutcome'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { TypeStripper } from '../typescript/typeStripper.ts'
import type { Ended } from './advice.ts'
import { advise, needsReading } from './advise.ts'

type Started = Omit<Ended, 'outcome' | 'syntax'>

/** The batches of a run, in which the outcome says what works instead where the program wants what cannot run here. */
export async function* withAdvice(
  batches: AsyncIterable<readonly TraceEvent[]> | Iterable<readonly TraceEvent[]>,
  stripper: TypeStripper,
  run: Started,
): AsyncGenerator<readonly TraceEvent[], void, void> {
  for await (const batch of batches) {
    const last = batch.at(-1)
    if (last?.type !== 'outcome') yield batch
    else
      yield [
        ...batch.slice(0, -1),
        { ...last, outcome: await advised(last.outcome, stripper, run) },
      ]
  }
}

async function advised(
  outcome: RunOutcome,
  stripper: TypeStripper,
  run: Started,
): Promise<RunOutcome> {
  if (!needsReading(outcome, run.source)) return outcome
  const syntax = await stripper.read(run.source)
  return syntax === null ? outcome : advise({ ...run, outcome, syntax })
}
