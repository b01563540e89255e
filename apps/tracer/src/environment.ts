import { isIP } from 'node:net'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { REPLICA_NAME } from '@loopscope/shared/wire/replicaId'
import { z } from 'zod'
import { LOG_LEVELS } from './log.ts'
import {
  DEFAULT_ROWS,
  DEFAULT_TIMEOUT_MS,
  LONGEST_TIMEOUT_MS,
  MOST_ROWS,
} from './sandbox/limits.ts'

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
    'processes that wait ready for a run on the default version; other versions keep two fewer, but at least one; 0 keeps none',
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
