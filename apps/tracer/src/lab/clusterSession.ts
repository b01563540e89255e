import { availableParallelism } from 'node:os'
import type { ClusterAction } from '@loopscope/shared/lab/labApi'
import type { LabEventOf, LabSettings } from '@loopscope/shared/lab/labEvent'
import { clusterFiles } from './clusterFiles.ts'
import { ClusterTree } from './clusterTree.ts'
import { doClusterAction } from './doClusterAction.ts'
import { freePort } from './freePort.ts'
import { clockUs } from './inside/clock.ts'
import { LabRecording } from './labRecording.ts'
import { NotNow } from './notNow.ts'
import { STANDARD } from './standardSettings.ts'
import type { KnownProcess, StateFiles } from './stateFile.ts'

type EndReason = LabEventOf<'end'>['reason']

/** The notes' number of the port that recipe-api listens on. */
const LABEL = '4000'
const BEAT_MS = 100
const SAMPLE_MS = 500
const MOST_BYTES = 16 * 1024 * 1024
/** Actions within a second: faster than anybody clicks. */
const MOST_ACTIONS = 30

export type SessionParts = {
  readonly id: string
  readonly service: KnownProcess
  readonly files: StateFiles
  /** Where Node keeps the demo's programs without their types, compiled. */
  readonly codeCache: string
  readonly ended: (reason: EndReason) => void
}

/** One visitor's cluster: its processes, its recording, and what its tabs ask. */
export class ClusterSession {
  readonly id: string
  readonly recording: LabRecording
  settings: LabSettings = STANDARD
  epoch = 0
  tree: ClusterTree | null = null
  #parts: SessionParts
  #begun = clockUs()
  #port: number
  #beat: NodeJS.Timeout
  #sample: NodeJS.Timeout
  #turn: Promise<unknown> = Promise.resolve()
  #actions: number[] = []
  #ending: Promise<void> | null = null
  #counted = { requests: 0, connections: 0 }

  /** Takes a free port and starts; resolves when its processes are on their way. */
  static async open(parts: SessionParts): Promise<ClusterSession> {
    const session = new ClusterSession(parts, await freePort())
    await session.begin('start')
    return session
  }

  private constructor(parts: SessionParts, port: number) {
    this.#parts = parts
    this.#port = port
    this.id = parts.id
    const header = {
      ...{ demo: 'cluster' as const, labId: parts.id, startedAt: new Date().toISOString() },
      ...{ node: process.versions.node, platform: process.platform, cores: availableParallelism() },
      ...{ labels: { [LABEL]: port }, files: clusterFiles() },
    }
    this.recording = new LabRecording(header, MOST_BYTES)
    this.#beat = setInterval(() => this.#onBeat(), BEAT_MS)
    this.#sample = setInterval(() => void this.tree?.sample(), SAMPLE_MS)
  }

  /** Us since the session began. */
  now(): number {
    return clockUs() - this.#begun
  }

  /** Ends the processes there are and starts others with the settings. */
  async begin(reason: LabEventOf<'epoch'>['reason']): Promise<void> {
    await this.tree?.end()
    if (this.#ending !== null) return
    this.settings = { ...this.settings, rate: 0 }
    // Nobody has it now: another program may have taken it meanwhile.
    if (reason !== 'start') this.#port = await freePort()
    this.epoch += 1
    const { epoch, settings } = this
    const labels = { [LABEL]: this.#port }
    this.recording.put({ type: 'epoch', at: this.now(), epoch, reason, settings, labels })
    const { policy, workers, refork, hold, connections } = settings
    const tree = new ClusterTree({
      port: this.#port,
      policy,
      env: {
        ...{ PORT: String(this.#port), POLICY: policy, WORKERS: String(workers) },
        ...{ REFORK: String(refork), HOLD: String(hold) },
      },
      codeCache: this.#parts.codeCache,
      keepAlive: connections === 'keepAlive',
      counted: this.#counted,
      put: (event) => {
        if (event.type === 'request')
          this.#counted.requests = Math.max(this.#counted.requests, event.request)
        this.recording.put(event)
      },
      now: () => this.now(),
      toLab: (at) => Math.max(0, at - this.#begun),
      failed: (message) => void this.end('failed', message),
      changed: () => this.#write(),
    })
    this.tree = tree
    await tree.start()
  }

  /** Does it in its turn and resolves to what was done, a sentence. Rejects with NotNow. */
  act(action: ClusterAction): Promise<{ done: string; at: number; epoch: number }> {
    const second = performance.now() - 1000
    this.#actions = this.#actions.filter((at) => at > second)
    if (this.#actions.length >= MOST_ACTIONS)
      throw new NotNow('Too many actions within a second.', 'too_many_actions')
    this.#actions.push(performance.now())
    const turn = this.#turn.then(async () => {
      if (this.#ending !== null) throw new NotNow('The session has ended.')
      if (action.epoch !== this.epoch)
        throw new NotNow(
          `The processes that this tab shows are gone (epoch ${action.epoch}, now ${this.epoch}).`,
          'stale_epoch',
        )
      const done = await doClusterAction(this, action)
      return { done, at: this.now(), epoch: this.epoch }
    })
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Tells what a tab asked for. */
  note(
    { action, tab, epoch: _, ...values }: ClusterAction,
    result: string,
    by: string = tab,
  ): void {
    this.recording.put({ type: 'action', at: this.now(), action, values, by, result })
  }

  change(settings: Partial<LabSettings>): void {
    this.settings = { ...this.settings, ...settings }
    this.recording.put({ type: 'settings', at: this.now(), settings: this.settings })
  }

  /** Ends everything; resolves when nothing of it is alive and the recording is whole. */
  end(reason: EndReason, message: string | null = null): Promise<void> {
    this.#ending ??= this.#end(reason, message)
    return this.#ending
  }

  /** It ends, or has ended. */
  get over(): boolean {
    return this.#ending !== null
  }

  /** Its recording is whole. */
  get ended(): boolean {
    return this.recording.events.at(-1)?.type === 'end'
  }

  async #end(reason: EndReason, message: string | null): Promise<void> {
    clearInterval(this.#beat)
    clearInterval(this.#sample)
    await this.tree?.end()
    this.recording.settle(this.now(), true)
    this.recording.put({ type: 'end', at: this.now(), reason, message })
    this.recording.settle(this.now(), true)
    this.#parts.files.remove(this.id)
    this.#parts.ended(reason)
  }

  #onBeat(): void {
    void this.tree?.beat()
    this.recording.settle(this.now())
    if (this.recording.full) void this.end('full')
  }

  #write(): void {
    if (this.tree === null || this.#ending !== null) return
    const { service, files } = this.#parts
    files.write(this.id, { service, ...this.tree.guard.state })
  }
}
