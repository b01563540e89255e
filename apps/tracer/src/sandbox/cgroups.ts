import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from './isAlive.ts'

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

type Hierarchy = {
  readonly folder: string
  readonly version: 1 | 2
  readonly controllers: readonly string[]
}

/** null where cgroups for memory and processes cannot be made: then resource limits are all there is. */
export function openCgroups(limits: CgroupLimits): Cgroups | null {
  const hierarchies = findHierarchies()
  if (hierarchies === null) return null
  for (const { folder } of hierarchies) removeAbandoned(folder)
  const made = new Map<string, SlotCgroup>()
  const folders: string[] = []
  const slot = (index: number): SlotCgroup => {
    const name = `${PREFIX}${process.pid}-${index}`
    const known = made.get(name)
    if (known !== undefined) return known
    const own = hierarchies.map((hierarchy) => makeSlot(hierarchy, name, limits))
    folders.push(...own)
    const memory = own.find(
      (folder) => existsSync(join(folder, OOM_FILES[1])) || existsSync(join(folder, OOM_FILES[2])),
    )
    const cgroup = {
      join: async (pid: number) => {
        for (const folder of own) await writeFile(join(folder, 'cgroup.procs'), String(pid))
      },
      oomKills: () => (memory === undefined ? 0 : oomKills(memory)),
    }
    made.set(name, cgroup)
    return cgroup
  }
  try {
    slot(0)
  } catch (_readOnly) {
    for (const folder of folders) remove(folder)
    return null
  }
  return { slot, close: () => removeAll(folders) }
}

const PREFIX = 'loopscope-'
const OOM_FILES = { 1: 'memory.oom_control', 2: 'memory.events' } as const

/** Where this process may have cgroups below its own; the one with memory must be among them. */
function findHierarchies(): Hierarchy[] | null {
  let own: string
  let mounts: string
  try {
    own = readFileSync('/proc/self/cgroup', 'utf8')
    mounts = readFileSync('/proc/self/mountinfo', 'utf8')
  } catch (_noCgroups) {
    return null
  }
  return legacy(own, mounts) ?? unified(own, mounts)
}

function legacy(own: string, mounts: string): Hierarchy[] | null {
  const found: Hierarchy[] = []
  // The number of threads is limited per user already, and each further hierarchy costs another wait.
  for (const controller of ['memory']) {
    const path = new RegExp(`^\\d+:(?:\\S*,)?${controller}(?:,\\S*)?:(.*)$`, 'm').exec(own)?.[1]
    const folder = path === undefined ? null : mounted(mounts, path, 'cgroup', controller)
    if (folder === null || !isWritable(folder)) return null
    found.push({ folder, version: 1, controllers: [controller] })
  }
  return found
}

/**
 * Version 2 has no processes in inner groups: slots must be siblings of the service's own group (systemd:
 * Delegate=yes with DelegateSubgroup=), or children of a group that already hands its controllers down.
 */
function unified(own: string, mounts: string): Hierarchy[] | null {
  const path = /^0::(.*)$/m.exec(own)?.[1]
  const folder = path === undefined ? null : mounted(mounts, path, 'cgroup2', '')
  if (folder === null) return null
  for (const candidate of [folder, dirname(folder)]) {
    if (!isWritable(candidate)) continue
    const control = join(candidate, 'cgroup.subtree_control')
    if (!existsSync(control)) continue
    try {
      writeFileSync(control, '+memory +pids')
      return [{ folder: candidate, version: 2, controllers: ['memory', 'pids'] }]
    } catch (_busyOrNotDelegated) {
      // The parent may still do.
    }
  }
  return null
}

/** The folder of a cgroup path, by the mount that shows it. */
function mounted(mounts: string, path: string, type: string, controller: string): string | null {
  for (const line of mounts.split('\n')) {
    const [before = '', after = ''] = line.split(' - ')
    const [, , , root = '', point = ''] = before.split(' ')
    const [fileSystem, , options = ''] = after.split(' ')
    if (fileSystem !== type) continue
    if (controller !== '' && !options.split(',').includes(controller)) continue
    if (root === '/') return join(point, path)
    if (path === root || path.startsWith(`${root}/`)) return join(point, path.slice(root.length))
  }
  return null
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch (_readOnly) {
    return false
  }
}

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

function oomKills(folder: string): number {
  for (const file of Object.values(OOM_FILES)) {
    if (!existsSync(join(folder, file))) continue
    return Number(/^oom_kill (\d+)$/m.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? 0)
  }
  return 0
}

/** Groups of services that were killed before they could clean up. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^loopscope-(\d+)-\d+$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) remove(join(folder, name))
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
