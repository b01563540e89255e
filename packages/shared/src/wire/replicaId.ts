import { z } from 'zod'

/** The name of one of several services that stand behind one address. Part of ids in addresses, so letters and digits only. */
export const REPLICA_NAME = /^[a-z\d]{1,16}$/

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i

/**
 * The id of what one service keeps in its memory, a run or a session: a UUID, after the name of the replica that has it where
 * there are several: `a~6f1c...`. Whoever stands in front of them reads from it where to send a request.
 */
export const replicaIdSchema = (error: string) =>
  z.string({ error }).refine((id) => isReplicaId(id), { error })

function isReplicaId(id: string): boolean {
  const [last = '', name, ...more] = id.split('~').reverse()
  return more.length === 0 && UUID.test(last) && (name === undefined || REPLICA_NAME.test(name))
}
