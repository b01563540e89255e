import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** State of a listening socket in /proc/net/tcp: TCP_LISTEN of the kernel. */
const LISTEN = '0A'

/** Ids of the processes that have a listening TCP socket on this port, by /proc; none where the system has no such files. */
export function listenersOf(port: number): number[] {
  const sockets = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap(linesOf).flatMap((line) => {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/)
      const isIts = state === LISTEN && Number.parseInt(local.split(':')[1] ?? '', 16) === port
      return isIts ? [`socket:[${inode}]`] : []
    }),
  )
  if (sockets.size === 0) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && openFiles(name).some((file) => sockets.has(file)))
    .map(Number)
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (_noSuchFile) {
    return []
  }
}

/** What the descriptors of a process are; none when it has gone meanwhile or is another user's. */
function openFiles(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`))
  } catch (_goneOrForbidden) {
    return []
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch (_closed) {
    return ''
  }
}
