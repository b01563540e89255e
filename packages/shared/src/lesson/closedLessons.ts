import { type ClosedLesson, closeLesson } from './closeLesson.ts'
import { keepLesson } from './keep-alive/keepLesson.ts'
import { layersLesson } from './layers/layersLesson.ts'
import { phasesLesson } from './phases/phasesLesson.ts'
import { poolLesson } from './pool/poolLesson.ts'
import { stackLesson } from './stack/stackLesson.ts'
import { workersLesson } from './workers/workersLesson.ts'
import { zalgoLesson } from './zalgo/zalgoLesson.ts'

/** All lessons. No page imports it: each loads its own. */
export const CLOSED_LESSONS: readonly ClosedLesson[] = [
  closeLesson(stackLesson),
  closeLesson(poolLesson),
  closeLesson(keepLesson),
  closeLesson(zalgoLesson),
  closeLesson(phasesLesson),
  closeLesson(workersLesson),
  closeLesson(layersLesson),
]
