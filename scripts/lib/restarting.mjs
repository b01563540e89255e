import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { node24, pathWithTools, root } from './paths.mjs'

/** Changes that come within this time, ms, are one: editors write a file in several steps. */
const QUIET_MS = 150

/**
 * Keeps a program running on Node 24 and starts it anew whenever something below the folders changes, after `prepare` has
 * succeeded. `prepare` answers with a sentence when it has not, and the old process then goes on. Returns `stop`.
 */
export const keepRestarting = ({ args, env, folders, prepare }) => {
  let child = null
  let timer
  let turn = Promise.resolve()

  const restart = async () => {
    const problem = await prepare()
    if (problem !== null) return console.error(problem)
    await end(child)
    child = spawn(node24(), args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: pathWithTools(), ...env },
    })
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      turn = turn.then(restart)
    }, QUIET_MS)
  }

  const watchers = folders.map((folder) => watch(folder, { recursive: true }, soon))
  turn = turn.then(restart)
  return async () => {
    for (const watcher of watchers) watcher.close()
    clearTimeout(timer)
    await turn
    await end(child)
  }
}

const end = (child) =>
  new Promise((resolve) => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return resolve()
    child.on('exit', resolve)
    child.kill('SIGTERM')
  })
