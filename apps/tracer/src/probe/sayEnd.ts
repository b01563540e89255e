import { allocate } from './primordials.ts'
import { writeAll } from './rowWriter.ts'

const CONTROL_FD = 3
const END = allocate(1, 'E')
const NOT_AN_EXIT_CODE = -1

/**
 * Tells the service that nothing of the snippet's can run any more, so that nobody waits for Node to take itself apart
 * (half of a short run). Only where that is certain: the last 'exit' handler has returned to native code and left no job in a queue, or
 * `process.reallyExit` is about to be called. `exitCode`: as the snippet left it; one that Node would have to coerce is
 * left to Node. The row that says the same is in the file already.
 */
export function sayEnd(exitCode: unknown): void {
  if (plainCode(exitCode) === NOT_AN_EXIT_CODE) return
  // Where the snippet has closed the descriptor the service sees the process end, a few milliseconds later.
  writeAll(CONTROL_FD, END, END.length)
}

function plainCode(value: unknown): number {
  if (value === undefined || value === null) return 0
  return typeof value === 'number' && value >= 0 && value <= 255 && (value | 0) === value
    ? value
    : NOT_AN_EXIT_CODE
}
