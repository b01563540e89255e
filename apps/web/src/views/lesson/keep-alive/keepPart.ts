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
    'Thick: the loop goes on for it. Dashed: it is there, and the loop does not wait for it. Both as recorded of ref, unref and close. At the right what process.getActiveResourcesInfo() returned at that step. PipeWrap are the pipes of stdout and stderr, which the first console.log makes: they are listed, and keep nothing alive. A Worker is not listed, and does.',
})
