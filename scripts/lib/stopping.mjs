import { constants } from 'node:os'

/** One wish to stop arrives several times, ms apart: from the terminal, from npm, from a kill of the whole group. */
const SAME_WISH_MS = 1000
const PARENT_CHECK_MS = 500

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const listeners = new Set()
let lastWish = Number.NEGATIVE_INFINITY
let armed = false

/**
 * Calls the listener with the signal's name when this script is to stop: by a signal, or because npm is gone. npm passes signals
 * to its shell only, which dies of them and leaves its child behind, so the parent has to be watched. Returns what removes it.
 */
export const onStop = (listener) => {
  arm()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The exit status that a shell would report for a signal. */
export const statusOfSignal = (signal) => 128 + (constants.signals[signal] ?? 0)

const arm = () => {
  if (armed) return
  armed = true
  for (const signal of signals) process.on(signal, () => stop(signal))
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent)) return
    clearInterval(timer)
    stop('SIGTERM')
  }, PARENT_CHECK_MS)
  timer.unref()
}

const stop = (signal) => {
  const wish = performance.now()
  if (wish - lastWish < SAME_WISH_MS) return
  lastWish = wish
  if (listeners.size === 0) process.exit(statusOfSignal(signal))
  for (const listener of listeners) listener(signal)
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
