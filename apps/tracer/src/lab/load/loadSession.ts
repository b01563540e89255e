import type { LabEventOf } from '@loopscope/shared/lab/labEvent'
import { isProxy } from '@loopscope/shared/lab/load/availableTargets'
import { type LoadAction, loadActionSchema } from '@loopscope/shared/lab/load/loadActions'
import { ActionRefused } from '../actionRefused.ts'
import { demoFiles } from '../demoFiles.ts'
import type { EndReason, SessionParts } from '../labSession.ts'
import type { Haproxy } from '../proxy/haproxy/findHaproxy.ts'
import { SessionBase } from '../sessionBase.ts'
import { type RunAction, sentenceOf, targetsOf } from './loadOrders.ts'
import { LoadProxies, proxyFiles } from './loadProxies.ts'
import { LoadRuns } from './loadRuns.ts'
import { LoadTree } from './loadTree.ts'
import { lockFolder } from './machineLock.ts'
import { planRun } from './planRun.ts'
import { shootAll } from './shootAll.ts'

const FILES = ['nativeHttp.ts', 'serverGzip.ts', 'clusterHttp.ts', 'slowHttp.ts']

/** One visitor's load runs: their servers, one generator at a time, and a place in the machine's queue. */
export class LoadSession extends SessionBase<LoadAction> {
  readonly actions = loadActionSchema
  override tree: LoadTree | null = null
  #runs: LoadRuns
  #proxies: LoadProxies | null = null

  /**
   * `haproxy`: null where it is not installed. `locks`: where load runs wait for each other, another folder for tests that should
   * wait for no one.
   */
  static async open(
    parts: SessionParts,
    haproxy: Haproxy | null,
    locks = lockFolder(),
  ): Promise<LoadSession> {
    const session = new LoadSession(parts, haproxy, locks)
    await session.begin('start')
    return session
  }

  private constructor(parts: SessionParts, haproxy: Haproxy | null, locks: string) {
    const files = [...demoFiles('load', FILES), ...(haproxy === null ? [] : proxyFiles())]
    super(parts, { demo: 'autocannon', labels: {}, files })
    const { id, service } = parts
    this.#runs = new LoadRuns({
      ...{ id, service, locks },
      ...{ put: (event) => this.put(event), now: () => this.now() },
      failed: (message) => void this.end('failed', message),
    })
    if (haproxy !== null) this.#proxies = new LoadProxies(haproxy, parts.files.makeFolder(parts.id))
  }

  async begin(reason: LabEventOf<'epoch'>['reason']): Promise<void> {
    this.#runs.callOff()
    this.tree?.generator.leave()
    await this.#runs.over()
    await this.tree?.end()
    if (this.over) return
    this.epoch += 1
    this.put({ type: 'epoch', at: this.now(), epoch: this.epoch, reason, labels: {} })
    this.tree = new LoadTree(this.treeParts(), this.#proxies)
    await this.tree.start()
  }

  /** No one sees the run any more: others need not wait for it. */
  unwatched(): void {
    this.#runs.callOff()
    this.tree?.generator.leave()
  }

  override async end(reason: EndReason, message: string | null = null): Promise<void> {
    this.#runs.callOff()
    await super.end(reason, message)
    await this.#runs.over()
  }

  protected override async perform(action: LoadAction): Promise<string> {
    switch (action.action) {
      case 'run':
      case 'ab':
      case 'stall': {
        if (this.#runs.goesOn)
          throw new ActionRefused('A load run goes on already. Stop it, or wait for its end.')
        await this.#prepare(action)
        const sentence = sentenceOf(action)
        this.note(action, sentence)
        this.#runs.begin((run, signal) => this.#shootAll(action, run, signal))
        return sentence
      }
      case 'stop': {
        if (!this.#runs.goesOn)
          throw new ActionRefused('No load run goes on, so there is none to stop.')
        const sentence = 'The load run is stopped.'
        this.note(action, sentence)
        this.#runs.callOff()
        this.tree?.generator.stop()
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
    for (const target of targetsOf(action)) {
      if (!isProxy(target)) continue
      if (this.#proxies === null)
        throw new ActionRefused(
          'HAProxy is not installed on this machine, so this target is not there.',
        )
      await this.#proxies.prepare(target)
    }
  }

  async #shootAll(action: RunAction, run: number, signal: AbortSignal): Promise<void> {
    const { tree } = this
    if (tree === null) return
    await tree.servers.keepOnly(targetsOf(action))
    await shootAll({
      ...{ run, plan: planRun(action), put: (event) => this.put(event), now: () => this.now() },
      port: (target) => tree.servers.port(target),
      shoot: (order, port, { part, kind }) =>
        tree.shoot(order, port, { run, part, stall: kind === 'stalled' }),
      isOver: () => signal.aborted || this.over,
    })
  }
}
