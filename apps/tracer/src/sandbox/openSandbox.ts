import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { DEFAULT_LIMITS, fileBytes, type Limits } from './limits.ts'
import { findTools, HOW_TO, missingPart } from './missingPart.ts'
import { codeCaches } from './process/codeCache.ts'
import { type Leased, Pool } from './process/pool.ts'
import type { Runtime } from './process/runtime.ts'
import { startChild, type Walls } from './process/startChild.ts'
import { placeImports } from './run/importPlace.ts'
import { runChild } from './run/runChild.ts'
import type { Sandbox, SandboxConfig, SnippetRun } from './sandbox.ts'
import { openCgroups } from './walls/cgroups.ts'
import { removeAbandoned } from './walls/ownFolder.ts'
import { stageRootfs } from './walls/rootfs.ts'
import { seccompFilter } from './walls/seccomp.ts'
import { selfTest, startTest } from './walls/selfTest.ts'
import { Slots } from './walls/slots.ts'
import { RUN_FOLDERS, startBareChild } from './walls/unsandboxed.ts'
import { takeUserRange } from './walls/userRange.ts'

/**
 * Opens the sandbox and starts filling its warm pool (in the background; see `warmed`). Where bubblewrap is missing or
 * an attack of the self-test succeeds, the sandbox is of kind 'none' and says why: then serve only the person at the
 * keyboard. Throws when the recorder's bundle is missing.
 */
export async function openSandbox(config: SandboxConfig): Promise<Sandbox> {
  const limits: Limits = { ...DEFAULT_LIMITS, ...config.limits }
  if (config.walls === 'none') return openBare(config, limits, 'It was asked for.')
  const missing = missingPart()
  if (missing !== null) return openBare(config, limits, missing)
  const walls = await raiseWalls(config, limits)
  if (typeof walls === 'string') return openBare(config, limits, walls)
  const failure = await tryWalls(walls, config)
  if (failure === null) return openWalled(walls, config)
  await lowerWalls(walls)
  return openBare(config, limits, `The sandbox does not hold here: ${failure}. ${HOW_TO}`)
}

async function raiseWalls(config: SandboxConfig, limits: Limits): Promise<Walls | string> {
  const filter = seccompFilter(process.arch)
  if (filter === null) return 'There is no system call filter.'
  const { runtimes, recorder } = config
  // Only root can give a process another user.
  const users = process.getuid?.() === 0 ? await takeUserRange() : undefined
  if (users === null)
    return 'Other services of this machine have all users that there are for snippets.'
  const caches = await codeCaches({
    ...{ runtimes, recorder, heapMb: limits.heapMb },
    open: (maker) => openBare({ runtimes, recorder: maker }, limits, ''),
  })
  const rootfs = await stageRootfs({
    ...{ runtimes, recorder, codeCaches: caches, filter, otherUsers: users !== undefined },
  })
  const memoryBytes = limits.memoryMb * 1024 * 1024 + fileBytes(limits)
  const cgroups = openCgroups({ memoryBytes, tasks: limits.threads + 16 })
  return { tools: findTools(), rootfs, cgroups, slots: new Slots(), limits, users: users ?? null }
}

async function lowerWalls({ rootfs, cgroups, users }: Walls): Promise<void> {
  await cgroups?.close()
  await rootfs.close()
  users?.release()
}

async function tryWalls(
  walls: Walls,
  { selfTest: kind = 'attacks', runtimes }: SandboxConfig,
): Promise<string | null> {
  const newest = runtimes.toSorted((a, b) => b.major - a.major)[0]
  if (kind === 'off' || newest === undefined) return null
  const pool = emptyPool((runtime) => startChild(walls, runtime, true))
  const run = (snippet: SnippetRun): AsyncGenerator<TraceEvent[]> =>
    runIn(pool, snippet, { kind: 'bubblewrap', limits: walls.limits, folderOf: () => APP })
  try {
    return await (kind === 'attacks' ? selfTest(run, newest) : startTest(run, newest))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await pool.close()
  }
}

const APP = '/tmp/app'

function emptyPool(start: (runtime: Runtime) => Leased): Pool {
  const { idleMs, startMs } = DEFAULT_LIMITS
  return new Pool({ runtimes: [], target: () => 0, start, idleMs, startMs })
}

function openWalled(walls: Walls, config: SandboxConfig): Sandbox {
  const { limits } = walls
  const pool = new Pool({
    runtimes: config.runtimes,
    target: config.warm ?? (() => 0),
    start: (runtime) => startChild(walls, runtime, true),
    idleMs: limits.idleMs,
    startMs: limits.startMs,
  })
  const plain = emptyPool((runtime) => startChild(walls, runtime, false))
  const place: Surroundings = { kind: 'bubblewrap', limits, folderOf: () => APP }
  return {
    kind: 'bubblewrap',
    reason: null,
    limits,
    warmth: () => pool.warmth(),
    warmed: () => pool.warmed(),
    run: (run) => runIn(run.record ? pool : plain, run, place),
    close: async () => {
      await Promise.all([pool.close(), plain.close()])
      await lowerWalls(walls)
    },
  }
}

async function openBare(config: SandboxConfig, limits: Limits, reason: string): Promise<Sandbox> {
  await removeAbandoned(RUN_FOLDERS)
  const { recorder } = config
  const folders = new WeakMap<object, string>()
  const start = (record: boolean) => (runtime: Runtime) => {
    const leased = startBareChild({ runtime, recorder, limits, record })
    folders.set(leased.child, leased.folder)
    return leased
  }
  const { idleMs, startMs } = limits
  const target = config.warm ?? (() => 0)
  const pool = new Pool({ runtimes: config.runtimes, target, start: start(true), idleMs, startMs })
  const plain = emptyPool(start(false))
  const folderOf = ({ child }: Leased): string => folders.get(child) ?? APP
  const place: Surroundings = { kind: 'none', limits, folderOf }
  return {
    kind: 'none',
    reason,
    limits,
    warmth: () => pool.warmth(),
    warmed: () => pool.warmed(),
    run: (run) => runIn(run.record ? pool : plain, run, place),
    close: async () => {
      await Promise.all([pool.close(), plain.close()])
    },
  }
}

type Surroundings = {
  readonly kind: Sandbox['kind']
  readonly limits: Limits
  readonly folderOf: (leased: Leased) => string
}

/** A process from the pool for one run, and the pool told when it is over. */
async function* runIn(
  pool: Pool,
  run: SnippetRun,
  place: Surroundings,
): AsyncGenerator<TraceEvent[]> {
  const { kind, limits, folderOf } = place
  const leased = await pool.take(run.runtime, run.cold === true)
  try {
    const folder = folderOf(leased)
    for await (const batch of runChild(leased, run, { kind, limits, folder }))
      yield placeImports(batch, run.source, `${folder}/${run.file}`)
  } finally {
    pool.ended()
  }
}
