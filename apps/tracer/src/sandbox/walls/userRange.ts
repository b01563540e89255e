import { once } from 'node:events'
import { createServer } from 'node:net'

export const FIRST_UID = 20_100
const RANGES = 64
export const USERS = 128

/** Users of one sandbox alone, one for each slot. */
export type UserRange = { readonly firstUid: number; readonly release: () => void }

/**
 * A range of users that no other sandbox of this machine has: the kernel counts processes and threads per user, and two
 * services must not count against each other. A socket in Linux's abstract namespace holds it: the kernel gives that to one
 * alone, and takes it back however the holder ends. Containers with networks of their own do not see each other's.
 * null: all are taken. `first`: the number of the range that is tried first.
 */
export async function takeUserRange(first = process.pid % RANGES): Promise<UserRange | null> {
  for (let step = 0; step < RANGES; step++) {
    const range = (first + step) % RANGES
    const release = await hold(`\0loopscope-users-${range}`)
    if (release !== null) return { firstUid: FIRST_UID + range * USERS, release }
  }
  return null
}

async function hold(name: string): Promise<(() => void) | null> {
  const server = createServer((socket) => socket.destroy()).unref()
  server.listen(name)
  try {
    await once(server, 'listening')
    return () => void server.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return null
    throw error
  }
}
