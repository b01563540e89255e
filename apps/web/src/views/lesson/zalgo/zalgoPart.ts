import { zalgoLesson } from '@loopscope/shared/lesson/zalgo/zalgoLesson'
import { lessonPart } from '../lessonPart.tsx'
import { ZalgoEmpty } from './ZalgoEmpty.tsx'
import { ZalgoPicture } from './ZalgoPicture.tsx'

export const ZalgoPart = lessonPart(zalgoLesson, {
  Picture: ZalgoPicture,
  soFar: null,
  Empty: ZalgoEmpty,
  moves: true,
  basis:
    'The rows are the lines that the program printed, in order, each with the phase or queue that it was printed from. A thick strand lasts from one line to another: the call from before it to after it, the variable as long as it has that value.',
})
