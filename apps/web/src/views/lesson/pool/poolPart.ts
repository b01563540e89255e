import { poolLesson } from '@loopscope/shared/lesson/pool/poolLesson'
import { poolSoFarSentence, readPoolSoFar } from '@loopscope/shared/lesson/pool/readPoolSoFar'
import { lessonPart } from '../lessonPart.tsx'
import { PoolPicture } from './PoolPicture.tsx'
import { PoolWaiting } from './PoolWaiting.tsx'

export const PoolPart = lessonPart(poolLesson, {
  Picture: PoolPicture,
  soFar: { read: readPoolSoFar, sentence: poolSoFarSentence },
  Empty: PoolWaiting,
  moves: true,
  basis:
    'Which thread has which job is worked out by libuv’s rule: in order of arrival, and a thread counts as taken until the job’s callback begins. A recording tells when a job was handed over and when its callback began, not when the thread was done with it. A mark of JavaScript is where a callback printed its line; times count from the first call. A file is opened, measured, read and closed: four jobs up to Node 24, one for a small file in Node 26.',
})
