import type { LabEventOf } from '@loopscope/shared/lab/labEvent'
import { PROXY_STARTS } from '@loopscope/shared/lab/proxy/config/proxyPresets'
import type { ProxySettings } from '@loopscope/shared/lab/proxy/config/proxySettings'
import { type ProxyAction, proxyActionSchema } from '@loopscope/shared/lab/proxy/proxyActions'
import { serverName } from '@loopscope/shared/lab/proxy/proxyNames'
import { ActionRefused } from '../actionRefused.ts'
import { demoFiles } from '../demoFiles.ts'
import type { EndReason, SessionParts } from '../labSession.ts'
import { proxyFiles } from '../load/loadProxies.ts'
import { LoadRuns } from '../load/loadRuns.ts'
import { SessionBase } from '../sessionBase.ts'
import { BesideCluster } from './besideCluster.ts'
import { type Certificate, makeCertificate } from './certificate.ts'
import type { Haproxy } from './haproxy/findHaproxy.ts'
import { labelsOf, type ProxyPorts, takePorts } from './proxyPorts.ts'
import { ProxyTree } from './proxyTree.ts'
import { readStats, STATS_FORMATS, type StatsFormat } from './stats/proxyStats.ts'

/** One visitor's HAProxy with all that stands around it, and what its actions are made of; `ProxySession` does them. */
export abstract class ProxyBase extends SessionBase<ProxyAction> {
  readonly actions = proxyActionSchema
  override tree: ProxyTree | null = null
  settings: ProxySettings = PROXY_STARTS.balance
  keepAlive = false
  rate = 0
  ports: ProxyPorts
  certificate: Certificate | null = null
  /** Runs beside HAProxy in the experiment `cluster`, and in no other. */
  cluster: BesideCluster | null = null
  /** Measurements of compression. */
  readonly runs: LoadRuns
  #haproxy: Haproxy
  #folder: string
  #count = { generation: 0 }
  /** How often it has begun: what an earlier begin still waits for is no one's concern. */
  #begun = 0
  /** Resolves when HAProxy of this epoch is there, or will not come. */
  #started: Promise<void> = Promise.resolve()

  protected constructor(parts: SessionParts, haproxy: Haproxy, ports: ProxyPorts, locks: string) {
    const files = [
      ...demoFiles('services', ['webApi.ts', 'recipeApi.ts', 'page.ts', 'files.ts']),
      ...demoFiles('load', ['serverGzip.ts']),
      ...proxyFiles(['haproxyHttp', 'haproxyGzip']),
    ]
    super(parts, { demo: 'haproxy', labels: labelsOf(ports), files })
    this.ports = ports
    this.#haproxy = haproxy
    this.#folder = parts.files.makeFolder(parts.id)
    const { id, service } = parts
    this.runs = new LoadRuns({
      ...{ id, service, locks },
      ...{ put: (event) => this.put(event), now: () => this.now() },
      failed: (message) => void this.end('failed', message),
    })
  }

  /** Ends the processes there are and starts others with the settings. */
  async begin(reason: LabEventOf<'epoch'>['reason']): Promise<void> {
    this.#begun += 1
    const begun = this.#begun
    this.unwatched()
    await this.runs.over()
    await Promise.all([this.tree?.end(), this.#endCluster()])
    // Both would write the one configuration.
    await this.#started
    if (this.over) return
    if (reason !== 'start') this.ports = await takePorts()
    this.epoch += 1
    this.rate = 0
    const { epoch, settings, ports } = this
    this.put({ type: 'epoch', at: this.now(), epoch, reason, labels: labelsOf(ports) })
    this.put({ type: 'proxySettings', at: this.now(), settings })
    const tree = new ProxyTree({
      ...this.treeParts(),
      ...{ ports, keepAlive: this.keepAlive, haproxy: this.#haproxy },
      ...{ folder: this.#folder, count: this.#count },
      gone: (id) => this.#startAgain(tree, id),
    })
    this.tree = tree
    await tree.start(settings)
    await this.standBeside()
    this.#started = this.#startProxy(tree, () => this.#begun === begun && !this.over)
  }

  change(settings: ProxySettings): void {
    this.settings = settings
    this.put({ type: 'proxySettings', at: this.now(), settings })
  }

  /** Starts the cluster beside HAProxy where the experiment has one; ends it where it has none. */
  async standBeside(): Promise<void> {
    if (this.settings.experiment !== 'cluster') return this.#endCluster()
    if (this.cluster !== null) return
    const cluster = new BesideCluster({
      ...{ put: (event) => this.put(event), now: () => this.now(), over: () => this.over },
      begin: () => this.begin('restart'),
      note: ({ action: what, epoch, tab, ...values }, result) => {
        const process = 'process' in values ? values.process : 'primary'
        const asked = { action: 'beside', do: what, process, epoch, tab }
        this.note(proxyActionSchema.parse(asked), result)
      },
    })
    this.cluster = cluster
    const tree = await cluster.start(this.treeParts(), this.epoch)
    this.besides = tree
    await tree?.start()
    if (this.rate > 0) cluster.stream(this.rate)
    if (this.keepAlive) cluster.connections(true)
  }

  /** The certificate of the session, made when it is asked for first. */
  async certify(): Promise<Certificate> {
    this.certificate ??= await makeCertificate(this.#folder)
    this.put({ type: 'certificate', at: this.now(), ...this.certificate.facts })
    return this.certificate
  }

  /** No one sees a measurement any more: others need not wait for it. */
  unwatched(): void {
    if (!this.runs.goesOn) return
    this.runs.callOff()
    this.tree?.generator.leave()
  }

  override async end(reason: EndReason, message: string | null = null): Promise<void> {
    this.runs.callOff()
    await super.end(reason, message)
    await this.runs.over()
  }

  /** HAProxy's own page, or its figures as CSV, JSON or for Prometheus. */
  async stats(format: StatsFormat): Promise<{ type: string; text: string }> {
    if (format === 'prometheus' && !this.#haproxy.exporter)
      throw new ActionRefused('This HAProxy was built without the Prometheus exporter.')
    try {
      return { type: STATS_FORMATS[format].type, text: await readStats(this.ports.front, format) }
    } catch {
      throw new ActionRefused(
        'HAProxy does not show its figures now. Try again when it runs and answers.',
      )
    }
  }

  async #endCluster(): Promise<void> {
    this.cluster = null
    await this.endBesides()
  }

  /** A web-api whose end somebody watches, as a primary watches its workers'. */
  #startAgain(tree: ProxyTree, id: string): void {
    const index = this.settings.servers.findIndex((_, at) => serverName(at) === id)
    if (index >= 0 && this.cluster?.settings.refork && !this.over)
      tree.launchServer(index, this.settings)
  }

  /** Resolves when HAProxy of this epoch is there, or will not come. */
  protected started(): Promise<void> {
    return this.#started
  }

  async #startProxy(tree: ProxyTree, isWanted: () => boolean): Promise<void> {
    const ids = ['recipe-api', ...this.settings.servers.map((_, index) => serverName(index))]
    const listening = tree.allListen(ids)
    if (!(await this.#succeeds(isWanted, () => this.#prepareProxy(tree)))) return
    if (!(await listening)) {
      const gone = ids.find((id) => !tree.live.has(id))
      const what =
        gone === undefined
          ? 'A server of the demo did not listen in time.'
          : `${gone} ended before it listened. Another program may have taken its port.`
      if (isWanted()) await this.end('failed', what)
      return
    }
    await this.#succeeds(isWanted, () => tree.haproxy.start())
  }

  /** While the servers start: its check takes as long as its start. */
  async #prepareProxy(tree: ProxyTree): Promise<void> {
    if (this.settings.tls) await this.certify()
    await tree.haproxy.prepare(this.settings)
  }

  /** Whether it was done; where not, the session ends with the reason. */
  async #succeeds(isWanted: () => boolean, does: () => Promise<void>): Promise<boolean> {
    try {
      await does()
      return true
    } catch (error) {
      if (!(error instanceof ActionRefused)) throw error
      if (isWanted()) await this.end('failed', error.message)
      return false
    }
  }
}
