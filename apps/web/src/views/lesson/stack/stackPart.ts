import { stackLesson } from '@loopscope/shared/lesson/stack/stackLesson'
import { lessonPart } from '../lessonPart.tsx'
import { StackEmpty } from './StackEmpty.tsx'
import { StackPicture } from './StackPicture.tsx'

export const StackPart = lessonPart(stackLesson, {
  Picture: StackPicture,
  soFar: null,
  Empty: StackEmpty,
  moves: false,
  basis:
    'Bytes for each call are the stack divided by the calls. The main thread’s is 984 KB, V8’s default; --stack-size changes it only when Node starts. A worker’s is what resourceLimits.stackSizeMb says, and Node keeps 192 KB of that for itself. Recursions that make a promise or a tick for each call run in a worker, so that the recording does not hold each of them.',
})
