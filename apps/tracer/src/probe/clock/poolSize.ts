import { NO_TEXT } from '../../rows/contract/rowShape.ts'
import { ROWS } from '../../rows/contract/rowTable.ts'
import { row, textId } from '../rowWriter.ts'

/**
 * How many threads libuv's pool gets: it reads UV_THREADPOOL_SIZE of the process's environment when it is first given work
 * (init_threads in src/threadpool.c), so a snippet may still set it. Node's own object of the environment reads it by
 * getenv; the snippet may put another object in its place, which libuv does not see.
 */
const { env } = process
let asked: string | undefined
let used = false

/** What the snippet begins with, which the recording's header tells. */
export function rememberPoolSize(): void {
  asked = env['UV_THREADPOOL_SIZE']
  used = false
}

/** What the pool would get if it were given work now. */
export function poolSizeNow(): string | undefined {
  return env['UV_THREADPOOL_SIZE']
}

/** The pool is given work, when `poolSizeNow` was this. Recorded the first time, where the size is another than at the start. */
export function notePoolUse(size = poolSizeNow()): void {
  if (used) return
  used = true
  if (size !== asked) row(ROWS.poolSize, size === undefined ? NO_TEXT : textId(size))
}
