import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Child, freePortOf } from './child.ts'

/** A real Redis on a port of its own, that keeps what it has as its documentation advises (AOF, fsync once a second). */
export type RedisServer = {
  /** As QUEUE_URL takes it. */
  readonly url: string
  start(): Promise<void>
  /** As a crash would. */
  kill(): Promise<void>
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

/** Where its program is, or null where it is not installed. */
export function findRedis(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/bin', '/usr/local/bin']
  const names = ['redis-server', 'valkey-server']
  return (
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync) ?? null
  )
}

/** Starts one; resolves when it takes connections. */
export async function openRedisServer(program: string): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-redis-'))
  const host = '127.0.0.5'
  const port = await freePortOf(host)
  const settings = {
    ...{ bind: host, port: String(port), dir: folder, save: '', daemonize: 'no' },
    ...{ appendonly: 'yes', appendfsync: 'everysec', 'maxmemory-policy': 'noeviction' },
  }
  const child = new Child(
    [program, ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value])],
    { PATH: process.env['PATH'] },
    { line: 'Ready to accept connections' },
  )
  await child.start()
  return {
    url: `redis://${host}:${port}`,
    start: () => child.start(),
    kill: async () => void (await child.end('SIGKILL')),
    async close() {
      await child.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
