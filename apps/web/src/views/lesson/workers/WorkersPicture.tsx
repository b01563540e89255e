import type { WorkersSettings } from '@loopscope/shared/lesson/workers/workersSettings'
import type { WorkersSoFar } from '@loopscope/shared/lesson/workers/workersSoFar'
import type { PictureProps } from '../lessonView.ts'
import { ClonePicture } from './ClonePicture.tsx'
import { CountPicture } from './CountPicture.tsx'
import { HandPicture } from './HandPicture.tsx'

/** The picture of whichever experiment was made. */
export function WorkersPicture({ model, at }: PictureProps<WorkersSettings, WorkersSoFar>) {
  switch (model.experiment) {
    case 'count':
      return <CountPicture model={model} at={at} />
    case 'hand':
      return <HandPicture model={model} at={at} />
    case 'clone':
      return <ClonePicture model={model} at={at} />
    default:
      return model satisfies never
  }
}
