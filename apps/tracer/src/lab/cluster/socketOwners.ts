import { open, readdir, readlink } from 'node:fs/promises'

/** Listening sockets come first in the kernel's table. */
const TABLE_BYTES = 256 * 1024
const LISTEN = '0A'

/**
 * Which of these processes hold the socket that listens on a port of 127.0.0.1: by /proc/net/tcp and the links of
 * /proc/PID/fd. Null where the system does not tell.
 */
export async function socketOwners(
  port: number,
  pids: ReadonlyMap<string, number>,
): Promise<string[] | null> {
  if (process.platform !== 'linux') return null
  const inode = await listeningInode(port)
  if (inode === null) return []
  const owners: string[] = []
  for (const [name, pid] of pids) if (await holds(pid, inode)) owners.push(name)
  return owners
}

async function listeningInode(port: number): Promise<string | null> {
  const file = await open('/proc/net/tcp')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TABLE_BYTES), 0, TABLE_BYTES, 0)
    const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
    for (const line of buffer.toString('latin1', 0, bytesRead).split('\n')) {
      const [, local = '', , state, , , , , , inode] = line.trim().split(/\s+/)
      if (state === LISTEN && local.endsWith(wanted)) return inode ?? null
    }
    return null
  } finally {
    await file.close()
  }
}

async function holds(pid: number, inode: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`
  const names = await readdir(folder).catch(() => [])
  for (const name of names)
    if ((await readlink(`${folder}/${name}`).catch(() => '')) === `socket:[${inode}]`) return true
  return false
}
