import { environmentSchema } from './environment.ts'
import { isLoopback } from './isLoopback.ts'
import type { LogLevel } from './log.ts'

/** How the service runs. Made from the environment by `readConfig`; nothing else reads it. */
export type Config = {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Where /metrics is, with the health pages, on the same host; null: at `port`, 0: any free port. */
  readonly metricsPort: number | null
  /** Proxies whose X-Forwarded-For and X-Request-Id are believed, as CIDRs. */
  readonly proxies: readonly string[]
  /** Names by which others call the service, in lower case; loopback's own always do. */
  readonly hosts: readonly string[]
  /** Its name among several services behind one address, part of the ids that it gives; null: it is the only one. */
  readonly replica: string | null
  /** How long the service still serves after it was asked to stop, ms, so that proxies can find out. */
  readonly drainMs: number
  readonly logLevel: LogLevel
  /** Runs at the same time. */
  readonly concurrency: number
  /** Runs that may wait, of everybody and of one client. */
  readonly queueLength: number
  readonly queuePerClient: number
  /** How long a single run waits at most, ms; where turns take longer, for one of them. */
  readonly waitMs: number
  /** Longest wall time of a run, ms. */
  readonly timeoutMs: number
  /** Rows of a recording. */
  readonly maxRows: number
  /** Warm processes to keep of the default version; other versions keep one fewer, but at least one. 0: none. */
  readonly warm: number
  /** How long a finished run is kept for sharing, ms, and how many bytes of such runs. */
  readonly keepMs: number
  readonly keepBytes: number
  /** 'none': do not even look for bubblewrap. */
  readonly sandbox: 'auto' | 'none'
  readonly otlpEndpoint: string | null
  /** The folder of what the service keeps: its links, unless `databaseUrl` names a PostgreSQL for them. */
  readonly dataFolder: string
  readonly databaseUrl: string | null
  /** A Redis over which replicas share repeated runs; null: they run where they are asked for. */
  readonly queueUrl: string | null
  /** What links may take: one of them (compressed bytes), all of them, and new ones of one client in a minute. */
  readonly shareBytes: number
  readonly shares: { readonly shares: number; readonly bytes: number }
  readonly sharesPerMinute: number
  /** Compressed bytes of new links of one client in a day. */
  readonly shareBytesPerDay: number
  /** After how many days a link that no one opened is deleted. 0: never. */
  readonly unopenedDays: number
  /** Whether demos may start processes here. */
  readonly labs: boolean
  /** What demos run that is not Node's. */
  readonly tools: { readonly haproxy: string | null }
}

const MIB = 1024 * 1024

const KEEP_MS = 10 * 60_000
/** Compressed, but for small ones: what the service has in memory makes each process that it starts dearer. */
const KEEP_BYTES = 64 * 1024 * 1024

/** The configuration, or one sentence that says which variable is wrong and what it takes. */
export function readConfig(environment: Record<string, string | undefined>): Config | string {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = issue?.path.join('.') ?? ''
    // An address may hold a password, and sentences go to logs.
    const instead =
      name === 'DATABASE_URL' || name === 'QUEUE_URL' ? '' : `, not "${given[name] ?? ''}"`
    return `${name} is not usable: ${issue?.message ?? 'unknown reason'}${instead}.`
  }
  const read = parsed.data
  if (read.QUEUE_URL !== undefined && read.LOOPSCOPE_REPLICA === undefined)
    return 'QUEUE_URL needs LOOPSCOPE_REPLICA: what another replica has recorded is found by its name.'
  return {
    host: read.HOST,
    port: read.PORT,
    metricsPort: read.LOOPSCOPE_METRICS_PORT ?? null,
    proxies: read.LOOPSCOPE_PROXIES,
    hosts: read.LOOPSCOPE_HOSTS,
    replica: read.LOOPSCOPE_REPLICA ?? null,
    drainMs: read.LOOPSCOPE_DRAIN_S * 1000,
    logLevel: read.LOOPSCOPE_LOG,
    concurrency: read.LOOPSCOPE_CONCURRENCY,
    queueLength: read.LOOPSCOPE_QUEUE,
    queuePerClient: read.LOOPSCOPE_QUEUE_PER_CLIENT,
    waitMs: read.LOOPSCOPE_WAIT_MS,
    timeoutMs: read.LOOPSCOPE_TIMEOUT_MS,
    maxRows: read.LOOPSCOPE_MAX_ROWS,
    warm: read.LOOPSCOPE_WARM,
    keepMs: KEEP_MS,
    keepBytes: KEEP_BYTES,
    sandbox: read.LOOPSCOPE_SANDBOX,
    otlpEndpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    dataFolder: read.LOOPSCOPE_DATA,
    databaseUrl: read.DATABASE_URL ?? null,
    queueUrl: read.QUEUE_URL ?? null,
    shareBytes: read.LOOPSCOPE_SHARE_MB * MIB,
    shares: { shares: read.LOOPSCOPE_SHARES, bytes: read.LOOPSCOPE_SHARES_MB * MIB },
    sharesPerMinute: read.LOOPSCOPE_SHARES_PER_MINUTE,
    shareBytesPerDay: read.LOOPSCOPE_SHARES_MB_PER_DAY * MIB,
    unopenedDays: read.LOOPSCOPE_UNOPENED_DAYS,
    // Who is let in from outside must not start processes here unless that was meant.
    labs:
      read.LOOPSCOPE_LAB === undefined ? outsideSetting(read) === null : read.LOOPSCOPE_LAB === '1',
    tools: { haproxy: read.HAPROXY_BIN ?? null },
  }
}

/** The setting by which others than this machine get in, with its value; null where none does. */
export function letsIn({ host, hosts, proxies }: Config): string | null {
  return outsideSetting({ HOST: host, LOOPSCOPE_HOSTS: hosts, LOOPSCOPE_PROXIES: proxies })
}

type Outside = {
  readonly HOST: string
  readonly LOOPSCOPE_HOSTS: readonly string[]
  readonly LOOPSCOPE_PROXIES: readonly string[]
}

function outsideSetting({ HOST, LOOPSCOPE_HOSTS, LOOPSCOPE_PROXIES }: Outside): string | null {
  if (!isLoopback(HOST)) return `HOST is ${HOST}`
  if (LOOPSCOPE_HOSTS.length > 0) return `LOOPSCOPE_HOSTS is ${LOOPSCOPE_HOSTS.join(',')}`
  if (LOOPSCOPE_PROXIES.length > 0) return `LOOPSCOPE_PROXIES is ${LOOPSCOPE_PROXIES.join(',')}`
  return null
}
