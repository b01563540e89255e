import { inflateSync } from 'node:zlib'
import type { AutocannonResult } from '@loopscope/shared/lab/load/loadEvents'
import { build, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js'
import { clockUs } from '../clock.ts'
import type { LoadReport } from './loadReport.ts'

const WINDOW_MS = 200
/** After so many errors with no answer between them nothing more can be learned. It is no rate: a slow machine gets fewer a second. */
const BAIL_OUT = 200
const MOST_KINDS = 20
const LONGEST_US = 60_000_000
/** Cookie and length, before what is compressed. */
const FRAME_BYTES = 8

type Counts = Record<string, number>
type Failure = { code: string; errno: number | null; message: string; count: number }
type Reason = 'finished' | 'stopped' | 'bailedOut'

/**
 * Counts a load run's answers exactly, and their latencies in us: autocannon's own histogram knows whole milliseconds. Tells a
 * window five times a second, and all of it at the end.
 */
export class LoadMeter {
  /** Requests given to a connection, of what counts. */
  sent = 0
  #tell: (what: LoadReport) => void
  #bail: () => void
  #all = newHistogram()
  #window = newHistogram()
  #warmup: boolean
  #from = clockUs()
  #begun = clockUs()
  #cpu = process.cpuUsage()
  #timer: NodeJS.Timeout
  #responses = 0
  #bytes = 0
  #statuses: Counts = {}
  #failures = new Map<string, Failure>()
  #failedInRow = 0
  #inWindow = { responses: 0, bytes: 0, statuses: {} as Counts, errors: {} as Counts }

  /** `bail`: called as soon as too many errors came in a row. */
  constructor(tell: (what: LoadReport) => void, warmup: boolean, bail: () => void) {
    this.#tell = tell
    this.#bail = bail
    this.#warmup = warmup
    this.#timer = setInterval(() => this.#flush(), WINDOW_MS)
  }

  /** All that comes from here on counts. */
  begin(): void {
    this.#flush()
    this.#warmup = false
    this.#begun = clockUs()
    this.#cpu = process.cpuUsage()
    this.#from = this.#begun
    this.sent = 0
    this.#failures.clear()
    this.#tell({ load: 'counting', at: this.#begun })
  }

  answered(status: number, bytes: number, us: number): void {
    const latency = Math.min(LONGEST_US, Math.max(1, Math.round(us)))
    // A refusal takes no time: with those a broken server's latencies would be the best.
    const good = status >= 200 && status < 300
    if (good) this.#window.recordValue(latency)
    count(this.#inWindow.statuses, String(status))
    this.#inWindow.responses += 1
    this.#failedInRow = 0
    this.#inWindow.bytes += bytes
    if (this.#warmup) return
    if (good) this.#all.recordValue(latency)
    count(this.#statuses, String(status))
    this.#responses += 1
    this.#bytes += bytes
  }

  failed(error: NodeJS.ErrnoException): void {
    const code = error.code ?? (error.message === 'request timed out' ? 'TIMEOUT' : 'ERROR')
    count(this.#inWindow.errors, code)
    this.#failedInRow += 1
    const known = this.#failures.get(code)
    if (known !== undefined) known.count += 1
    else if (this.#failures.size < MOST_KINDS) {
      const message = error.message.slice(0, 200)
      this.#failures.set(code, { code, errno: error.errno ?? null, message, count: 1 })
    }
    if (this.#failedInRow >= BAIL_OUT) this.#bail()
  }

  /** `underWay`: requests that wait for their answer now. */
  over(reason: Reason, underWay: number, autocannon: AutocannonResult | null): void {
    clearInterval(this.#timer)
    this.#flush()
    const at = clockUs()
    const cpu = process.cpuUsage(this.#cpu)
    const errors = [...this.#failures.values()]
    const failed = errors.reduce((sum, one) => sum + one.count, 0)
    // Of a warm-up that was cut short nothing counts, neither what was sent nor what was answered.
    const sent = this.#warmup ? 0 : this.sent
    this.#tell({
      ...{ load: 'over', at, reason, us: at - this.#begun, sent },
      ...{ responses: this.#responses, statuses: this.#statuses, errors, bytes: this.#bytes },
      lost: Math.max(0, sent - this.#responses - failed - underWay),
      histogram: encoded(this.#all),
      cpuUs: cpu.user + cpu.system,
      autocannon,
    })
  }

  #flush(): void {
    const at = clockUs()
    const { responses, bytes, statuses, errors } = this.#inWindow
    this.#inWindow = { responses: 0, bytes: 0, statuses: {}, errors: {} }
    const p = (percent: number) => this.#window.getValueAtPercentile(percent)
    const latency =
      this.#window.totalCount === 0
        ? null
        : { p50: p(50), p90: p(90), p99: p(99), max: this.#window.maxValue }
    this.#window.reset()
    const [from, warmup] = [this.#from, this.#warmup]
    this.#from = at
    const told = { warmup, responses, bytes, statuses, errors, latency }
    this.#tell({ load: 'window', at, from, to: at, ...told })
  }
}

function newHistogram(): Histogram {
  return build({
    ...{ bitBucketSize: 32, lowestDiscernibleValue: 1, highestTrackableValue: LONGEST_US },
    ...{ numberOfSignificantValueDigits: 3, autoResize: false, useWebAssembly: false },
  })
}

/** The library gives the encoding deflated; the page should read it without a library. */
function encoded(histogram: Histogram): string {
  const deflated = Buffer.from(encodeIntoCompressedBase64(histogram), 'base64')
  return inflateSync(deflated.subarray(FRAME_BYTES)).toString('base64')
}

function count(counts: Counts, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1
}
