import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ContainerConfig } from './bundle.ts'
import { type Ended, ended } from './command.ts'

/** crun does not understand version 2 of control groups beside version 1: it starts where it sees only the latter. */
const HIDE = 'umount /sys/fs/cgroup/unified 2>/dev/null; exec "$@"'
const STATES = '/run/loopscope-verify'

/** A container that runs, or has ended. */
export class Container {
  #id: string
  #bundle: string
  #process: object
  #child: ChildProcess
  #text = ''
  #status: Promise<number | null>
  #isOver = false

  private constructor(id: string, bundle: string, config: ContainerConfig) {
    this.#id = id
    this.#bundle = bundle
    this.#process = config.process
    this.#child = spawn('unshare', hidden('run', '-b', bundle, id), {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#text += chunk.toString()))
    this.#status = once(this.#child, 'close').then(([status]) => {
      this.#isOver = true
      return status as number | null
    })
  }

  /** `folder`: where its bundle is kept. */
  static async start(id: string, folder: string, config: ContainerConfig): Promise<Container> {
    const bundle = join(folder, id)
    await mkdir(bundle, { recursive: true })
    await writeFile(join(bundle, 'config.json'), JSON.stringify(config))
    return new Container(id, bundle, config)
  }

  /** What it has written so far. */
  get text(): string {
    return this.#text
  }

  /** Resolves to true at a line with this in it, to false when it ends without. */
  async says(what: string): Promise<boolean> {
    while (!this.#text.includes(what)) {
      if (this.#isOver) return false
      await sleep(50)
    }
    return true
  }

  /** Runs a command inside, with the very rights of the service. */
  async exec(command: readonly string[]): Promise<Ended> {
    const file = join(this.#bundle, 'process.json')
    await writeFile(file, JSON.stringify({ ...this.#process, args: command }))
    return ended(['unshare', ...hidden('exec', '--process', file, this.#id)])
  }

  /** Asks it to stop, and resolves to its exit status. */
  async stop(): Promise<number | null> {
    if (!this.#isOver) await ended(['crun', '--root', STATES, 'kill', this.#id, 'TERM'])
    return this.#status
  }
}

const hidden = (...command: string[]) => [
  ...['--mount', 'sh', '-c', HIDE, 'sh', 'crun', '--root', STATES],
  ...command,
]
