import { loadavg } from 'node:os'
import type { LabEventOf } from '@loopscope/shared/lab/labEvent'
import { isProxy } from '@loopscope/shared/lab/load/availableTargets'
import { type LoadAction, loadActionSchema } from '@loopscope/shared/lab/load/loadActions'
import { TARGET_NAMES } from '@loopscope/shared/lab/load/loadWords'
import { median } from '@loopscope/shared/lab/load/median'
import { demoFiles } from '../demoFiles.ts'
import type { EndReason, SessionParts } from '../labSession.ts'
import { NotNow } from '../notNow.ts'
import type { Haproxy } from '../proxy/findHaproxy.ts'
import { SessionBase } from '../sessionBase.ts'
import { LoadProxies, proxyFiles } from './loadProxies.ts'
import { LoadTree } from './loadTree.ts'
import { lockFolder, takeTurn } from './machineLock.ts'
import { type PlannedPart, planRun } from './planRun.ts'

/** The open loop's most: of a second's stall, so many wait, and the kernel's queue holds 511. */
const MOST_STEADY = 400
const FILES = ['nativeHttp.ts', 'serverGzip.ts', 'clusterHttp.ts', 'slowHttp.ts']

type RunAction = Extract<LoadAction, { action: 'run' | 'ab' | 'stall' }>

/** One visitor's load runs: their servers, one generator at a time, and a place in the machine's queue. */
export class LoadSession extends SessionBase<LoadAction> {
  readonly actions = loadActionSchema
  override tree: LoadTree | null = null
  #run = 0
  #locks = lockFolder()
  #proxies: LoadProxies | null = null
  /** Of the run that goes on or waits; aborted: it is to end. */
  #going: { readonly calledOff: AbortController; readonly over: Promise<void> } | null = null

  /**
   * `haproxy`: null where it is not installed. `locks`: where load runs wait for each other, another folder for tests that should
   * wait for nobody.
   */
  static async open(
    parts: SessionParts,
    haproxy: Haproxy | null,
    locks = lockFolder(),
  ): Promise<LoadSession> {
    const files = [...demoFiles('load', FILES), ...(haproxy === null ? [] : proxyFiles())]
    const session = new LoadSession(parts, { demo: 'autocannon', labels: {}, files })
    session.#locks = locks
    if (haproxy !== null)
      session.#proxies = new LoadProxies(haproxy, parts.files.makeFolder(parts.id))
    await session.begin('start')
    return session
  }

  async begin(reason: LabEventOf<'epoch'>['reason']): Promise<void> {
    await this.#callOff()
    await this.tree?.end()
    if (this.over) return
    this.epoch += 1
    this.put({ type: 'epoch', at: this.now(), epoch: this.epoch, reason, labels: {} })
    this.tree = new LoadTree(this.treeParts(), this.#proxies)
    await this.tree.start()
  }

  /** Nobody sees the run any more: others need not wait for it. */
  unwatched(): void {
    this.#going?.calledOff.abort()
    this.tree?.leave()
  }

  override async end(reason: EndReason, message: string | null = null): Promise<void> {
    this.#going?.calledOff.abort()
    await super.end(reason, message)
    await this.#going?.over
  }

  protected override async perform(action: LoadAction): Promise<string> {
    switch (action.action) {
      case 'run':
      case 'ab':
      case 'stall': {
        if (this.#going !== null)
          throw new NotNow('A load run goes on already. Stop it, or wait for its end.')
        await this.#prepare(action)
        const sentence = sentenceOf(action)
        this.note(action, sentence)
        this.#begin(action)
        return sentence
      }
      case 'stop': {
        if (this.#going === null) throw new NotNow('No load run goes on.')
        const sentence = 'The load run is stopped.'
        this.note(action, sentence)
        this.#going.calledOff.abort()
        this.tree?.stop()
        return sentence
      }
      case 'reset': {
        const sentence = 'Everything begins anew.'
        this.note(action, sentence)
        await this.begin('reset')
        return sentence
      }
      default:
        return action satisfies never
    }
  }

  /** Whatever is missing is said before the run, not in the middle of it. */
  async #prepare(action: RunAction): Promise<void> {
    for (const { target } of planRun(action)) {
      if (!isProxy(target)) continue
      if (this.#proxies === null)
        throw new NotNow('HAProxy is not installed on this machine, so this target is not there.')
      await this.#proxies.prepare(target)
    }
  }

  #begin(action: RunAction): void {
    const calledOff = new AbortController()
    this.#run += 1
    const over = this.#execute(this.#run, planRun(action), calledOff.signal)
      .catch((error: Error) => void this.end('failed', `The load run has failed. ${error.message}`))
      .finally(() => {
        this.#going = null
      })
    this.#going = { calledOff, over }
  }

  async #callOff(): Promise<void> {
    this.#going?.calledOff.abort()
    this.tree?.leave()
    await this.#going?.over
  }

  async #execute(run: number, plan: readonly PlannedPart[], signal: AbortSignal): Promise<void> {
    const tree = this.tree
    if (tree === null) return
    let waited = false
    const turn = await takeTurn({
      ...{ id: `${this.id}-${run}`, service: this.parts.service, signal, folder: this.#locks },
      waits: (ahead) => {
        waited = true
        this.put({ type: 'loadQueued', at: this.now(), run, ahead })
      },
    })
    if (turn === null) {
      if (waited) this.put({ type: 'loadQueued', at: this.now(), run, ahead: 0 })
      return
    }
    try {
      await this.#shootAll(tree, run, plan, signal)
    } finally {
      turn.release()
    }
  }

  async #shootAll(
    tree: LoadTree,
    run: number,
    plan: readonly PlannedPart[],
    signal: AbortSignal,
  ): Promise<void> {
    const targets = plan.map(({ target }) => target)
    await tree.keepOnly(targets)
    const [loadAverage = 0] = loadavg()
    // All of them before the first part: a process that starts takes a core for a while. One after the other, so that none is
    // started twice, and none takes another's port.
    for (const target of new Set(targets)) await tree.port(target)
    let rates: readonly number[] = []
    for (const part of plan) {
      const port = await tree.port(part.target)
      if (signal.aborted || this.over) return
      if (port === null) throw new Error(`${TARGET_NAMES[part.target]} does not listen.`)
      const steady = part.generator === 'steady'
      const rate = steady ? Math.max(1, Math.min(MOST_STEADY, Math.round(median(rates)))) : null
      this.put({ type: 'loadStarted', at: this.now(), run, ...part, rate, port, loadAverage })
      const { target, generator, connections, pipelining, seconds, warmupSeconds } = part
      const order = { target, generator, connections, pipelining, seconds, warmupSeconds, rate }
      const stall = part.kind === 'stalled'
      rates = await tree.shoot(order, port, { run, part: part.part, stall })
      if (signal.aborted) return
    }
  }
}

function sentenceOf(action: RunAction): string {
  switch (action.action) {
    case 'run':
      return `autocannon is to run against ${TARGET_NAMES[action.target]} for ${action.seconds} s.`
    case 'ab':
      return `A, ${TARGET_NAMES[action.a]}, and B, ${TARGET_NAMES[action.b]}, are to run in turns, ${action.rounds} times each.`
    case 'stall':
      return 'The server is to stand still for a second, under a closed loop and then under an open one.'
    default:
      return action satisfies never
  }
}
