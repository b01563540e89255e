import type { LabEventOf } from '@loopscope/shared/lab/labEvent'
import {
  type InstanceAction,
  instanceActionSchema,
} from '@loopscope/shared/lab/processes/instanceActions'
import { type InstanceKind, kindOf } from '@loopscope/shared/lab/processes/instanceKinds'
import { ActionRefused } from '../actionRefused.ts'
import { demoFiles } from '../demoFiles.ts'
import type { SessionParts } from '../labSession.ts'
import { SessionBase } from '../sessionBase.ts'
import { type Comparing, orderOf } from './instancesOrder.ts'
import { InstancesTree } from './instancesTree.ts'

type Crashing = Extract<InstanceAction, { action: 'crash' }>

/** One visitor's parent and its instances: children, a thread, a cluster worker. */
export class InstancesSession extends SessionBase<InstanceAction> {
  readonly actions = instanceActionSchema
  override tree: InstancesTree | null = null
  #listens = true
  #comparisons = 0
  #crashes = 0

  /** Resolves when its processes are on their way. */
  static async open(parts: SessionParts): Promise<InstancesSession> {
    const session = new InstancesSession(parts)
    await session.begin('start')
    return session
  }

  private constructor(parts: SessionParts) {
    const files = demoFiles('processes', ['parent.ts', 'start.ts', 'compare.ts', 'instance.js'])
    super(parts, { demo: 'processes', labels: {}, files })
  }

  async begin(reason: LabEventOf<'epoch'>['reason']): Promise<void> {
    await this.tree?.end()
    if (this.over) return
    this.epoch += 1
    this.#listens = true
    this.put({ type: 'epoch', at: this.now(), epoch: this.epoch, reason, labels: {} })
    this.put({ type: 'errorListener', at: this.now(), on: true })
    this.tree = new InstancesTree(this.treeParts())
    await this.tree.start()
  }

  protected override async perform(action: InstanceAction): Promise<string> {
    const { tree } = this
    if (tree === null)
      throw new ActionRefused('The processes are not there yet. Try again in a moment.')
    if (action.action === 'reset') {
      const sentence = this.#done(action, 'Everything begins anew.')
      await this.begin('reset')
      return sentence
    }
    // Whatever goes on ends with the parent: that is how one gets out of it.
    if (action.action === 'restart' && action.process === 'parent') {
      const sentence = this.#done(action, 'All processes are started anew.')
      await this.begin('restart')
      return sentence
    }
    if (tree.busy !== null) throw new ActionRefused(BUSY[tree.busy])
    if (!tree.isThere('parent')) throw new ActionRefused('The parent is gone. Restart it first.')
    switch (action.action) {
      case 'measure':
      case 'send':
      case 'share':
        return this.#compare(tree, action)
      case 'restart':
        return this.#restart(tree, action)
      case 'listen': {
        const { on } = action
        const sentence = this.#done(
          action,
          on
            ? 'The parent is told to listen to errors of threads.'
            : 'The parent is told to listen to no errors of threads.',
        )
        this.#listens = on
        tree.order({ do: 'listen', on })
        this.put({ type: 'errorListener', at: this.now(), on })
        return sentence
      }
      case 'crash': {
        if (!tree.isThere(action.process))
          throw new ActionRefused(`The ${action.process} is gone. Restart it first.`)
        // It could not do as it is told yet, nor say that it is there.
        if (tree.starting !== null) throw new ActionRefused(notYet(tree.starting))
        const sentence = this.#done(action, crashSentence(action))
        void this.#crash(tree, action)
        return sentence
      }
      default:
        return action satisfies never
    }
  }

  #done(action: InstanceAction, sentence: string): string {
    this.note(action, sentence)
    return sentence
  }

  async #compare(tree: InstancesTree, action: Comparing): Promise<string> {
    const order = await orderOf(action)
    const sentence = this.#done(action, SENTENCES[action.action])
    this.#comparisons += 1
    const comparison = this.#comparisons
    const { do: what, ...values } = order
    const told = 'times' in values || 'serialization' in values ? values : {}
    this.put({ type: 'comparison', at: this.now(), comparison, what, ...told })
    tree.compare(comparison, order)
    return sentence
  }

  async #crash(tree: InstancesTree, { process, how }: Crashing): Promise<void> {
    const listened = this.#listens
    const { left, gone } = await tree.crash(process, kindOf(process) ?? 'parent', how)
    // Another epoch knows nothing of it.
    if (this.over || this.tree !== tree) return
    this.#crashes += 1
    const crash = this.#crashes
    this.put({ type: 'crash', at: this.now(), crash, process, how, listened, left, gone })
  }

  async #restart(
    tree: InstancesTree,
    action: Extract<InstanceAction, { action: 'restart' }>,
  ): Promise<string> {
    const kind: InstanceKind | null = kindOf(action.process)
    if (kind === null || tree.isStarting(action.process))
      throw new ActionRefused(notYet(action.process))
    const isThere = tree.isThere(action.process)
    const sentence = this.#done(
      action,
      `The ${action.process} is ${isThere ? 'ended, and another' : ''} started.`.replace('  ', ' '),
    )
    if (isThere) await tree.remove(kind)
    tree.stand(kind)
    return sentence
  }
}

const BUSY = {
  comparison: 'Something is measured already. Wait until it is over.',
  crash: 'It is still being found out who is left. Wait until it is over.',
} as const

const notYet = (id: string) => `The ${id} is still starting. Wait until it runs.`

const SENTENCES = {
  measure: 'Each kind is to be started, asked, measured and ended.',
  send: 'The same values are to be sent to an instance of each kind.',
  share: 'The parent and an instance of each kind are to try what they share.',
} as const

function crashSentence({ process, how }: Crashing): string {
  if (how === 'throw') return `The ${process} is told to throw.`
  if (how === 'exit') return `The ${process} is told to call process.exit(1).`
  return process === 'worker thread'
    ? 'The worker thread sends SIGKILL to the process that it is in.'
    : `SIGKILL is sent to the ${process}.`
}
