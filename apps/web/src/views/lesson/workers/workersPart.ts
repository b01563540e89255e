import { workersLesson } from '@loopscope/shared/lesson/workers/workersLesson'
import {
  readWorkersSoFar,
  workersSoFarSentence,
} from '@loopscope/shared/lesson/workers/workersSoFar'
import { lessonPart } from '../lessonPart.tsx'
import { WorkersPicture } from './WorkersPicture.tsx'
import { WorkersWaiting } from './WorkersWaiting.tsx'

export const WorkersPart = lessonPart(workersLesson, {
  Picture: WorkersPicture,
  soFar: { read: readWorkersSoFar, sentence: workersSoFarSentence },
  Empty: WorkersWaiting,
  moves: true,
  basis:
    'The steps are those of the main thread: a worker is a thread of its own with a loop of its own, which is not recorded. Times include what recording the main thread costs.',
})
