import { readFileSync } from 'node:fs'

/** CPU time that a process and its threads have used, ms, in steps of the kernel's 10 ms; null when it is gone. */
export function cpuTimeMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in parentheses and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch (_gone) {
    return null
  }
}

/** The descendant so many generations below, each the first child of the one before; null while it is not there. */
export function descendant(pid: number, generations: number): number | null {
  if (generations === 0) return pid
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    const child = Number.parseInt(children, 10)
    return child > 0 ? descendant(child, generations - 1) : null
  } catch (_gone) {
    return null
  }
}
