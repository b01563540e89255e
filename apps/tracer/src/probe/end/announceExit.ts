import { CONTROL_FD, OVER } from '../../rows/contract/descriptors.ts'
import { allocate } from '../primordials.ts'
import { writeAll } from '../writeAll.ts'

const END = allocate(1, OVER)
const NOT_AN_EXIT_CODE = -1
/** Longer than the service takes to end the process, also when it is busy. */
const HOLD_MS = 100
const { wait } = Atomics
const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))

/**
 * Tells the service that nothing of the snippet's can run any more, so that no one waits for Node to take itself apart
 * (half of a short run), and holds still: the service ends the process, and what Node would do until then is processor
 * time taken from other runs. A service that does not believe it lets the process go on. Only where that is certain: the
 * last 'exit' handler has returned to native code and left no job in a queue, or `process.reallyExit` is about to be
 * called. `exitCode`: as the snippet left it; one that Node would have to coerce is left to Node. The row that says the
 * same is in the file already.
 */
export function announceExit(exitCode: unknown): void {
  if (plainCode(exitCode) === NOT_AN_EXIT_CODE) return
  // Where the snippet has closed the descriptor the service sees the process end, a few milliseconds later.
  if (writeAll(CONTROL_FD, END, END.length)) wait(never, 0, 0, HOLD_MS)
}

function plainCode(value: unknown): number {
  if (value === undefined || value === null) return 0
  return typeof value === 'number' && value >= 0 && value <= 255 && (value | 0) === value
    ? value
    : NOT_AN_EXIT_CODE
}
