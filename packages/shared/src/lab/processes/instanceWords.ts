import { listed, time } from '../labWords.ts'
import type { Range } from './costRanges.ts'

/** "21 to 34 ms", "0.05 ms": from the least to the most. */
export function timeRange({ least, most }: Range): string {
  const [from, to] = [shortTime(least), shortTime(most)]
  if (from === to) return to
  const unit = to.slice(to.indexOf(' '))
  return from.endsWith(unit) ? `${from.slice(0, -unit.length)} to ${to}` : `${from} to ${to}`
}

/** us: below a tenth of a millisecond as they are. */
function shortTime(us: number): string {
  return us < 1000 ? `${Math.round(us)} µs` : time(us)
}

/** "41 to 43 MB"; a process may have become smaller meanwhile. */
export function memoryRange({ least, most }: Range): string {
  const [from, to] = [megabytes(least), megabytes(most)]
  return from === to ? `${to} MB` : `${from} to ${to} MB`
}

const megabytes = (bytes: number) => {
  const mb = bytes / 1e6
  return Math.abs(mb) < 10 ? mb.toFixed(1).replace('-', '−') : String(Math.round(mb))
}

/** "the parent, the worker thread and the cluster worker"; "no one". */
export function named(ids: readonly string[]): string {
  return ids.length === 0 ? 'nobody' : listed(ids.map((id) => `the ${id}`))
}
