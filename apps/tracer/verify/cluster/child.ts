import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What tells that a program works: a line of its own, or an answer at an address. */
export type IsUp = { readonly line: string } | { readonly answers: string }

/** A program of the rig that can be killed and started again, with all lines that it has written so far. */
export class Child {
  readonly lines: string[] = []
  #command: readonly string[]
  #environment: NodeJS.ProcessEnv
  #isUp: IsUp
  #child: ChildProcess | null = null

  constructor(command: readonly string[], environment: NodeJS.ProcessEnv, isUp: IsUp) {
    this.#command = command
    this.#environment = environment
    this.#isUp = isUp
  }

  /** Of the process that was started last. */
  get pid(): number {
    const pid = this.#child?.pid
    if (pid === undefined) throw new Error('It does not run.')
    return pid
  }

  /** Resolves when it works. */
  async start(): Promise<void> {
    const [file = '', ...args] = this.#command
    const child = spawn(file, args, { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] })
    this.#child = child
    const killed = () => child.kill('SIGKILL')
    process.once('exit', killed)
    child.once('exit', () => process.off('exit', killed))
    const began = this.lines.length
    await new Promise<void>((resolve, reject) => {
      const take = (stream: NodeJS.ReadableStream) => {
        let rest = ''
        stream.on('data', (chunk: Buffer) => {
          const lines = (rest + chunk.toString()).split('\n')
          rest = lines.pop() ?? ''
          this.lines.push(...lines)
          const { line } = this.#isUp as { line?: string }
          if (line !== undefined && lines.some((one) => one.includes(line))) resolve()
        })
      }
      take(child.stdout)
      take(child.stderr)
      if ('answers' in this.#isUp) answers(this.#isUp.answers, child).then(resolve, reject)
      child.once('error', reject)
      child.once('exit', () => reject(new Error(this.lines.slice(began).join('\n'))))
    })
  }

  /** Resolves to its exit status once it is gone; null when a signal ended it, or when it was not there. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child
    this.#child = null
    if (child === null || child.exitCode !== null || child.signalCode !== null) return null
    const gone = once(child, 'exit') as Promise<[number | null]>
    child.kill(signal)
    const [status] = await gone
    return status
  }
}

/** Resolves at the first answer, of whatever status. */
async function answers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(url).catch(() => null)
    if (answer !== null) return
    await sleep(20)
  }
}

/** A port of this address on which no one listens now. */
export async function freePortOf(host: string): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
