import type { Loopscope } from '../state/loopscope.ts'
import { loadSelectors } from '../state/run/loadSelectors.ts'
import type { LastRun } from './keepLastRun.ts'

/** Puts it onto the page again from this browser's list, unless something else has come onto it meanwhile. */
export async function openLastRun(
  { session, keptRuns, show, play }: Loopscope,
  { runId, cursor }: LastRun,
): Promise<void> {
  await keptRuns.load()
  const kept = keptRuns.list.getState().runs?.find((run) => run.runId === runId)
  const run = kept === undefined ? null : await keptRuns.read(kept.id)
  const { status, events } = session.getState()
  if (run === null || status !== 'idle' || events.length > 0) return
  const { threadPoolSize } = session.getState()
  const { source, module, node } = run
  show({ source, module, node, threadPoolSize }, run.events)
  await loadSelectors()
  play({ type: 'seek', cursor })
}
