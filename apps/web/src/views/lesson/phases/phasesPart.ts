import { phasesLesson } from '@loopscope/shared/lesson/phases/phasesLesson'
import { lessonPart } from '../lessonPart.tsx'
import { PhasesEmpty } from './PhasesEmpty.tsx'
import { PhasesPicture } from './PhasesPicture.tsx'

export const PhasesPart = lessonPart(phasesLesson, {
  Picture: PhasesPicture,
  soFar: null,
  Empty: PhasesEmpty,
  moves: true,
  basis:
    'Each line stands in the column of the phase that printed it; a point in the colours of a queue was printed from that queue, drained in the phase. Up to Node 18 the phase of some callbacks is worked out from their kind and place: those versions have no counters to read.',
})
