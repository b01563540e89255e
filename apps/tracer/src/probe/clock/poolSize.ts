import { NO_TEXT, ROWS } from '../../rows/contract/rowTable.ts'
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

/** The pool is about to be given work. Recorded the first time, where the size is another than at the start. */
export function notePoolUse(): void {
  if (used) return
  used = true
  const size = env['UV_THREADPOOL_SIZE']
  if (size !== asked) row(ROWS.poolSize, size === undefined ? NO_TEXT : textId(size))
}
