import { grouped } from './autocannonTables.ts'
import { type Histogram, mean, percentile, standardDeviation } from './figures/histogram.ts'
import { countNon2xx, loadFigures, loadHistogram } from './figures/loadFigures.ts'
import { maximum } from './figures/percentilePoints.ts'
import { loadCommands } from './loadCommand.ts'
import type { LoadPart, LoadRun } from './loadMoment.ts'
import { latencyText, TARGET_NAMES } from './loadWords.ts'

/** The percentiles that tables list. */
export const TOLD_PERCENTILES = [50, 75, 90, 99, 99.9, 99.99] as const

/** The windows of all parts as one table in CSV: a row each, times in ms since their part began. */
export function loadCsv({ parts }: Pick<LoadRun, 'parts'>): string {
  const head =
    'part,side,generator,target,from_ms,to_ms,warmup,responses,non_2xx,errors,bytes,p50_us,p90_us,p99_us,max_us'
  return `${[head, ...parts.flatMap(rowsOf)].join('\n')}\n`
}

function rowsOf({ samples, started }: LoadPart): string[] {
  const { part, side, generator, target } = started
  return samples.map((sample) => {
    const { from, to, warmup, responses, statuses, errors, bytes, latency } = sample
    const ms = (at: number) => ((at - started.at) / 1000).toFixed(1)
    const failed = Object.values(errors).reduce((sum, n) => sum + n, 0)
    const us = latency ? [latency.p50, latency.p90, latency.p99, latency.max] : ['', '', '', '']
    return [
      ...[part, side ?? '', generator, target, ms(from), ms(to), warmup],
      ...[responses, countNon2xx(statuses), failed, bytes, ...us],
    ].join(',')
  })
}

/** Percentiles in HdrHistogram's text form (.hgrm), values in ms: what hdr-plot and HdrHistogram's own page draw. */
export function loadHgrm(histogram: Histogram): string {
  const lines = ['       Value     Percentile TotalCount 1/(1-Percentile)', '']
  let seen = 0
  for (const [at, count] of histogram.counts.entries()) {
    seen += count
    const share = seen / histogram.total
    const value = percentile(histogram, share * 100) / 1000
    const inverse = seen === histogram.total ? '' : (1 / (1 - share)).toFixed(2)
    // A line where the share of what is above has fallen by a twentieth of a nine, and the last: as many as a plot can show.
    const before = (seen - count) / histogram.total
    if (at > 0 && seen < histogram.total && nine(share) === nine(before)) continue
    lines.push(
      `${value.toFixed(3).padStart(12)} ${share.toFixed(12)} ${String(seen).padStart(10)} ${inverse.padStart(14)}`.trimEnd(),
    )
  }
  const ms = (us: number) => (us / 1000).toFixed(3).padStart(12)
  lines.push(
    `#[Mean    = ${ms(mean(histogram))}, StdDeviation   = ${ms(standardDeviation(histogram))}]`,
    `#[Max     = ${ms(maximum(histogram))}, Total count    = ${String(histogram.total).padStart(12)}]`,
    '#[Buckets =           32, SubBuckets     =         2048]',
  )
  return `${lines.join('\n')}\n`
}

function nine(share: number): number {
  return Math.floor(-Math.log10(1 - share) * 20)
}

/** A run as a Markdown table, errors beside each rate, with the commands for the same run in a terminal. */
export function loadMarkdown(run: LoadRun): string {
  const { parts, cutOff } = run
  const head = [
    'part',
    'target',
    'req/s',
    'non-2xx',
    'errors',
    'lost',
    ...TOLD_PERCENTILES.map((p) => `p${p}`),
    'max',
  ]
  const rows = parts.map((part) => {
    const { rate, non2xx, errors, lost } = loadFigures(part)
    const { side, part: number, target } = part.started
    const histogram = loadHistogram(part)
    const name = `${number}${side === null ? '' : ` ${side.toUpperCase()}`}`
    const latencies = [...TOLD_PERCENTILES.map((p) => percentile(histogram, p)), maximum(histogram)]
    return [
      ...[name, TARGET_NAMES[target], grouped(Math.round(rate)), non2xx, errors, lost].map(String),
      ...latencies.map((us) => (histogram.total === 0 ? '' : latencyText(us))),
    ]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const commands = loadCommands(run)
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)]
  const terminal = commands.length === 0 ? [] : ['', '```', ...commands, '```']
  const cut = cutOff ? ['', 'The run was cut off before its end.'] : []
  return `${[...table, ...cut, ...terminal].join('\n')}\n`
}

/** A run as JSON: its settings, exact counts and encoded histograms, as they were recorded. */
export function loadJson(run: LoadRun): string {
  return `${JSON.stringify(run, null, 2)}\n`
}
