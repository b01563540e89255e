import type { Timeline } from '../../timeline/timeline.ts'
import { type CloneModel, readClone } from './readClone.ts'
import { type CountModel, readCount } from './readCount.ts'
import { type HandModel, readHand } from './readHand.ts'
import type { WorkersSettings } from './workersSettings.ts'

/** What a run tells, of whichever experiment it made. */
export type WorkersModel = CountModel | HandModel | CloneModel

/** null: the run did not get to its end. */
export function readWorkers(timeline: Timeline, settings: WorkersSettings): WorkersModel | null {
  switch (settings.experiment) {
    case 'count':
      return readCount(timeline, settings)
    case 'hand':
      return readHand(timeline)
    case 'clone':
      return readClone(timeline)
    default:
      return settings.experiment satisfies never
  }
}
