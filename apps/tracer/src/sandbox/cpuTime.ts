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

/** The last of a chain of only children: bubblewrap, its first process inside, Node. */
export function innermostChild(pid: number): number {
  try {
    const child = Number.parseInt(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'), 10)
    return child > 0 ? innermostChild(child) : pid
  } catch (_gone) {
    return pid
  }
}
