import { readFileSync } from 'node:fs'

/** CPU time that a process and its threads have used, ms, in steps of the kernel's 10 ms; null when it is gone. */
export function cpuTimeMs(pid: number): number | null {
  const fields = fieldsOf(pid)
  return fields === null ? null : (Number(fields[11]) + Number(fields[12])) * 10
}

/**
 * Stops a process, and returns once it has come to a stop, or has ended, or 50 ms have passed: a signal is not heard within a
 * call to the kernel, which may be just about to make a child.
 */
export function stopAndWait(pid: number): void {
  process.kill(pid, 'SIGSTOP')
  const clock = new Int32Array(new SharedArrayBuffer(4))
  for (let ms = 0; ms < 50 && /^[RSDI]/.test(fieldsOf(pid)?.[0] ?? 'Z'); ms++)
    Atomics.wait(clock, 0, 0, 1)
}

/** What the kernel says of a process, from its state on; null when it is gone. */
function fieldsOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the name in parentheses and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch (_gone) {
    return null
  }
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
