import type { Timeline } from '../../timeline/timeline.ts'
import { type StackSettings, workerMb } from './stackSettings.ts'

/** How far a recursion came. */
export type StackModel = {
  /** Calls of the function that had begun. */
  readonly levels: number
  /** What ended it, "RangeError: Maximum call stack size exceeded"; null: it was ended after enough levels. */
  readonly error: string | null
  /** Frames that stood on the stack at the deepest level; null where `levels` says it. */
  readonly frames: number | null
  /** Of the stack, bytes: what V8 may use of it. */
  readonly bytes: number
  /** What a level took of it, bytes; null where it never was full. */
  readonly perLevel: number | null
  /** Of the worker that it ran in, MB; null: the main thread. */
  readonly workerMb: number | null
}

const KB = 1024
/** V8's default of --stack-size on 64 bits. */
const MAIN_BYTES = 984 * KB
/** Of a worker's stack Node keeps this much for native code (node_worker.h: kStackBufferSize). */
const WORKER_RESERVE = 192 * KB

/** null: it told of no level. */
export function readStack({ outputs }: Timeline, settings: StackSettings): StackModel | null {
  const text = outputs
    .filter(({ stream }) => stream === 'stdout')
    .map((output) => output.text)
    .join('')
  const found = /^(\d+) levels, (?:now (\d+) frames|(\w*Error: .*))$/m.exec(text)
  if (found === null) return null
  const levels = Number(found[1])
  const mb = workerMb(settings)
  const bytes = mb === null ? MAIN_BYTES : mb * KB * KB - WORKER_RESERVE
  const error = found[3] ?? null
  return {
    levels,
    error,
    frames: found[2] === undefined ? null : Number(found[2]),
    bytes,
    perLevel: error === null ? null : bytes / levels,
    workerMb: mb,
  }
}
