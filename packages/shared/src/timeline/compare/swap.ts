import { DOCS, type Docs } from '../docs.ts'
import type { Operation, Output, Timeline } from '../timeline.ts'

/** Two lines that change places between two runs of one program, and why neither order is promised. */
export type Swap = {
  /** What printed the first differing line of the first run, and of the second; both as they are in the first. */
  readonly first: Operation | null
  readonly second: Operation | null
  readonly sentence: string
  readonly docs: readonly Docs[]
}

/** What changes places between two recordings of one program; null where they print the same. */
export function swapOf(a: Timeline, b: Timeline): Swap | null {
  const index = a.outputs.findIndex(({ text }, i) => b.outputs[i]?.text !== text)
  const [x, y] = [a.outputs[index], b.outputs[index]]
  if (x === undefined || y === undefined) return null
  const yInA = a.outputs.find(({ text }, i) => i > index && text === y.text)
  if (yInA === undefined)
    return {
      first: operationOf(a, x),
      second: null,
      sentence:
        'The lines themselves differ, not only their order: the program prints something that changes from run to run, such as the time.',
      docs: [],
    }
  const [first, second] = [operationOf(a, x), operationOf(a, yInA)]
  return { first, second, ...reasonOf(first, second) }
}

function operationOf({ callbacks, operations }: Timeline, output: Output): Operation | null {
  let callback = callbacks[output.callback ?? -1]
  // What is drained after a callback comes when that callback does.
  while (callback?.queue != null && callback.parent !== null) callback = callbacks[callback.parent]
  return operations[callback?.operation ?? -1] ?? null
}

type Reason = Pick<Swap, 'sentence' | 'docs'>

function reasonOf(first: Operation | null, second: Operation | null): Reason {
  const kinds = new Set([kindOf(first), kindOf(second)])
  if (kinds.has('timer') && kinds.has('immediate'))
    return {
      sentence:
        'If the timer is due when the loop comes to Timers, it runs first; if not, Check comes first. It depends on how long all before that takes: how fast the process starts, and what the program does.',
      docs: [DOCS.setImmediate, DOCS.loop],
    }
  if (kinds.has('io') && kinds.size === 1)
    return {
      sentence:
        'Both were handed to the system or to the thread pool. Which finishes first is decided there, and its callback comes first.',
      docs: [DOCS.pool, DOCS.iteration],
    }
  if (kinds.has('io') && kinds.has('immediate'))
    return {
      sentence:
        'Poll comes before Check in a turn, but only what is done by then is called. Whether it is done in time is decided outside the program.',
      docs: [DOCS.loop, DOCS.pool],
    }
  if (kinds.has('io') && kinds.has('timer'))
    return {
      sentence:
        'Timers waits for the clock, Poll for the system. Which is ready first is decided outside the program.',
      docs: [DOCS.loop, DOCS.iteration],
    }
  if (kinds.has('timer') && kinds.size === 1)
    return {
      sentence:
        'Their due times are so close that the time between the two calls decides which comes first.',
      docs: [DOCS.setTimeout],
    }
  return {
    sentence:
      'Neither waits for the other, so nothing in the program or in Node promises an order.',
    docs: [DOCS.loop],
  }
}

function kindOf(operation: Operation | null): 'timer' | 'immediate' | 'io' | 'other' {
  switch (operation?.kind) {
    case 'timer':
      return 'timer'
    case 'immediate':
      return 'immediate'
    case 'threadPool':
    case 'request':
    case 'handle':
      return 'io'
    default:
      return 'other'
  }
}
