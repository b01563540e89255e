import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { node24, pathWithTools, root, tool } from './place.mjs'

const defaultEnv = () => ({ ...process.env, PATH: pathWithTools() })

/** Runs a command in the repository's root and resolves to its exit status (128 + signal number after a signal). Never rejects. */
export const run = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: defaultEnv(),
      ...options,
    })
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`)
      resolve(127)
    })
    child.on('close', (code, signal) => resolve(statusOf(code, signal)))
  })

/** Like `run`, but collects both streams: {status, text}. Never rejects. */
export const capture = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: defaultEnv(),
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const pieces = []
    child.stdout.on('data', (piece) => pieces.push(piece))
    child.stderr.on('data', (piece) => pieces.push(piece))
    const finish = (status) => resolve({ status, text: Buffer.concat(pieces).toString() })
    child.on('error', () => finish(127))
    child.on('close', (code, signal) => finish(statusOf(code, signal)))
  })

/** Runs one of the repository's tools ("vitest", "tsc", ...) on Node 24. */
export const runTool = (name, args, options) => run(node24(), [tool(name), ...args], options)

/** Like `runTool`, collecting the output. */
export const captureTool = (name, args, options) =>
  capture(node24(), [tool(name), ...args], options)

/** Runs a program of the repository on Node 24 in the place of this script: signals go to it, its exit status becomes ours. */
export const handOver = (args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(node24(), args, {
      cwd: root,
      stdio: 'inherit',
      env: defaultEnv(),
      ...options,
    })
    const forward = (signal) => child.kill(signal)
    for (const signal of forwarded) process.on(signal, forward)
    child.on('close', (code, signal) => {
      for (const name of forwarded) process.off(name, forward)
      process.exitCode = statusOf(code, signal)
      resolve()
    })
  })

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

const statusOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0)
