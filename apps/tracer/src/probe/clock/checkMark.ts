import { ROWS } from '../../rows/contract/rowTable.ts'
import { binding, internalModule, nodeMajor } from '../internals.ts'
import { turnedPastCap } from '../pastCap.ts'
import { defineProperty, floor } from '../primordials.ts'
import { flush } from '../rowBuffer.ts'
import { recording, row } from '../rowWriter.ts'
import { drainSettled } from '../tasks/settling.ts'
import { counters, idleTime, readCounters } from './clock.ts'
import { armMarkerImmediate } from './markerImmediate.ts'

/**
 * The mark "poll is over, check has begun", once per turn, also in turns without immediates.
 *
 * Environment::CheckImmediate calls JavaScript's processImmediate only while immediateInfo[kCount] is not 0. The count
 * is raised by one for ever (kRefCount is not: nothing is kept alive, poll sleeps as long as it would). And
 * processImmediate begins by emptying its queue, tail first, then head: a trap on `head` sees that. No Immediate, no
 * async id, nothing in the list of active resources, no frame in a stack.
 */
type Queue = { head: object | null; tail: object | null }

export function armCheckMark(): void {
  const queue =
    nodeMajor < 12
      ? undefined
      : internalModule<{ immediateQueue?: Queue }>('internal/timers')?.immediateQueue
  if (queue === undefined) {
    armMarkerImmediate(mark)
    return
  }
  trapHead(queue)
  const { immediateInfo } = binding<{ immediateInfo: Uint32Array }>('timers')
  const kCount = 0
  immediateInfo[kCount] = (immediateInfo[kCount] as number) + 1
}

function trapHead(queue: Queue): void {
  let head = queue.head
  defineProperty(queue, 'head', {
    enumerable: true,
    configurable: true,
    get: () => head,
    set: (value: object | null) => {
      head = value
      if (value === null && queue.tail === null) mark()
    },
  })
}

function mark(): void {
  if (!recording()) {
    turnedPastCap()
    return
  }
  drainSettled()
  readCounters()
  const idle = idleTime()
  row(ROWS.check, counters.loopCount, counters.events, idle < 0 ? -1 : floor(idle))
  flush()
}
