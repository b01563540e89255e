import type { CrashWay } from '@loopscope/shared/lab/processes/instanceEvents'
import { INSTANCE_IDS, type InstanceKind } from '@loopscope/shared/lab/processes/instanceKinds'
import { becomesTrue } from '../becomesTrue.ts'
import type { InstancesOrder } from '../inside/guardOrders.ts'
import type { FromGuard, InstancesReport } from '../inside/processReport.ts'
import { processFacts } from '../processFacts.ts'
import { type LiveProcess, ProcessTree } from '../processTree.ts'
import { scrubPaths } from '../scrubPaths.ts'
import { earlyEnd } from '../startFailure.ts'
import { parentLaunch } from './parentLaunch.ts'

/** As long as processes may take to end or to answer on a loaded machine, ms. */
const PATIENCE_MS = 10_000

/** The processes of one epoch: a parent, and the instances that it starts. A thread is one of them, without a process of its own. */
export class InstancesTree extends ProcessTree {
  protected override readonly awaited = ['parent']
  /** Threads that live, by id: the tree itself knows processes. */
  #threads = new Map<string, { readonly pid: number; readonly role: 'thread' | 'trial' }>()
  /** Those that have answered since somebody asked who is there. */
  #answered = new Set<string>()
  /** Those that are to stand and have not said a word yet: the parent begins with all of them. */
  #starting = new Set<string>(Object.values(INSTANCE_IDS))
  #comparison: number | null = null
  #crashing = false

  async start(): Promise<void> {
    await this.begin()
    this.guard.send({ launch: parentLaunch() })
  }

  /** What goes on, of which there is one at a time. */
  get busy(): 'comparison' | 'crash' | null {
    return this.#comparison !== null ? 'comparison' : this.#crashing ? 'crash' : null
  }

  /** One of those that are to stand and do not run yet: nothing can be asked of it. */
  get starting(): string | null {
    const [id = null] = this.#starting
    return id
  }

  isStarting(id: string): boolean {
    return this.#starting.has(id)
  }

  isThere(id: string): boolean {
    return this.live.has(id) || this.#threads.has(id)
  }

  /** Has the parent start one that is not there. */
  stand(kind: InstanceKind): void {
    this.#starting.add(INSTANCE_IDS[kind])
    this.order({ do: 'stand', kind })
  }

  order(order: InstancesOrder): void {
    this.guard.send({ order, for: 'parent' })
  }

  /** Has the parent compare; what it finds out is told under this number. */
  compare(comparison: number, order: InstancesOrder): void {
    this.#comparison = comparison
    this.order(order)
  }

  /** Makes one of the standing processes end. Resolves to who is there afterwards and who is not, of all others. */
  async crash(
    id: string,
    kind: InstanceKind | 'parent',
    how: CrashWay,
  ): Promise<{ left: string[]; gone: string[] }> {
    this.#crashing = true
    const others = this.#standing().filter((other) => other !== id)
    this.asked.add(id)
    if (how === 'kill' && kind !== 'thread') await this.kill(id, 'SIGKILL')
    else this.order({ do: how, kind })
    const until = (isSo: () => boolean) => becomesTrue(() => this.over || isSo(), PATIENCE_MS)
    await until(() => !this.isThere(id))
    // An error that was thrown in the parent is told by the thread's end first.
    await this.#settled()
    if (this.isThere('parent')) {
      this.#answered.clear()
      this.order({ do: 'whoIsThere' })
      await until(() =>
        others.every(
          (other) => other === 'parent' || this.#answered.has(other) || !this.isThere(other),
        ),
      )
    }
    // No one keeps them any more: each ends when it has seen that its channel is closed.
    if (!this.isThere('parent')) await until(() => !others.some((other) => this.isThere(other)))
    this.#crashing = false
    return {
      left: others.filter((other) => this.isThere(other)),
      gone: others.filter((other) => !this.isThere(other)),
    }
  }

  /** Ends one at once and waits until it is gone. */
  async remove(kind: InstanceKind): Promise<void> {
    const id = INSTANCE_IDS[kind]
    this.asked.add(id)
    if (kind === 'thread') this.order({ do: 'exit', kind })
    else await this.kill(id, 'SIGKILL')
    await becomesTrue(() => this.over || !this.isThere(id), PATIENCE_MS)
  }

  /** Looks also for processes whose parent is gone, which no one else can see go. */
  override async beat(): Promise<void> {
    await super.beat()
    if (this.over || this.live.has('parent')) return
    for (const { id, pid } of [...this.live.values()]) {
      const facts = await processFacts(pid)
      if ((facts === null || facts.state === 'Z') && !this.over)
        this.put(id, 'exited', this.parts.now(), {
          code: null,
          signal: null,
          asked: this.asked.has(id),
        })
    }
  }

  protected override roleOf(): LiveProcess['role'] {
    return 'parent'
  }

  protected override heard(): void {
    // The parent tells what it finds out in words of its own.
  }

  protected override exited(message: FromGuard & { from: 'exited' }, never: boolean): void {
    const { of, code, signal, stderr } = message
    const at = this.parts.toLab(message.at)
    // What its instances wrote to stderr before is in there, too.
    const lines = scrubPaths(stderr).split('\n')
    const text = lines.findLast((line) => /^\w*Error\b/.test(line))
    if (text !== undefined && code !== 0 && signal === null)
      this.parts.put({ type: 'log', at, process: of, stream: 'stderr', text, dropped: 0 })
    this.put(of, 'exited', at, { code, signal, asked: this.asked.has(of) })
    // Threads end with their process.
    for (const [id, { pid, role }] of this.#threads)
      this.parts.put({
        ...{ type: 'process', at, process: id, role, state: 'exited', pid },
        ...{ code: null, signal, asked: this.asked.has(id) },
      })
    this.#threads.clear()
    this.#starting.clear()
    this.#endComparison(at, false)
    if (never) this.parts.failed(earlyEnd(of, message))
  }

  protected override ofInstances(what: InstancesReport): void {
    const at = this.parts.toLab(what.at)
    if (this.live.get('parent')?.state === 'started') this.put('parent', 'online', at)
    switch (what.type) {
      case 'instance':
        this.#ofInstance(what, at)
        return
      case 'there':
        this.#answered.add(INSTANCE_IDS[what.kind])
        return
      case 'compared':
        this.#endComparison(at, what.whole)
        return
      default:
        if (this.#comparison !== null) this.parts.put({ ...what, at, comparison: this.#comparison })
    }
  }

  #ofInstance(
    { name, kind, pid, state, code = null, signal = null }: InstancesReport & { type: 'instance' },
    at: number,
  ): void {
    const id = name.replace(kind, INSTANCE_IDS[kind])
    const isTrial = name !== kind
    if (state !== 'started') this.#starting.delete(id)
    if (state === 'started') this.asked.delete(id)
    const exit = state === 'exited' ? { code, signal, asked: isTrial || this.asked.has(id) } : {}
    if (kind !== 'thread') {
      if (state === 'started') this.started(id, isTrial ? 'trial' : 'child', pid, at)
      else this.put(id, state, at, exit)
      return
    }
    const role = isTrial ? 'trial' : 'thread'
    if (state === 'exited') this.#threads.delete(id)
    else this.#threads.set(id, { pid, role })
    this.parts.put({ type: 'process', at, process: id, role, state, pid, ...exit })
  }

  /** The parent, and the instances that stand beside it. */
  #standing(): string[] {
    return ['parent', ...Object.values(INSTANCE_IDS)].filter((id) => this.isThere(id))
  }

  /** Resolves when the parent has had a turn since, or is gone. */
  async #settled(): Promise<void> {
    const kinds = Object.values(INSTANCE_IDS).filter((id) => this.isThere(id))
    this.#answered.clear()
    this.order({ do: 'whoIsThere' })
    await becomesTrue(
      () =>
        this.over ||
        !this.isThere('parent') ||
        kinds.every((id) => this.#answered.has(id) || !this.isThere(id)),
      PATIENCE_MS,
    )
  }

  #endComparison(at: number, whole: boolean): void {
    const comparison = this.#comparison
    this.#comparison = null
    if (comparison !== null) this.parts.put({ type: 'compared', at, comparison, whole })
  }
}
