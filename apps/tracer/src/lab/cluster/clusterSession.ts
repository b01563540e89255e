import { type ClusterAction, clusterActionSchema } from '@loopscope/shared/lab/labApi'
import type { LabEventOf } from '@loopscope/shared/lab/labEvent'
import type { LabSettings } from '@loopscope/shared/lab/labSettings'
import { demoFiles } from '../demoFiles.ts'
import { freePort } from '../freePort.ts'
import type { SessionParts } from '../labSession.ts'
import { SessionBase } from '../sessionBase.ts'
import { ClusterTree } from './clusterTree.ts'
import { doClusterAction } from './doClusterAction.ts'
import { STANDARD } from './standardSettings.ts'

/** The notes' number of the port that recipe-api listens on. */
const LABEL = '4000'

/** One visitor's cluster: its processes, its recording, and what its tabs ask. */
export class ClusterSession extends SessionBase<ClusterAction> {
  readonly actions = clusterActionSchema
  settings: LabSettings = STANDARD
  override tree: ClusterTree | null = null
  #port: number

  /** Takes a free port and starts; resolves when its processes are on their way. */
  static async open(parts: SessionParts): Promise<ClusterSession> {
    const session = new ClusterSession(parts, await freePort())
    await session.begin('start')
    return session
  }

  private constructor(parts: SessionParts, port: number) {
    const files = demoFiles('cluster', ['primary.ts', 'worker.ts'])
    super(parts, { demo: 'cluster', labels: { [LABEL]: port }, files })
    this.#port = port
  }

  /** Ends the processes there are and starts others with the settings. */
  async begin(reason: LabEventOf<'epoch'>['reason']): Promise<void> {
    await this.tree?.end()
    // No one has the port now: another program may have taken it meanwhile.
    if (reason !== 'start') this.#port = await freePort()
    // It may have been stopped meanwhile, and what started now no one would end.
    if (this.over) return
    this.settings = { ...this.settings, rate: 0 }
    this.epoch += 1
    const { epoch, settings } = this
    const labels = { [LABEL]: this.#port }
    this.recording.put({ type: 'epoch', at: this.now(), epoch, reason, settings, labels })
    const { policy, workers, refork, hold, connections } = settings
    const tree = new ClusterTree({
      ...this.treeParts(),
      port: this.#port,
      policy,
      env: {
        ...{ PORT: String(this.#port), POLICY: policy, WORKERS: String(workers) },
        ...{ REFORK: String(refork), HOLD: String(hold) },
      },
      keepAlive: connections === 'keepAlive',
    })
    this.tree = tree
    await tree.start()
  }

  change(settings: Partial<LabSettings>): void {
    this.settings = { ...this.settings, ...settings }
    this.recording.put({ type: 'settings', at: this.now(), settings: this.settings })
  }

  protected override perform(action: ClusterAction): Promise<string> {
    return doClusterAction(this, action)
  }
}
