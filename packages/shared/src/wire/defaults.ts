/** The version of Node that a snippet runs on where none is named, as requests name one. */
export const DEFAULT_NODE = '24'

/** Threads of libuv's pool where nothing sets UV_THREADPOOL_SIZE. */
export const DEFAULT_POOL_SIZE = 4
