import type { Settings } from '@loopscope/shared/lesson/lesson'
import type { RecordedRuns } from '@loopscope/shared/lesson/recordedRuns'

/**
 * The run that came with the page for these settings on this major version of Node, or undefined. `nth`: how many runs of the
 * same settings what is asked has had before: the same recording is never taken for another run.
 */
export function pickRecorded(
  { node: version, runs }: RecordedRuns,
  settings: Settings,
  node: string,
  nth: number,
): RecordedRuns['runs'][number] | undefined {
  if (version.split('.')[0] !== node) return undefined
  const key = JSON.stringify(settings)
  return runs.filter((each) => JSON.stringify(each.settings) === key)[nth]
}
