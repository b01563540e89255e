import { spawn } from 'node:child_process'
import { node24, pathWithTools, root, tool } from './paths.mjs'
import { onStop, statusOfSignal } from './stopping.mjs'

/** Runs a command in the repository's root and resolves to its exit status (128 + signal number after a signal). Never rejects. */
export const run = (command, args, options = {}) =>
  finished(spawn(command, args, { ...defaults(), ...options }), command)

/** Like `run`, but collects both streams: {status, text}. Never rejects. */
export const capture = async (command, args, options = {}) => {
  const stdio = ['ignore', 'pipe', 'pipe']
  const child = spawn(command, args, { ...defaults(), ...options, stdio })
  const pieces = []
  child.stdout.on('data', (piece) => pieces.push(piece))
  child.stderr.on('data', (piece) => pieces.push(piece))
  const status = await finished(child, command)
  return { status, text: Buffer.concat(pieces).toString() }
}

/** Runs one of the repository's tools ("vitest", "tsc", ...) on Node 24. */
export const runTool = (name, args, options) => run(node24(), [tool(name), ...args], options)

/** Like `runTool`, collecting the output. */
export const captureTool = (name, args, { env = process.env, ...options } = {}) =>
  capture(node24(), [tool(name), ...args], {
    ...options,
    env: { ...env, PATH: pathWithTools(), NO_COLOR: '1', FORCE_COLOR: undefined },
  })

/** Runs a program of the repository on Node 24 in the place of this script: signals go to it, its exit status becomes ours. `environment`: for what is not set. */
export const runInPlace = async (args, environment = {}) => {
  const options = defaults()
  const child = spawn(node24(), args, { ...options, env: { ...environment, ...options.env } })
  const remove = onStop((signal) => {
    // The terminal has told the whole group already.
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal)
  })
  process.exitCode = await ended(child)
  remove()
}

const defaults = () => ({
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: pathWithTools() },
})

/** What was told to stop takes this script with it: there is no point in the steps that would follow. */
const finished = async (child, command) => {
  let stoppedBy = null
  const remove = onStop((signal) => {
    stoppedBy = signal
    child.kill(signal)
  })
  child.on('error', (error) => console.error(`${command} could not be started: ${error.message}`))
  const status = await ended(child)
  remove()
  if (stoppedBy !== null) process.exit(statusOfSignal(stoppedBy))
  return status
}

const ended = (child) =>
  new Promise((resolve) => {
    child.on('error', () => resolve(127))
    child.on('close', (code, signal) => resolve(code ?? statusOfSignal(signal)))
  })
