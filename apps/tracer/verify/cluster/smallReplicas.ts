import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findHaproxy } from '../../src/lab/proxy/haproxy/findHaproxy.ts'
import { Child, freePortOf } from './child.ts'
import { type CpuGroup, openCpuGroup } from './cpuGroup.ts'
import { CONFIGURATION, MAIN, type Rig } from './rig.ts'

const NAMES = ['a', 'b', 'c', 'd'] as const
type Name = (typeof NAMES)[number]
/** Of a replica. */
export const CORES = 0.25
export const PLACES = 2

export type SmallReplica = {
  readonly name: Name
  readonly address: string
  readonly group: CpuGroup
}

type SmallEdge = { readonly url: string; readonly pid: number; end(): Promise<void> }

/** Four replicas of a quarter of a processor each. */
export type SmallReplicas = {
  readonly replicas: readonly SmallReplica[]
  /** Starts HAProxy before some of them. */
  haproxyOf(some: readonly SmallReplica[]): Promise<SmallEdge>
  close(): Promise<void>
}

/** Starts them; resolves when they are ready and bounded. Throws where no such bounds can be had. */
export async function startSmallReplicas({ postgres }: Rig): Promise<SmallReplicas> {
  const found = await findHaproxy(null)
  if ('what' in found) throw new Error(found.what)
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-small-'))
  const ends: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const end of ends.reverse()) await end()
    rmSync(folder, { recursive: true, force: true })
  }
  const start = async (name: Name, index: number): Promise<SmallReplica> => {
    const host = `127.0.0.${index + 12}`
    const port = String(await freePortOf(host))
    const group = openCpuGroup(`loopscope-rig-${process.pid}-${name}`)
    ends.push(() => group.close())
    const child = new Child(
      group.within([process.execPath, MAIN]),
      {
        ...{ PATH: process.env['PATH'], HOST: host, PORT: port, LOOPSCOPE_REPLICA: name },
        ...{ LOOPSCOPE_PROXIES: '127.0.0.1', LOOPSCOPE_LOG: 'info', LOOPSCOPE_WARM: '2' },
        ...{ LOOPSCOPE_DATA: join(folder, name), DATABASE_URL: postgres.url },
        ...{ LOOPSCOPE_CONCURRENCY: String(PLACES), LOOPSCOPE_QUEUE_PER_CLIENT: '1000' },
      },
      { line: '"state":"ready"' },
    )
    ends.push(() => child.end('SIGKILL'))
    await child.start()
    // Not before: to start takes some seconds of a whole processor.
    group.limit(CORES)
    return { name, address: `${host}:${port}`, group }
  }
  try {
    const replicas = await Promise.all(NAMES.map(start))
    const haproxyOf = async (some: readonly SmallReplica[]) => {
      const edge = `127.0.0.1:${await freePortOf('127.0.0.1')}`
      const file = join(folder, 'haproxy.cfg')
      writeFileSync(file, configurationFor(some.map(({ name }) => name)))
      const addresses = Object.fromEntries(
        some.map(({ name, address }) => [`LOOPSCOPE_${name.toUpperCase()}`, address]),
      )
      const child = new Child(
        [found.file, '-db', '-f', file],
        { PATH: process.env['PATH'], LOOPSCOPE_EDGE: edge, ...addresses },
        { answers: `http://${edge}/readyz` },
      )
      await child.start()
      const { pid } = child
      return { url: `http://${edge}`, pid, end: async () => void (await child.end('SIGKILL')) }
    }
    return { replicas, haproxyOf, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** That of deploy/ with a line `server` in each backend for these replicas, as its top says. */
function configurationFor(names: readonly Name[]): string {
  return readFileSync(CONFIGURATION, 'utf8')
    .split('\n')
    .filter((line) => !/^ {4}server [bc] /.test(line))
    .flatMap((line) =>
      /^ {4}server a /.test(line) ? names.map((name) => serverLine(line, name)) : [line],
    )
    .join('\n')
}

const serverLine = (line: string, name: Name) =>
  line
    .replace('server a ', `server ${name} `)
    .replace('LOOPSCOPE_A', `LOOPSCOPE_${name.toUpperCase()}`)
    .replace('replicas/a', `replicas/${name}`)
