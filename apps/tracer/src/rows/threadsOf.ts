/** What libuv makes of UV_THREADPOOL_SIZE (init_threads in src/threadpool.c), which reads it as C's atoi does. */
export function threadsOf(value: string | null | undefined): number {
  if (value === null || value === undefined) return DEFAULT_THREADS
  const threads = Number(/^\s*([+-]?\d+)/.exec(value)?.[1] ?? 0)
  if (threads === 0) return 1
  // A negative number becomes a huge one: it is unsigned there.
  return threads < 0 || threads > MOST_THREADS ? MOST_THREADS : threads
}

const DEFAULT_THREADS = 4
/** MAX_THREADPOOL_SIZE, since libuv 1.30. */
const MOST_THREADS = 1024
