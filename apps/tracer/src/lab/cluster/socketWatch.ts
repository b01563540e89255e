import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LabPolicy } from '@loopscope/shared/lab/labSettings'
import { socketOwners } from './socketOwners.ts'

type Watched = {
  readonly id: string
  readonly role: string
  readonly pid: number
  readonly state: string
}
type WatchParts = {
  readonly port: number
  readonly policy: LabPolicy
  readonly put: (event: LabEvent) => void
  readonly now: () => number
}

/** Tells who holds the listening socket, whenever a look finds that it is another. */
export class SocketWatch {
  #parts: WatchParts
  /** null: there is nothing to look at any more. */
  #processes: () => readonly Watched[] | null
  #owners: string | null = null
  #looking = false
  #again = false

  constructor(parts: WatchParts, processes: () => readonly Watched[] | null) {
    this.#parts = parts
    this.#processes = processes
  }

  /** One look at a time; asked for during one, it looks once more after it. */
  async look(): Promise<void> {
    this.#again = true
    if (this.#looking) return
    this.#looking = true
    while (this.#again) {
      this.#again = false
      await this.#once()
    }
    this.#looking = false
  }

  async #once(): Promise<void> {
    const { port, policy, put, now } = this.#parts
    const processes = this.#processes()?.filter(({ role }) => role !== 'client')
    if (processes === undefined) return
    const seen = await socketOwners(port, new Map(processes.map(({ id, pid }) => [id, pid])))
    const owners = seen ?? inferred(policy, processes)
    if (this.#processes() === null || owners.join() === this.#owners) return
    this.#owners = owners.join()
    const evidence = seen === null ? 'inferred' : 'observed'
    put({ type: 'listening', at: now(), port, owners, evidence })
  }
}

/** By cluster's documentation, where the kernel does not tell. */
function inferred(policy: LabPolicy, processes: readonly Watched[]): string[] {
  const listeners = processes.filter(
    ({ role, state }) => role === 'worker' && state === 'listening',
  )
  if (listeners.length === 0) return []
  return policy === 'rr' ? ['primary'] : ['primary', ...listeners.map(({ id }) => id)]
}
