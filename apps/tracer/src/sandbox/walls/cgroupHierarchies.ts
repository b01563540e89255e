import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A folder of the kernel's in which this process may make cgroups, and the controllers to be had there. */
export type Hierarchy = {
  readonly folder: string
  readonly version: 1 | 2
  readonly controllers: readonly string[]
}

/** Where this process may have cgroups below its own; the one with memory must be among them. */
export function findHierarchies(): Hierarchy[] | null {
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
    const folder = path === undefined ? null : folderOfCgroup(mounts, path, 'cgroup', controller)
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
  const folder = path === undefined ? null : folderOfCgroup(mounts, path, 'cgroup2', '')
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
export function folderOfCgroup(
  mounts: string,
  path: string,
  type: string,
  controller: string,
): string | null {
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
