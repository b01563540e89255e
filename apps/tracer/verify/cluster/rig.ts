import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { findHaproxy } from '../../src/lab/proxy/haproxy/findHaproxy.ts'
import {
  findPostgres,
  openPostgresServer,
  type PostgresServer,
} from '../../src/testing/postgresServer.ts'
import { Child, freePortOf } from './child.ts'
import { findRedis, openRedisServer, type RedisServer } from './redis.ts'

export const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
export const CONFIGURATION = fileURLToPath(
  new URL('../../../../deploy/haproxy.cfg', import.meta.url),
)
/** Longer than HAProxy needs to find out. */
const DRAIN_S = 3

export type ReplicaName = 'a' | 'b' | 'c'
export const REPLICAS: readonly ReplicaName[] = ['a', 'b', 'c']

/** Three services, HAProxy with the configuration of deploy/, a PostgreSQL that keeps its promises (fsync), and a Redis. */
export type Rig = {
  /** HAProxy's. */
  readonly url: string
  readonly haproxy: Child
  readonly replicas: Readonly<Record<ReplicaName, Replica>>
  readonly postgres: PostgresServer
  readonly redis: RedisServer
  /** Ids of requests that spans have told of. */
  readonly spanned: ReadonlySet<string>
  /** Ends everything, and removes what it kept. */
  close(): Promise<void>
}

type Replica = { readonly child: Child; readonly url: string }

/** What the rig needs and this machine does not have; null when all is there. */
export async function missingForRig(): Promise<string | null> {
  if (findPostgres() === null) return 'PostgreSQL'
  if (findRedis() === null) return 'Redis'
  return 'what' in (await findHaproxy(null)) ? 'HAProxy' : null
}

/**
 * Starts all of it; resolves when HAProxy answers. `warm`: processes that each replica keeps ahead. `waitMs`: how long a run waits
 * for a place before it is refused; the service's own without it.
 */
export async function startRig(warm: number, waitMs?: number): Promise<Rig> {
  const found = await findHaproxy(null)
  const programs = findPostgres()
  const redisProgram = findRedis()
  if ('what' in found || programs === null || redisProgram === null)
    throw new Error('The rig needs HAProxy, PostgreSQL and Redis.')
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-rig-'))
  const spanned = new Set<string>()
  const [postgres, redis, collector] = await Promise.all([
    openPostgresServer(programs, { fsync: true }),
    openRedisServer(redisProgram),
    collectSpans(spanned),
  ])
  const environment = { PATH: process.env['PATH'], OTEL_BSP_SCHEDULE_DELAY: '200' }
  const replica = async (name: ReplicaName, host: string): Promise<Replica> => {
    const port = await freePortOf(host)
    const child = new Child(
      [process.execPath, MAIN],
      {
        ...{ ...environment, HOST: host, PORT: String(port), LOOPSCOPE_REPLICA: name },
        ...{ LOOPSCOPE_PROXIES: '127.0.0.1', LOOPSCOPE_LOG: 'info', LOOPSCOPE_WARM: String(warm) },
        ...{ LOOPSCOPE_DRAIN_S: String(DRAIN_S), LOOPSCOPE_DATA: join(folder, name) },
        ...{ DATABASE_URL: postgres.url, QUEUE_URL: redis.url },
        ...(waitMs === undefined ? {} : { LOOPSCOPE_WAIT_MS: String(waitMs) }),
        ...{ LOOPSCOPE_SHARES_PER_MINUTE: '100000' },
        ...{ LOOPSCOPE_SHARES_MB_PER_DAY: '1000000', LOOPSCOPE_QUEUE_PER_CLIENT: '1000' },
        // Their part of the machine's processors, as deploy/README.md says: alone each would take twice as many places as there are.
        LOOPSCOPE_CONCURRENCY: String(
          Math.max(1, Math.floor((availableParallelism() * 2) / REPLICAS.length)),
        ),
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      },
      { line: '"state":"ready"' },
    )
    await child.start()
    return { child, url: `http://${host}:${port}` }
  }
  const [a, b, c] = await Promise.all([
    replica('a', '127.0.0.2'),
    replica('b', '127.0.0.3'),
    replica('c', '127.0.0.4'),
  ])
  const replicas = { a, b, c }
  const edge = `127.0.0.1:${await freePortOf('127.0.0.1')}`
  const addressOf = ({ url }: Replica) => url.slice('http://'.length)
  const haproxy = new Child(
    [found.file, '-db', '-f', CONFIGURATION],
    {
      ...{ PATH: process.env['PATH'], LOOPSCOPE_EDGE: edge, LOOPSCOPE_A: addressOf(a) },
      ...{ LOOPSCOPE_B: addressOf(b), LOOPSCOPE_C: addressOf(c) },
    },
    { answers: `http://${edge}/readyz` },
  )
  await haproxy.start()
  return {
    ...{ url: `http://${edge}`, haproxy, replicas, postgres, redis, spanned },
    async close() {
      await haproxy.end('SIGKILL')
      await Promise.all(REPLICAS.map((name) => replicas[name].child.end('SIGKILL')))
      await Promise.all([postgres.close(), redis.close()])
      collector.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A receiver of OTLP that notes `loopscope.request_id` of every span. */
async function collectSpans(spanned: Set<string>) {
  const server = createServer(async (request, response) => {
    const body = await text(request)
    for (const [, id = ''] of body.matchAll(
      /"loopscope\.request_id","value":\{"stringValue":"([^"]+)"/g,
    ))
      spanned.add(id)
    response.setHeader('content-type', 'application/json').end('{}')
  })
  const port = await freePortOf('127.0.0.1')
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
