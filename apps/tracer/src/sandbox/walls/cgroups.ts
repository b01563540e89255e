import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../process/isAlive.ts'
import { pidNamespace } from '../process/pidNamespace.ts'
import { findHierarchies, type Hierarchy } from './cgroupHierarchies.ts'
import { MemberList } from './memberList.ts'

/** Bounds of one slot. They hold what resource limits do not: inodes, page cache and kernel memory. */
export type CgroupLimits = { readonly memoryBytes: number; readonly tasks: number }

/** The cgroups of one slot: made once, used by one process after the other. */
type SlotCgroup = {
  /**
   * Moves a process in. Takes ten milliseconds and more (the kernel waits for RCU), so it is done while Node starts; what
   * the process uses from then on is charged here.
   */
  readonly join: (pid: number) => Promise<void>
  /** How often the kernel has killed for want of memory here, since the slot was made. */
  readonly oomKills: () => number
}

export type Cgroups = {
  readonly slot: (index: number) => SlotCgroup
  readonly close: () => Promise<void>
}

/** null where cgroups for memory and processes cannot be made: then resource limits are all there is. */
export function openCgroups(limits: CgroupLimits): Cgroups | null {
  const hierarchies = findHierarchies()
  if (hierarchies === null) return null
  for (const { folder } of hierarchies) removeAbandoned(folder)
  const made = new Map<number, SlotCgroup & { readonly folders: readonly string[] }>()
  const folders = new Set<string>()
  const lists: MemberList[] = []
  const slot = (index: number): SlotCgroup => {
    const known = made.get(index)
    // Whoever keeps a machine tidy may have removed a group in which nothing ran.
    if (known?.folders.every((folder) => existsSync(folder))) return known
    const name = `${prefix()}${process.pid}-${index}`
    const own = hierarchies.map((hierarchy) => makeSlot(hierarchy, name, limits))
    for (const folder of own) folders.add(folder)
    const killed = own
      .flatMap((folder) => OOM_FILES.map((file) => join(folder, file)))
      .find((file) => existsSync(file))
    const ownLists = own.map((folder) => new MemberList(join(folder, 'cgroup.procs')))
    lists.push(...ownLists)
    const cgroup = {
      folders: own,
      join: async (pid: number) => {
        for (const list of ownLists) await list.add(pid)
      },
      oomKills: () => (killed === undefined ? 0 : oomKills(killed)),
    }
    made.set(index, cgroup)
    return cgroup
  }
  try {
    slot(0)
  } catch (_readOnly) {
    for (const list of lists) void list.close()
    for (const folder of folders) remove(folder)
    return null
  }
  const close = async (): Promise<void> => {
    await Promise.all(lists.map((list) => list.close()))
    await removeAll([...folders])
  }
  return { slot, close }
}

/** Containers may share a cgroup: of what is named otherwise nothing is known, and nothing is removed. */
function prefix(): string {
  return `loopscope-${pidNamespace()}-`
}

/** Of version 1 and of version 2. */
const OOM_FILES = ['memory.oom_control', 'memory.events']

function makeSlot(
  { folder, version, controllers }: Hierarchy,
  name: string,
  limits: CgroupLimits,
): string {
  const slot = join(folder, name)
  mkdirSync(slot, { recursive: true })
  const write = (file: string, value: number): void =>
    writeFileSync(join(slot, file), String(value))
  if (controllers.includes('pids')) write('pids.max', limits.tasks)
  if (controllers.includes('memory')) {
    write(version === 1 ? 'memory.limit_in_bytes' : 'memory.max', limits.memoryBytes)
    // Kernels may count no swap; then these files are not there.
    if (version === 2 && existsSync(join(slot, 'memory.swap.max'))) write('memory.swap.max', 0)
    if (existsSync(join(slot, 'memory.memsw.limit_in_bytes')))
      write('memory.memsw.limit_in_bytes', limits.memoryBytes)
  }
  return slot
}

/** How many processes of a group were ended for want of memory; 0 when the sandbox was closed and its groups are gone. */
function oomKills(file: string): number {
  if (!existsSync(file)) return 0
  return Number(/^oom_kill (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? 0)
}

/** Groups of services that were killed before they could clean up. */
function removeAbandoned(folder: string): void {
  const start = prefix()
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(start) ? Number.parseInt(name.slice(start.length), 10) : Number.NaN
    if (pid > 0 && !isAlive(pid)) remove(join(folder, name))
  }
}

function remove(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch (_busyOrGone) {
    return !existsSync(folder)
  }
}

/** The kernel lets go of the last process a little after it has ended. */
async function removeAll(folders: readonly string[]): Promise<void> {
  let left = folders
  for (let tries = 0; tries < 100; tries++) {
    left = left.filter((folder) => !remove(folder))
    if (left.length === 0) return
    await sleep(20)
  }
}
