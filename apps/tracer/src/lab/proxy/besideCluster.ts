import type { ClusterAction } from '@loopscope/shared/lab/labApi'
import type { LabEvent, LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { LabSettings } from '@loopscope/shared/lab/labSettings'
import type { Acted } from '../cluster/acted.ts'
import { ClusterTree } from '../cluster/clusterTree.ts'
import { STANDARD } from '../cluster/standardSettings.ts'
import { freePort } from '../freePort.ts'
import type { TreeParts } from '../processTree.ts'

type BesideParts = {
  readonly put: (event: LabEvent) => void
  readonly now: () => number
  readonly over: () => boolean
  /** Tells what was done to one of its processes. */
  readonly note: (action: ClusterAction, result: string) => void
  /** Begins everything anew: one primary's workers are not another's. */
  readonly begin: () => Promise<void>
}

/** A cluster of two workers that runs beside HAProxy, in the same session and on the same clock: all that it tells is an event `beside`. */
export class BesideCluster implements Acted {
  tree: ClusterTree | null = null
  settings: LabSettings = STANDARD
  readonly now: () => number
  readonly begin: () => Promise<void>
  #parts: BesideParts

  constructor(parts: BesideParts) {
    this.#parts = parts
    this.now = parts.now
    this.begin = parts.begin
  }

  get over(): boolean {
    return this.#parts.over()
  }

  /** Starts its processes, with a guard of their own; resolves when they are on their way. */
  async start(parts: TreeParts, epoch: number): Promise<ClusterTree | null> {
    const port = await freePort()
    if (this.over) return null
    const { policy, workers, refork, hold } = this.settings
    this.#put({
      ...({ type: 'epoch', at: this.now(), epoch, reason: 'start' } as const),
      ...{ settings: this.settings, labels: { 4000: port } },
    })
    this.tree = new ClusterTree({
      ...{ ...parts, put: (event) => this.#put(event) },
      ...{ port, policy, keepAlive: false, counted: { requests: 0, connections: 0 } },
      env: {
        ...{ PORT: String(port), POLICY: policy, WORKERS: String(workers) },
        ...{ REFORK: String(refork), HOLD: String(hold) },
      },
    })
    return this.tree
  }

  change(settings: Partial<LabSettings>): void {
    this.settings = { ...this.settings, ...settings }
    this.#put({ type: 'settings', at: this.now(), settings: this.settings })
  }

  note(action: ClusterAction, result: string): void {
    this.#parts.note(action, result)
  }

  /** As much is asked of it as of HAProxy. */
  stream(rate: number): void {
    this.change({ rate })
    this.tree?.tellClient({ do: 'stream', rate, path: '/recipes/42' })
  }

  connections(keepAlive: boolean): void {
    this.change({ connections: keepAlive ? 'keepAlive' : 'new' })
    this.tree?.tellClient({ do: 'connections', keepAlive })
  }

  /** Whether its primary forks again when a worker exits. */
  refork(on: boolean): void {
    this.change({ refork: on })
    this.tree?.tellPrimary({ do: 'refork', on })
  }

  #put(event: LabEvent): void {
    // A cluster tells what every demo tells, and nothing else.
    const told = event as LabEventOf<'beside'>['event']
    this.#parts.put({ type: 'beside', at: event.at, event: told })
  }
}
