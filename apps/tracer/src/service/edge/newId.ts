import { randomUUID } from 'node:crypto'

/** A new id of what this service keeps: `replicaIdSchema` says what it is made of. `replica`: null where there is one service only. */
export function newId(replica: string | null): string {
  const uuid = randomUUID()
  return replica === null ? uuid : `${replica}~${uuid}`
}
