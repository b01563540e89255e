import { readlinkSync } from 'node:fs'

/**
 * A number of the namespace in which this process has its pid; '0' where the system has none. Containers may share a folder or
 * a cgroup, and their pids mean nothing to each other: whoever asks `isAlive` of a pid that it has read must know that it is of
 * its own namespace (see pid_namespaces(7)).
 */
export function pidNamespace(): string {
  if (process.platform !== 'linux') return '0'
  return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0'
}
