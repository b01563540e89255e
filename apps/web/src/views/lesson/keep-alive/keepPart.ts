import { keepLesson } from '@loopscope/shared/lesson/keep-alive/keepLesson'
import { keepSoFarSentence, readKeepSoFar } from '@loopscope/shared/lesson/keep-alive/readKeep'
import { lessonPart } from '../lessonPart.tsx'
import { KeepEmpty } from './KeepEmpty.tsx'
import { KeepPicture } from './KeepPicture.tsx'

export const KeepPart = lessonPart(keepLesson, {
  Picture: KeepPicture,
  soFar: { read: readKeepSoFar, sentence: keepSoFarSentence },
  Empty: KeepEmpty,
  moves: true,
  basis:
    'Thick: the loop goes on for it. Dashed: it is there, and the loop does not wait for it. Both follow from what was recorded of ref, unref and close. At the right stands what process.getActiveResourcesInfo() returned at that step. Each PipeWrap is a pipe, of stdout or of stderr, which the first console.log makes: it is listed, and keeps nothing alive. A Worker is not listed, and keeps the process alive.',
})
