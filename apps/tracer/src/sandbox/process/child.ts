import { type ChildProcess, spawn } from 'node:child_process'
import type { Duplex, Readable } from 'node:stream'
import { setImmediate as nextRound, setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '../job.ts'
import type { RowsFile } from '../run/rowsFile.ts'
import { childrenOf, cpuTimeMs, descendant } from './cpuTime.ts'
import { stopAndWait } from './stopAndWait.ts'

export type ChildCommand = {
  readonly file: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Becomes file descriptor 5. */
  readonly extraFd?: number
  /** The process leads a group, and killing it kills the group. */
  readonly group?: boolean
  /** User and group to run as. */
  readonly uid?: number
  /** How many generations below the process that is started Node itself comes. */
  readonly generations: number
  /** Done with Node's process before it gets its job. */
  readonly confine?: (pid: number) => Promise<void>
}

export type ChildEnd = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

export type OutputListener = (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void

/**
 * One process, for one run: starting -> waiting -> running -> gone, from anywhere straight to gone. It owns the process,
 * its pipes and its rows file; all are closed when `gone` resolves, but the rows of a run: whoever started it reads them
 * to the end and closes them.
 */
export class Child {
  state: 'starting' | 'waiting' | 'running' | 'gone' = 'starting'
  readonly rows: RowsFile
  /** true once it waits for its job; false if it ended instead. */
  readonly ready: Promise<boolean>
  /** It says that nothing of the snippet's can run any more. Its own word: the recording must bear it out. */
  readonly saidEnd: Promise<void>
  /** Ended, and everything that it wrote has been read. */
  readonly gone: Promise<ChildEnd>
  /** What it wrote before it had a job: why it did not start. */
  startText = ''
  #process: ChildProcess
  #control: Duplex
  #group: boolean
  #output: OutputListener | null = null
  #bytesRead = 0
  #pid = 0
  #cpuAtStart = 0

  constructor(command: ChildCommand, rows: RowsFile) {
    this.rows = rows
    this.#group = command.group === true
    const extra = command.extraFd === undefined ? [] : [command.extraFd]
    this.#process = spawn(command.file, command.args, {
      env: { ...command.env },
      cwd: command.cwd,
      ...(command.uid !== undefined && { uid: command.uid, gid: command.uid }),
      detached: this.#group,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', rows.writeFd, ...extra],
    })
    this.#control = this.#process.stdio[3] as Duplex
    // A write to a process that has just died; its end is told by `gone`.
    this.#control.on('error', ignore)
    this.#listen('stdout', this.#process.stdout)
    this.#listen('stderr', this.#process.stderr)
    const first = new Promise<void>((resolve) => {
      this.#control.once('data', () => resolve())
    })
    this.saidEnd = first.then(
      () => new Promise((resolve) => this.#control.once('data', () => resolve())),
    )
    this.gone = this.#watchEnd()
    this.ready = this.#watchReady(command, first)
  }

  /** Hands the job over; from now on `output` gets everything that it writes. */
  start(job: Job, output: OutputListener): void {
    this.state = 'running'
    this.#output = output
    const text = Buffer.from(JSON.stringify(job))
    const message = Buffer.allocUnsafe(4 + text.length)
    message.writeUInt32LE(text.length)
    text.copy(message, 4)
    this.#control.write(message)
    this.#cpuAtStart = this.#pid === 0 ? 0 : (cpuTimeMs(this.#pid) ?? 0)
  }

  /** CPU time since it got its job, ms; 0 where it cannot be known. */
  cpuMs(): number {
    const now = this.#pid === 0 ? null : cpuTimeMs(this.#pid)
    return now === null ? 0 : Math.max(0, now - this.#cpuAtStart)
  }

  /** Resolves once what it has written so far has been read: a round of the loop has brought nothing more. */
  async read(): Promise<void> {
    for (let before = -1; before !== this.#bytesRead; ) {
      before = this.#bytesRead
      await nextRound()
      await nextRound()
    }
  }

  /** SIGKILL; with walls the pid namespace takes everything inside along. */
  kill(): void {
    const { pid, exitCode, signalCode } = this.#process
    if (pid === undefined || exitCode !== null || signalCode !== null) return
    if (!this.#group) {
      // bubblewrap's first child waits for its parent before it can be told of the parent's end: killed in between, the parent
      // would leave it waiting for ever. Stopped, it makes no other child while these are looked for.
      const children = this.state === 'starting' ? childrenOfStopped(pid) : []
      this.#process.kill('SIGKILL')
      for (const child of children) endProcess(child)
      return
    }
    try {
      process.kill(-pid, 'SIGKILL')
    } catch (_justGone) {
      this.#process.kill('SIGKILL')
    }
  }

  #listen(stream: 'stdout' | 'stderr', pipe: Readable | null): void {
    pipe?.on('error', ignore)
    pipe?.on('data', (bytes: Buffer) => {
      this.#bytesRead += bytes.length
      if (this.#output !== null) this.#output(stream, bytes)
      else if (this.startText.length < 4096) this.startText += bytes.toString('utf8')
    })
  }

  async #watchReady(command: ChildCommand, first: Promise<void>): Promise<boolean> {
    const said = first.then(() => true)
    const over = this.gone.then(() => false)
    const confined = this.#confine(command)
    const ready = (await Promise.race([said, over])) && (await Promise.race([confined, over]))
    if (ready && this.state === 'starting') this.state = 'waiting'
    return ready
  }

  /** Finds Node's own process as soon as it is there, and lets `confine` have it. A failure ends it: no walls, no run. */
  async #confine({ generations, confine }: ChildCommand): Promise<boolean> {
    if (process.platform !== 'linux') return true
    for (let wait = FORK_MS; ; wait = FIND_MS) {
      await sleep(wait)
      if (this.state === 'gone') return false
      const pid = descendant(this.#process.pid ?? 0, generations)
      if (pid !== null) {
        this.#pid = pid
        try {
          await confine?.(pid)
          return true
        } catch (error) {
          this.startText += String(error)
          this.kill()
          return false
        }
      }
    }
  }

  async #watchEnd(): Promise<ChildEnd> {
    const end = await new Promise<ChildEnd>((resolve) => {
      this.#process.once('close', (code, signal) => resolve({ code, signal }))
      this.#process.once('error', (error) => {
        this.startText += error.message
        resolve({ code: null, signal: null })
      })
      // Something that got out of the process's own control may hold its pipes open: it gets a moment, not for ever.
      this.#process.once('exit', (code, signal) => {
        setTimeout(() => resolve({ code, signal }), PIPE_PATIENCE_MS).unref()
      })
    })
    this.state = 'gone'
    if (this.#output === null) this.rows.close()
    for (const stream of this.#process.stdio) stream?.destroy()
    if (this.#group) this.kill()
    return end
  }
}

const PIPE_PATIENCE_MS = 2000
/** bubblewrap takes at least so long until Node's process is there. */
const FORK_MS = 8
const FIND_MS = 4

function childrenOfStopped(pid: number): number[] {
  if (process.platform !== 'linux') return []
  try {
    stopAndWait(pid)
    return childrenOf(pid)
  } catch (_anothersOrGone) {
    return []
  }
}

/** It may have gone meanwhile, with its parent. */
function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (_gone) {
    // Nothing is left of it, then.
  }
}

function ignore(): void {
  // Errors of a dying process's pipes say nothing that its end does not.
}
