import { readFileSync } from 'node:fs'
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
  const shell = process.ppid
  const npm = parentOf(shell)
  const timer = setInterval(() => {
    if (process.ppid === shell && isAlive(shell) && parentOf(shell) === npm) return
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

/** null where the system does not say: then only the shell is watched. */
const parentOf = (pid) => {
  if (process.platform !== 'linux') return null
  try {
    // "pid (name) state ppid ...", and the name may hold anything.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[1]
  } catch (_gone) {
    return null
  }
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
