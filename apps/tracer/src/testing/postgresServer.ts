import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Debian has a folder for each version; other systems have the programs in the PATH. */
const DEBIAN = '/usr/lib/postgresql'
/** "no one": PostgreSQL refuses to be started by root. */
const NOBODY = 65_534
const START_MS = 60_000

export type PostgresServer = {
  /** As DATABASE_URL takes it: by a socket in a folder of its own. */
  readonly url: string
  /** Starts it again after `kill`. */
  start(): Promise<void>
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

/** The folder of PostgreSQL's programs, or null where it is not installed. */
export function findPostgres(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : []
  const folders = [
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null
}

/** A real PostgreSQL with an empty cluster in a folder of its own, on no port. `fsync`: as slow as one that keeps its promises. */
export async function openPostgresServer(
  programs: string,
  { fsync = false }: { readonly fsync?: boolean } = {},
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-postgres-'))
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  if (identity.uid !== undefined) chownSync(folder, NOBODY, NOBODY)
  const data = join(folder, 'data')
  const environment = { ...identity, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } }
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'loopscope', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...environment, stdio: 'ignore' },
  )
  let server: ChildProcess | null = null
  const end = async (signal: NodeJS.Signals) => {
    if (server === null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
    server = null
  }
  const start = async () => {
    const settings = [
      'listen_addresses=',
      `unix_socket_directories=${folder}`,
      `fsync=${fsync ? 'on' : 'off'}`,
    ]
    server = spawn(
      join(programs, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      { ...environment, stdio: 'ignore' },
    )
    await answers(server, programs, folder)
  }
  await start()
  return {
    url: `postgresql://loopscope@localhost/postgres?host=${encodeURIComponent(folder)}`,
    start,
    // SIGQUIT: at once and without a checkpoint. After SIGKILL its own processes could outlive it.
    kill: () => end('SIGQUIT'),
    async close() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(server: ChildProcess, programs: string, folder: string): Promise<void> {
  const until = Date.now() + START_MS
  while (Date.now() < until && server.exitCode === null) {
    try {
      execFileSync(join(programs, 'pg_isready'), ['-h', folder], { stdio: 'ignore' })
      return
    } catch (_notYet) {
      await sleep(50)
    }
  }
  server.kill('SIGQUIT')
  throw new Error('PostgreSQL did not start')
}
