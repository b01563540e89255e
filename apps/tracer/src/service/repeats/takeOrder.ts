import type { RunRequest } from '@loopscope/shared/wire/api'
import type { Order } from '../../sharedQueue/order.ts'
import { newId } from '../edge/newId.ts'
import { chooseRuntime } from '../runs/chooseRuntime.ts'
import type { Runs } from '../runs/recordRun.ts'
import { LONGEST_MS } from './batch.ts'
import { prepareRepeats } from './prepareRepeats.ts'

type Asked = {
  readonly asked: RunRequest
  readonly runs: number
  readonly versions: readonly string[] | null
  readonly record: boolean
  readonly client: string
  readonly requestId: string
  /** Aborted when it is no longer wanted. */
  readonly signal: AbortSignal
}

/** What is asked for, ready to be run by anyone. Throws a Refusal of a version that is not here, and as `prepareRepeats`. */
export async function takeOrder(
  runs: Runs,
  { asked, runs: wanted, versions, record, client, requestId, signal }: Asked,
): Promise<Order> {
  const chosen = (versions ?? [asked.node]).map((node) => chooseRuntime(runs.runtimes, node))
  const [runtime = chooseRuntime(runs.runtimes, asked.node)] = chosen
  const prepared = await prepareRepeats(runs, asked, runtime, client, signal)
  const { runId: _id, runtime: _runtime, args, ...run } = prepared
  return {
    id: newId(runs.config.replica),
    ...{
      asked,
      runs: wanted,
      client,
      requestId,
      versions: versions === null ? null : [...versions],
    },
    run: { ...run, args: [...args], record },
    until: Date.now() + LONGEST_MS,
  }
}
