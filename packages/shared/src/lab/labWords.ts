import type { LabProcess } from './labMoment.ts'
import { INSTANCE_IDS } from './processes/instanceKinds.ts'

/** "1 request", "6 requests", "1,200 requests". `many`: of a noun that takes more than an s, or with its verb ("1 was", "2 were"). */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** us as people read them: "0.4 ms", "23 ms", "1.20 s". */
export function time(us: number): string {
  const ms = us / 1000
  if (ms < 10) return `${ms.toFixed(1)} ms`
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`
}

/** "worker 1, worker 2 and worker 3". */
export function listed(names: readonly string[]): string {
  const [last = '', ...others] = [...names].reverse()
  return others.length === 0 ? last : `${others.reverse().join(', ')} and ${last}`
}

const WITH_THE: ReadonlySet<LabProcess['role']> = new Set([
  ...(['primary', 'client', 'parent', 'child', 'thread'] as const),
])

/** The name at the beginning of a sentence and within one. */
export function named(process: Pick<LabProcess, 'id' | 'role'>): string {
  if (process.role === 'proxy') return process.id.replace('haproxy', 'HAProxy')
  return WITH_THE.has(process.role) ? `the ${process.id}` : process.id
}

/** Names of processes that are written small, as in a configuration or as a scheduling policy is. */
const SMALL =
  /^(?:web-api-\d|recipe-api|native-http|server-gzip|slow-http|autocannon|(?:rr|none) (?:primary|worker))\b/

/** A sentence's beginning. Names that are written small stay so. */
export function capital(text: string): string {
  return SMALL.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** What a process did as it wrote a line. Node writes to stderr what no one caught; HAProxy writes whatever it has to say there. */
export function logVerb({
  process,
  stream,
}: {
  readonly process: string
  readonly stream: 'stdout' | 'stderr'
}): string {
  if (stream === 'stdout') return 'printed'
  return process.startsWith('haproxy') ? 'wrote' : 'threw'
}

/** Of which there is one. */
const NAMED_BY_ROLE = new Set(['primary', 'client', 'parent', ...Object.values(INSTANCE_IDS)])

export const nameOf = (id: string) =>
  NAMED_BY_ROLE.has(id) ? `the ${id}` : id.replace('haproxy', 'HAProxy')
