import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { foldLoad } from '@loopscope/shared/lab/load/foldLoad'
import { type LoadMoment, type LoadRun, NO_LOAD } from '@loopscope/shared/lab/load/loadMoment'

/** The load run whose part ends at this index, as far as it had come by then; null: none ends there. */
export function runUpTo(events: readonly LabEvent[], index: number): LoadRun | null {
  const end = events[index]
  if (end?.type !== 'loadDone') return null
  let begin = index
  for (; begin > 0; begin--) {
    const event = events[begin]
    if (event?.type === 'loadStarted' && event.run === end.run && event.part === 1) break
  }
  let load: LoadMoment = NO_LOAD
  for (let i = begin; i <= index; i++) {
    const event = events[i]
    if (event?.type === 'loadStarted' || event?.type === 'loadSample' || event?.type === 'loadDone')
      load = foldLoad(load, event)
  }
  return load.runs.find(({ run }) => run === end.run) ?? null
}
