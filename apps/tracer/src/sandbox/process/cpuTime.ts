import { readFileSync } from 'node:fs'
import { statFields } from './statFields.ts'

/** CPU time that a process and its threads have used, ms, in steps of the kernel's 10 ms; null when it is gone. */
export function cpuTimeMs(pid: number): number | null {
  const fields = statFields(pid)
  return fields === null ? null : (Number(fields[11]) + Number(fields[12])) * 10
}

/** The descendant so many generations below, each the first child of the one before; null while it is not there. */
export function descendant(pid: number, generations: number): number | null {
  if (generations === 0) return pid
  const [child] = childrenOf(pid)
  return child === undefined ? null : descendant(child, generations - 1)
}

/** The children of a process's first thread, oldest first; none when it is gone, or where the system has no such file. */
export function childrenOf(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return children
      .split(' ')
      .map(Number)
      .filter((child) => child > 0)
  } catch (_gone) {
    return []
  }
}
