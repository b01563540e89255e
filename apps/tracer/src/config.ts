import { isIP, isIPv4 } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { REPLICA_NAME } from '@loopscope/shared/wire/replicaId'
import { z } from 'zod'
import { LOG_LEVELS, type LogLevel } from './log.ts'
import {
  DEFAULT_ROWS,
  DEFAULT_TIMEOUT_MS,
  LONGEST_TIMEOUT_MS,
  MOST_ROWS,
} from './sandbox/limits.ts'

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
  /** A Redis over which repeated runs are spread; null: they run where they are asked for. */
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

const cores = availableParallelism()
const whole = (least: number, most: number, otherwise: number) =>
  wholeFrom(z.string().default(String(otherwise)), least, most)

const wholeFrom = <T extends z.ZodType<string>>(text: T, least: number, most: number) =>
  text
    .refine((text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `it takes a whole number from ${least} to ${most}`,
    })
    .transform(Number)

/** What stands between commas. */
const list = (isOne: (text: string) => boolean, takes: string) =>
  z
    .string()
    .default('')
    .transform((text) => (text === '' ? [] : text.split(',').map((each) => each.trim())))
    .refine((all) => all.every(isOne), { error: takes })

/** In the repository, where Git does not look. */
const DATA_FOLDER = fileURLToPath(new URL('../../../.loopscope', import.meta.url))
const MIB = 1024 * 1024

/** What each variable is for is its description: docs/configuration.md is made of it. */
export const environmentSchema = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('the address to listen on'),
  PORT: whole(0, 65_535, 4600).describe('the port; 0 takes any that is free'),
  LOOPSCOPE_METRICS_PORT: wholeFrom(z.string(), 0, 65_535)
    .optional()
    .describe(
      'a port of their own for `/metrics` and the health pages; there is no `/metrics` at `PORT` then',
    ),
  LOOPSCOPE_PROXIES: list(
    isNetwork,
    'it takes networks with commas between them, such as 10.0.0.0/8,::1/128',
  ).describe('proxies, as networks with commas between them, whose X-Forwarded-For is believed'),
  LOOPSCOPE_HOSTS: list(
    (name) => HOST_NAME.test(name),
    'it takes names of hosts with commas between them, without ports',
  )
    .transform((names) => names.map((name) => name.toLowerCase()))
    .describe('public names that requests may be for, with commas between them'),
  LOOPSCOPE_REPLICA: z
    .string()
    .regex(REPLICA_NAME, { error: 'it takes up to 16 small letters and digits' })
    .optional()
    .describe('the name of this replica, with which ids of runs and sessions begin'),
  LOOPSCOPE_DRAIN_S: whole(0, 3600, 0).describe(
    'how long it still serves, not ready any more, after SIGTERM, s',
  ),
  LOOPSCOPE_LOG: z
    .enum(LOG_LEVELS, { error: `it takes ${LOG_LEVELS.join(', ')}` })
    .default('warn')
    .describe('the least level of the JSON lines on stderr'),
  LOOPSCOPE_CONCURRENCY: whole(1, 256, cores * 2).describe('runs at the same time'),
  LOOPSCOPE_QUEUE: whole(0, 10_000, 64).describe('runs that may wait'),
  LOOPSCOPE_QUEUE_PER_CLIENT: whole(1, 10_000, 24).describe('runs of one client that may wait'),
  LOOPSCOPE_WAIT_MS: whole(0, 600_000, 1000).describe(
    'how long a run waits at most, where turns take no longer; expected to take longer, it is refused at once, ms',
  ),
  LOOPSCOPE_TIMEOUT_MS: whole(100, LONGEST_TIMEOUT_MS, DEFAULT_TIMEOUT_MS).describe(
    'the longest wall time of a run, ms',
  ),
  LOOPSCOPE_MAX_ROWS: whole(1000, MOST_ROWS, DEFAULT_ROWS).describe(
    'rows of a recording; past them a run goes on unrecorded',
  ),
  LOOPSCOPE_WARM: whole(0, 64, 3).describe(
    'processes that wait ready for a run on the default version; other versions keep one fewer, but at least one; 0 keeps none',
  ),
  LOOPSCOPE_SANDBOX: z
    .enum(['auto', 'none'], { error: 'it takes auto or none' })
    .default('auto')
    .describe('`none` does not look for bubblewrap: only for programs that you trust'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .optional()
    .describe("where spans of the service's work and of recordings go, by OTLP over HTTP"),
  LOOPSCOPE_DATA: z
    .string()
    .default(DATA_FOLDER)
    .transform((path) => resolve(path))
    .describe(
      "the folder of what the service keeps: its links, unless `DATABASE_URL` is set, and the demos' compile cache",
    ),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, {
      error: 'it takes the address of a PostgreSQL, postgresql://user:password@host/database',
    })
    .optional()
    .describe('a PostgreSQL that keeps the links'),
  QUEUE_URL: z
    .string()
    .regex(/^rediss?:\/\/./, {
      error: 'it takes the address of a Redis or Valkey, redis://user:password@host:6379',
    })
    .optional()
    .describe(
      'a Redis 7 or Valkey 8, with `maxmemory-policy noeviction`, over which replicas share the runs of batches; needs `LOOPSCOPE_REPLICA`',
    ),
  LOOPSCOPE_SHARE_MB: whole(1, 64, 4).describe('what one link may take, MB compressed'),
  LOOPSCOPE_SHARES: whole(1, 100_000_000, 100_000).describe('how many links there may be'),
  LOOPSCOPE_SHARES_MB: whole(1, 1_000_000, 2048).describe('what all links may take, MB compressed'),
  LOOPSCOPE_SHARES_PER_MINUTE: whole(1, 100_000, 30).describe(
    'new links of one client in a minute',
  ),
  LOOPSCOPE_SHARES_MB_PER_DAY: whole(1, 1_000_000, 64).describe(
    'what the new links of one client may take in a day, MB; each counts as 16 KB at least',
  ),
  LOOPSCOPE_UNOPENED_DAYS: whole(0, 36_500, 90).describe(
    'links that no one opened for so many days are deleted; 0 keeps them',
  ),
  HAPROXY_BIN: z
    .string()
    .transform((path) => resolve(path))
    .optional()
    .describe('the HAProxy that the demos start'),
  LOOPSCOPE_LAB: z
    .enum(['0', '1'], { error: 'it takes 0 or 1' })
    .optional()
    .describe('whether demos may start processes here'),
})

const HOST_NAME = /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i

/** An address of its own is one, too. All addresses are none: then every client could say who it is. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = { 4: 32, 6: 128 }[isIP(address)]
  if (most === undefined || more.length > 0) return false
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= most)
}

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

/** Whether a name or address stands for this machine alone: to listen on, or to be called by. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}
