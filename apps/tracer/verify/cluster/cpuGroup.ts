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
    return groupOf(folder, folder, (quota) => {
      writeFileSync(join(folder, 'cpu.cfs_period_us'), String(PERIOD))
      writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(quota))
    })
  }
  const inner = /^0::(.*)$/m.exec(own)?.[1]
  const unified = inner === undefined ? null : folderOfCgroup(mounts, inner, 'cgroup2', '')
  if (unified === null) throw new Error('Neither version of cgroups is mounted.')
  const folder = join(parentWithCpu(unified), name)
  // What has processes cannot hand its controllers down, and the service makes groups of its own beside its own.
  const leaf = join(folder, 'service')
  mkdirSync(leaf, { recursive: true })
  return groupOf(folder, leaf, (quota) =>
    writeFileSync(join(folder, 'cpu.max'), `${quota} ${PERIOD}`),
  )
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

function groupOf(folder: string, leaf: string, setQuota: (quota: number) => void): CpuGroup {
  const processes = join(leaf, 'cgroup.procs')
  const figure = (stat: string, name: string) =>
    Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(stat)?.[1])
  return {
    within: (command) => ['/bin/sh', '-c', 'echo $$ > "$0" && exec "$@"', processes, ...command],
    limit: (cores) => setQuota(Math.round(cores * PERIOD)),
    periods() {
      const stat = readFileSync(join(folder, 'cpu.stat'), 'utf8')
      return { all: figure(stat, 'nr_periods'), used: figure(stat, 'nr_throttled') }
    },
    close: () => remove(folder),
  }
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
