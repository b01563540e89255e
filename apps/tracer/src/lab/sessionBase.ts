import { availableParallelism } from 'node:os'
import type { LabAction, LabActionDone } from '@loopscope/shared/lab/labAction'
import type { LabEvent, LabEventOf, LabHeader } from '@loopscope/shared/lab/labEvent'
import type { z } from 'zod'
import { ActionRefused } from './actionRefused.ts'
import { clockUs } from './inside/clock.ts'
import { LabRecording } from './labRecording.ts'
import type { EndReason, LabSession, SessionParts } from './labSession.ts'
import type { ProcessTree, TreeParts } from './processTree.ts'

const BEAT_MS = 100
const SAMPLE_MS = 500
const START_MS = 20_000
const MOST_BYTES = 16 * 1024 * 1024
/** Behind the session's id in the name of the second guard's file. */
const BESIDE = '.beside'
/** Actions within a second: faster than anybody clicks. */
const MOST_ACTIONS = 30

/** What the sessions of all demos have in common: a recording on one clock, actions one after the other, and an orderly end. */
export abstract class SessionBase<A extends LabAction> implements LabSession {
  readonly id: string
  readonly recording: LabRecording
  epoch = 0
  abstract readonly actions: z.ZodType<A>
  /** The processes of this epoch. */
  tree: ProcessTree | null = null
  /** Processes that run beside them under a guard of their own; null: none. */
  protected besides: ProcessTree | null = null
  protected readonly parts: SessionParts
  #begun = clockUs()
  #beat: NodeJS.Timeout
  #sample: NodeJS.Timeout
  #turn: Promise<unknown> = Promise.resolve()
  #asked: number[] = []
  #ending: Promise<void> | null = null
  #counted = { requests: 0, connections: 0 }

  protected constructor(
    parts: SessionParts,
    { demo, labels, files }: Pick<LabHeader, 'demo' | 'labels' | 'files'>,
  ) {
    this.parts = parts
    this.id = parts.id
    const header = {
      ...{ demo, labId: parts.id, startedAt: new Date().toISOString() },
      ...{ node: process.versions.node, platform: process.platform, cores: availableParallelism() },
      ...{ labels, files },
    }
    this.recording = new LabRecording(header, MOST_BYTES)
    this.#beat = setInterval(() => this.#onBeat(), BEAT_MS)
    this.#sample = setInterval(() => {
      for (const tree of this.#trees) void tree.sample()
    }, SAMPLE_MS)
  }

  /** Us since the session began. */
  now(): number {
    return clockUs() - this.#begun
  }

  put(event: LabEvent): void {
    if (event.type === 'request')
      this.#counted.requests = Math.max(this.#counted.requests, event.request)
    this.recording.put(event)
  }

  act(action: A): Promise<LabActionDone> {
    const second = performance.now() - 1000
    this.#asked = this.#asked.filter((at) => at > second)
    if (this.#asked.length >= MOST_ACTIONS)
      throw new ActionRefused('Too many actions within a second.', 'too_many_actions')
    this.#asked.push(performance.now())
    const turn = this.#turn.then(async () => {
      if (this.over) throw new ActionRefused('The session has ended: start another.')
      if (action.epoch !== this.epoch)
        throw new ActionRefused(
          `The processes that this tab shows are gone (epoch ${action.epoch}, now ${this.epoch}). Ask again of those that there are now.`,
          'stale_epoch',
        )
      const done = await this.perform(action)
      return { done, at: this.now(), epoch: this.epoch }
    })
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Tells what a tab asked for. `more`: what it did not say and was chosen for it. */
  note(
    { action, tab, epoch: _, ...values }: A,
    result: string,
    by: string = tab,
    more: Readonly<Record<string, string>> = {},
  ): void {
    const told = Object.entries({ ...values, ...more }).map(([name, value]) => [
      name,
      // What has parts of its own is told as it came.
      typeof value === 'object' ? JSON.stringify(value) : value,
    ])
    const plain = Object.fromEntries(told) as LabEventOf<'action'>['values']
    this.recording.put({ type: 'action', at: this.now(), action, values: plain, by, result })
  }

  end(reason: EndReason, message: string | null = null): Promise<void> {
    this.#ending ??= this.#end(reason, message)
    return this.#ending
  }

  get over(): boolean {
    return this.#ending !== null
  }

  get ended(): boolean {
    return this.recording.events.at(-1)?.type === 'end'
  }

  get pids(): readonly number[] {
    return this.#trees.flatMap(({ guard, live }) => [
      guard.pid,
      ...[...live.values()].map(({ pid }) => pid),
    ])
  }

  /** Ends what runs beside the others; resolves when nothing of it is alive. */
  protected async endBesides(): Promise<void> {
    const ending = this.besides
    this.besides = null
    await ending?.end()
    if (ending !== null) this.parts.files.remove(`${this.id}${BESIDE}`)
  }

  /** Does what an action asks; resolves to one sentence of what was done. Rejects with ActionRefused. */
  protected abstract perform(action: A): Promise<string>

  /** By what the processes of an epoch tell this session. */
  protected treeParts(): TreeParts {
    const { bytes } = this.recording
    return {
      codeCache: this.parts.codeCache,
      startMs: this.parts.startMs ?? START_MS,
      counted: this.#counted,
      put: (event) => this.put(event),
      share: {
        // The longer this epoch, the fewer: a stream of an hour fits. What is left is the next epoch's.
        stream: () => this.recording.streamRoom(bytes) ** 4,
        asked: () => this.recording.room,
      },
      now: () => this.now(),
      toLab: (at) => Math.max(0, at - this.#begun),
      failed: (message) => void this.end('failed', message),
      changed: () => this.#write(),
    }
  }

  async #end(reason: EndReason, message: string | null): Promise<void> {
    clearInterval(this.#beat)
    clearInterval(this.#sample)
    await Promise.all(this.#trees.map((tree) => tree.end()))
    this.recording.settle(this.now(), true)
    this.recording.put({ type: 'end', at: this.now(), reason, message })
    this.recording.settle(this.now(), true)
    this.parts.files.remove(this.id)
    this.parts.files.remove(`${this.id}${BESIDE}`)
    this.parts.ended(reason)
  }

  #onBeat(): void {
    for (const tree of this.#trees) void tree.beat()
    this.recording.settle(this.now())
    if (this.recording.full) void this.end('full')
  }

  get #trees(): readonly ProcessTree[] {
    return [this.tree, this.besides].filter((tree) => tree !== null)
  }

  /** A file for each guard: whoever sweeps ends a guard's group. */
  #write(): void {
    if (this.over) return
    const { service, files } = this.parts
    if (this.tree !== null) files.write(this.id, { service, ...this.tree.guard.state })
    if (this.besides !== null)
      files.write(`${this.id}${BESIDE}`, { service, ...this.besides.guard.state })
  }
}
