import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ToGuard } from './inside/guardOrders.ts'
import type { FromGuard } from './inside/processReport.ts'
import { processFacts } from './processFacts.ts'
import { startFailure } from './startFailure.ts'
import type { KnownProcess } from './stateFile.ts'
import { endSession } from './sweepLeftovers.ts'

/** After which a guard that was asked to end all is killed with all of it, ms. */
const PATIENCE_MS = 1500

const GUARD = fileURLToPath(new URL('./inside/guard.ts', import.meta.url))

/** The guard of a session and, in its group, all processes of the session. */
export class GuardProcess {
  readonly pid: number
  /** Resolves when the guard is gone, to how it came to that: a sentence. */
  readonly gone: Promise<string>
  #child: ChildProcess | null
  #known = new Map<number, KnownProcess>()
  #self: KnownProcess | null = null

  constructor(codeCache: string, receive: (message: FromGuard) => void) {
    const started = forkGuard(codeCache)
    this.#child = typeof started === 'string' ? null : started
    this.pid = this.#child?.pid ?? 0
    this.gone =
      typeof started === 'string'
        ? Promise.resolve(startFailure('guard', started))
        : follow(started, receive)
  }

  send(message: ToGuard): void {
    if (this.#child?.connected) this.#child.send(message, () => undefined)
  }

  /** Notes a process of the session by id and start time. Resolves to false when it has ended already. */
  async note(pid: number): Promise<boolean> {
    const facts = await processFacts(pid)
    if (facts === null) return false
    if (pid === this.pid) this.#self = { pid, start: facts.start }
    else this.#known.set(pid, { pid, start: facts.start })
    return true
  }

  forget(pid: number): void {
    this.#known.delete(pid)
  }

  get state(): { guard: KnownProcess | null; processes: KnownProcess[] } {
    return { guard: this.#self, processes: [...this.#known.values()] }
  }

  /** Sends a signal to a process that was noted and is still the same. False: it is not. */
  async signal(pid: number, signal: NodeJS.Signals): Promise<boolean> {
    const known = this.#known.get(pid)
    const facts = known && (await processFacts(pid))
    if (!facts || facts.start !== known.start || facts.state === 'Z') return false
    try {
      return process.kill(pid, signal)
    } catch {
      return false
    }
  }

  /** Ends the guard and everything of its group, the workers first; resolves when the guard is collected and nothing noted is alive. */
  async end(workers: readonly number[]): Promise<void> {
    this.send({ end: workers })
    await Promise.race([
      this.gone,
      new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref()),
    ])
    if (this.pid > 0 && this.#child?.exitCode === null && this.#child.signalCode === null)
      killGroup(this.pid)
    await this.gone
    // The group's members may outlive their leader by a moment, and all of it when the leader was killed from outside.
    for (let left = 100; left > 0 && (await endSession(this.state)) > 0; left--)
      await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The guard, or the system's word for why there is none: of some reasons Node tells by an event, of others by throwing. */
function forkGuard(codeCache: string): ChildProcess | string {
  try {
    // A group of its own: signals of the terminal's go to the service, which then ends its sessions in order.
    return fork(GUARD, [], {
      detached: true,
      execArgv: [],
      env: { NODE_COMPILE_CACHE: codeCache },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  }
}

function follow(child: ChildProcess, receive: (message: FromGuard) => void): Promise<string> {
  let spoke = false
  child.on('message', (message: FromGuard) => {
    spoke = true
    receive(message)
  })
  return new Promise((resolve) => {
    child.once('exit', (code, signal) =>
      resolve(
        spoke
          ? "The session's guard process was ended from outside."
          : `The session's guard process ended as it started, ${signal === null ? `with code ${code}` : `by ${signal}`}.`,
      ),
    )
    child.once('error', ({ code = 'unknown' }: NodeJS.ErrnoException) =>
      resolve(startFailure('guard', code)),
    )
  })
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}
