import { fork, spawn } from 'node:child_process'
import cluster from 'node:cluster'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

export type Kind = 'fork' | 'spawn' | 'thread' | 'cluster'
export type Serialization = 'json' | 'advanced'

/** How it ended. A thread has no signal. */
export type Exit = { readonly code: number | null; readonly signal: string | null }

/** Another instance of Node, however it was started. */
export type Instance = {
  /** A thread has none of its own: it is the process's. */
  readonly pid: number
  /** Throws where this value cannot be sent. What is sent to one that has ended is lost. */
  readonly send: (message: unknown) => void
  /** Hears each message; the latest listener alone. */
  readonly hear: (listener: (message: unknown) => void) => void
  readonly exit: Promise<Exit>
}

const FILE = fileURLToPath(new URL('./instance.js', import.meta.url))

/** `serialization`: of what is sent to a process. A thread gets structured clones always. */
export function start(kind: Kind, serialization: Serialization = 'json'): Instance {
  switch (kind) {
    case 'fork': {
      const child = fork(FILE, { serialization })
      return {
        pid: child.pid ?? 0,
        send: (message) => child.send(message as object, () => undefined),
        hear: (listener) => child.removeAllListeners('message').on('message', listener),
        exit: new Promise((resolve) =>
          child.once('exit', (code, signal) => resolve({ code, signal })),
        ),
      }
    }
    case 'spawn': {
      const child = spawn(process.execPath, [FILE], { stdio: ['pipe', 'pipe', 'inherit'] })
      // Its end closes the pipe, and what is written into that is an error of the pipe's.
      child.stdin.on('error', () => undefined)
      const lines = createInterface({ input: child.stdout })
      return {
        pid: child.pid ?? 0,
        send: (message) => child.stdin.write(`${JSON.stringify(message)}\n`),
        hear: (listener) =>
          lines.removeAllListeners('line').on('line', (line) => listener(JSON.parse(line))),
        exit: new Promise((resolve) =>
          child.once('exit', (code, signal) => resolve({ code, signal })),
        ),
      }
    }
    case 'thread': {
      const thread = new Worker(FILE)
      if (listening) thread.on('error', () => undefined)
      threads.add(thread)
      thread.once('exit', () => threads.delete(thread))
      return {
        pid: process.pid,
        send: (message) => thread.postMessage(message),
        hear: (listener) => thread.removeAllListeners('message').on('message', listener),
        exit: new Promise((resolve) =>
          thread.once('exit', (code) => resolve({ code, signal: null })),
        ),
      }
    }
    case 'cluster': {
      cluster.setupPrimary({ exec: FILE, serialization })
      const worker = cluster.fork()
      return {
        pid: worker.process.pid ?? 0,
        send: (message) => worker.send(message as object, () => undefined),
        hear: (listener) => worker.removeAllListeners('message').on('message', listener),
        exit: new Promise((resolve) =>
          worker.once('exit', (code, signal) =>
            resolve({ code: signal ? null : code, signal: signal || null }),
          ),
        ),
      }
    }
  }
}

const threads = new Set<Worker>()
let listening = true

/** Whether anybody listens to the event 'error' of threads: without, an error of theirs is thrown here. */
export function listenToErrors(on: boolean): void {
  listening = on
  for (const thread of threads) {
    thread.removeAllListeners('error')
    if (on) thread.on('error', () => undefined)
  }
}
