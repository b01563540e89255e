import { readFileSync } from 'node:fs'

/** The parent of a process, its parent, and so on up to the first of all; none where there is no such process, or no /proc. */
export function ancestorsOf(pid: number): number[] {
  const parent = parentOf(pid)
  return parent > 0 ? [parent, ...ancestorsOf(parent)] : []
}

/** Field 4 of /proc/PID/stat, proc_pid_stat(5); 0 when there is none. */
function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch (_gone) {
    return 0
  }
}
