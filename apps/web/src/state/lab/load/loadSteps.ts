import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { foldLoad } from '@loopscope/shared/lab/load/foldLoad'
import { type LoadRun, NO_LOAD } from '@loopscope/shared/lab/load/loadMoment'
import { isBusy } from './shownRun.ts'

/** No run is under way. */
export const FREE = [{ until: (moment: LabMoment) => !isBusy(moment) }] as const

/** What a person types to get the generator. */
export const INSTALL = 'npm install -g autocannon@8.0.0'

/** And to start what it asks. */
export const SERVER = 'PORT=4000 node nativeHttp.ts'

/** The first run that begins after `from`, if it came to its own end, and the index of its last event. */
export function firstRun(
  events: readonly LabEvent[],
  from: number,
): { run: LoadRun; index: number } | null {
  let load = NO_LOAD
  for (let index = from + 1; index < events.length; index++) {
    const event = events[index]
    if (event?.type !== 'loadStarted' && event?.type !== 'loadSample' && event?.type !== 'loadDone')
      continue
    load = foldLoad(load, event)
    const run = load.runs[0]
    if (event.type !== 'loadDone' || run === undefined) continue
    if (event.reason === 'bailedOut') return { run, index }
    // Whoever ended it sooner has left nothing to judge by.
    if (event.reason !== 'finished') return null
    if (run.parts.length === run.planned) return { run, index }
  }
  return null
}
