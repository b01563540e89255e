import type { KeepLane } from '@loopscope/shared/lesson/keep-alive/keepLanes'
import type { Look } from '../../kit/look.ts'

/** Timers as the timers phase, handles and Workers as poll, promises as the microtask queue. */
export function laneLook({ thing }: KeepLane): Look {
  switch (thing) {
    case 'server':
    case 'socket':
    case 'signal':
    case 'worker':
      return 'poll'
    case 'promise':
    case 'await':
      return 'micro'
    default:
      return 'timers'
  }
}
