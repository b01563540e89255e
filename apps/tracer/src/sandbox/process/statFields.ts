import { readFileSync } from 'node:fs'

/** Fields of /proc/PID/stat from the third on, which is the state; null when the process is gone. See proc(5). */
export function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in parentheses and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch (_gone) {
    return null
  }
}
