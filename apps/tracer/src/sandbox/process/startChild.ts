import { closeSync, openSync } from 'node:fs'
import { fileBytes, type Limits } from '../limits.ts'
import { RowsFile } from '../run/rowsFile.ts'
import { type WallTools, wallCommand } from '../walls/bubblewrap.ts'
import type { Cgroups } from '../walls/cgroups.ts'
import type { Rootfs } from '../walls/rootfs.ts'
import type { Slots } from '../walls/slots.ts'
import type { UserRange } from '../walls/userRange.ts'
import { Child } from './child.ts'
import type { Leased } from './pool.ts'
import type { Runtime } from './runtime.ts'

/** What every process of an open sandbox shares. */
export type Walls = {
  readonly tools: WallTools
  readonly rootfs: Rootfs
  readonly cgroups: Cgroups | null
  readonly slots: Slots
  readonly limits: Limits
  /** Users of the slots; null when the service is not root. */
  readonly users: UserRange | null
}

/** Starts a process behind the walls, in a slot of its own. */
export function startChild(walls: Walls, runtime: Runtime, record: boolean): Leased {
  const { slots, limits, rootfs } = walls
  const slot = slots.take()
  let rows: RowsFile | null = null
  let filterFd: number | null = null
  try {
    const cgroup = walls.cgroups?.slot(slot) ?? null
    const killsBefore = cgroup?.oomKills() ?? 0
    rows = new RowsFile(fileBytes(limits))
    filterFd = openSync(rootfs.filter, 'r')
    const command = wallCommand({
      tools: walls.tools,
      root: rootfs.root,
      executable: rootfs.executable(runtime),
      major: runtime.major,
      limits,
      ownUser: walls.users !== null,
      cgroup: cgroup !== null,
      filterFd: 5,
      record,
    })
    const child = new Child(
      {
        ...command,
        env: { PATH: '/usr/bin:/bin' },
        // The first process inside can be looked at from inside: it shall not tell where the service lives.
        cwd: '/',
        extraFd: filterFd,
        ...(walls.users !== null && { uid: walls.users.firstUid + slot }),
        // bubblewrap, its first process inside, Node.
        generations: 2,
        ...(cgroup !== null && { confine: cgroup.join }),
      },
      rows,
    )
    let kills = 0
    return {
      child,
      oomKills: () => kills,
      release: () => {
        if (cgroup !== null) kills = cgroup.oomKills() - killsBefore
        slots.give(slot)
      },
    }
  } catch (error) {
    // Whatever the system had none left of: what was taken until then goes back.
    rows?.close()
    slots.give(slot)
    throw error
  } finally {
    rows?.handedOver()
    if (filterFd !== null) closeSync(filterFd)
  }
}
