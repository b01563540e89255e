import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { folderOfCgroup } from '../../src/sandbox/walls/cgroupHierarchies.ts'

/** What containers have by default, us. */
const PERIOD = 100_000

/** A control group whose processes, and theirs, have so much of a processor together. */
export type CpuGroup = {
  /** A command that starts another one in it. */
  readonly within: (command: readonly string[]) => string[]
  /** Processors, 0.25 for a quarter of one. Before that there is no bound. */
  limit(cores: number): void
  /** Of its periods so far, and of those in which it used up what it has. */
  periods(): { readonly all: number; readonly used: number }
  /** Processor time that they have used so far, ms. */
  usedMs(): number
  /** Removes it; its processes have ended. */
  close(): Promise<void>
}

/** Makes one of cgroups version 1 or, where those have no `cpu`, of version 2. Throws what the system says where neither can be made. */
export function openCpuGroup(name: string): CpuGroup {
  const own = readFileSync('/proc/self/cgroup', 'utf8')
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
  const path = /^\d+:(?:\S*,)?cpu(?:,\S*)?:(.*)$/m.exec(own)?.[1]
  const legacy = path === undefined ? null : folderOfCgroup(mounts, path, 'cgroup', 'cpu')
  if (legacy !== null) {
    const folder = join(legacy, name)
    mkdirSync(folder)
    const counted = join(accountsOf(own, mounts) ?? legacy, name)
    mkdirSync(counted, { recursive: true })
    return groupOf([...new Set([folder, counted])], {
      stat: join(folder, 'cpu.stat'),
      setQuota(quota) {
        writeFileSync(join(folder, 'cpu.cfs_period_us'), String(PERIOD))
        writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(quota))
      },
      usedMs: () => Number(readFileSync(join(counted, 'cpuacct.usage'), 'utf8')) / 1e6,
    })
  }
  const inner = /^0::(.*)$/m.exec(own)?.[1]
  const unified = inner === undefined ? null : folderOfCgroup(mounts, inner, 'cgroup2', '')
  if (unified === null) throw new Error('Neither version of cgroups is mounted.')
  const folder = join(parentWithCpu(unified), name)
  // What has processes cannot hand its controllers down, and the service makes groups of its own beside its own.
  const leaf = join(folder, 'service')
  mkdirSync(leaf, { recursive: true })
  const stat = join(folder, 'cpu.stat')
  return groupOf([folder], {
    stat,
    setQuota: (quota) => writeFileSync(join(folder, 'cpu.max'), `${quota} ${PERIOD}`),
    usedMs: () => figureOf(stat, 'usage_usec') / 1e3,
    leaf,
  })
}

/** The nearest group that hands `cpu` down. */
function parentWithCpu(own: string): string {
  let refused: unknown
  for (let folder = own; folder !== dirname(folder); folder = dirname(folder))
    try {
      writeFileSync(join(folder, 'cgroup.subtree_control'), '+cpu')
      return folder
    } catch (error) {
      refused ??= error
    }
  throw refused
}

/** In version 1 another hierarchy counts. */
function accountsOf(own: string, mounts: string): string | null {
  const path = /^\d+:(?:\S*,)?cpuacct(?:,\S*)?:(.*)$/m.exec(own)?.[1]
  return path === undefined ? null : folderOfCgroup(mounts, path, 'cgroup', 'cpuacct')
}

type Ways = {
  /** The file that counts periods. */
  readonly stat: string
  readonly setQuota: (quota: number) => void
  readonly usedMs: () => number
  /** Where its processes are, if not in its own folders. */
  readonly leaf?: string
}

function groupOf(folders: readonly string[], { stat, setQuota, usedMs, leaf }: Ways): CpuGroup {
  const processes = (leaf === undefined ? folders : [leaf]).map((one) => join(one, 'cgroup.procs'))
  const enter = processes.map((file) => `echo $$ > '${file}'`).join(' && ')
  return {
    within: (command) => ['/bin/sh', '-c', `${enter} && exec "$@"`, 'sh', ...command],
    limit: (cores) => setQuota(Math.round(cores * PERIOD)),
    periods: () => ({ all: figureOf(stat, 'nr_periods'), used: figureOf(stat, 'nr_throttled') }),
    usedMs,
    async close() {
      for (const folder of folders) await remove(folder)
    },
  }
}

function figureOf(stat: string, name: string): number {
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(readFileSync(stat, 'utf8'))?.[1])
}

/** The kernel lets go of the last process a little after it has ended. */
async function remove(folder: string): Promise<void> {
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  ))
    await remove(join(folder, name))
  for (let tries = 0; ; tries++)
    try {
      rmdirSync(folder)
      return
    } catch (error) {
      if (tries === 100) throw error
      await sleep(50)
    }
}
