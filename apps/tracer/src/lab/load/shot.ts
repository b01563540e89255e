import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import type { LoadEventOf } from '@loopscope/shared/lab/load/loadEvents'
import type { LoadReport } from '../inside/load/loadReport.ts'
import { processFacts } from '../processFacts.ts'

type Cpu = LoadEventOf<'loadDone'>['cpu'][number]
/** A process whose processor time is asked for. */
export type Measured = {
  readonly process: string
  readonly role: 'proxy' | 'server'
  readonly pid: number
}

export type ShotParts = {
  readonly run: number
  readonly part: number
  readonly measured: readonly Measured[]
  readonly put: (event: LabEvent) => void
  readonly now: () => number
  readonly toLab: (at: number) => number
  /** The run counts from now on. */
  readonly counting: () => void
}

/** One execution of a load generator: makes events of what it tells, with the processor time that servers took meanwhile. */
export class Shot {
  /** Answers per second of each window that counted. */
  readonly rates: number[] = []
  /** It has told its end. */
  over = false
  #done: LoadEventOf<'loadDone'> | null = null
  #parts: ShotParts
  #before = new Map<number, number | null>()
  #begun: number
  #ended = false
  #counted = { responses: 0, bytes: 0, statuses: new Map<string, number>() }

  constructor(parts: ShotParts) {
    this.#parts = parts
    this.#begun = parts.now()
  }

  /** In the order in which it was told. */
  async told(what: LoadReport): Promise<void> {
    const { run, part, toLab, put } = this.#parts
    const at = toLab(what.at)
    switch (what.load) {
      case 'counting':
        this.#begun = at
        this.#parts.counting()
        await this.#look((pid, cpuUs) => this.#before.set(pid, cpuUs))
        return
      case 'window': {
        const { load: _, ...told } = what
        const [from, to] = [toLab(what.from), toLab(what.to)]
        put({ type: 'loadSample', ...told, at, run, part, from, to })
        this.#count(what, to - from)
        return
      }
      case 'over': {
        if (this.over) return
        this.over = true
        const { load: _, cpuUs, ...told } = what
        const cpu: Cpu[] = [
          { process: 'runner', role: 'client', us: cpuUs },
          ...(await this.#taken()),
        ]
        this.#done = { type: 'loadDone', ...told, at, run, part, cpu }
        return
      }
      default:
        what satisfies never
    }
  }

  /**
   * The generator has ended: tells the end now, and not before, so that whoever sees it may begin another run. Of one that told no
   * end, what its windows told is what is known.
   */
  ended(reason: 'killed' | 'left'): void {
    if (this.#ended) return
    this.#ended = true
    if (this.#done !== null) {
      this.#parts.put(this.#done)
      return
    }
    const { run, part, put, now } = this.#parts
    const { responses, bytes, statuses } = this.#counted
    put({
      ...{ type: 'loadDone', at: now(), run, part, reason, us: now() - this.#begun },
      ...{
        sent: responses,
        responses,
        statuses: Object.fromEntries(statuses),
        errors: [],
        lost: 0,
      },
      ...{ bytes, histogram: null, cpu: [], autocannon: null },
    })
  }

  #count(window: LoadReport & { load: 'window' }, us: number): void {
    if (window.warmup) return
    const { statuses } = this.#counted
    if (us > 0) this.rates.push((window.responses * 1e6) / us)
    this.#counted.responses += window.responses
    this.#counted.bytes += window.bytes
    for (const [status, count] of Object.entries(window.statuses))
      statuses.set(status, (statuses.get(status) ?? 0) + count)
  }

  async #taken(): Promise<Cpu[]> {
    const taken: Cpu[] = []
    await this.#look((pid, after, { process, role }) => {
      const before = this.#before.get(pid) ?? null
      taken.push({ process, role, us: before === null || after === null ? null : after - before })
    })
    return taken
  }

  async #look(see: (pid: number, cpuUs: number | null, of: Measured) => void): Promise<void> {
    for (const one of this.#parts.measured)
      see(one.pid, (await processFacts(one.pid))?.cpuUs ?? null, one)
  }
}
