import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** A user of the system, by number: no such account has to exist. */
export type LesserUser = { readonly uid: number; readonly gid: number }

/** Above what systems give to accounts, below those of sandboxes (see openSandbox.ts); of each service another. */
const ID = 20_000 + (process.pid % 100)

/**
 * Who runs programs that are none of ours where the service is root: a user without rights. null: the service is none of root's, and
 * they run as it does.
 */
export const LESSER_USER: LesserUser | null = process.getuid?.() === 0 ? { uid: ID, gid: ID } : null

/** Of a session's folder the part where such a program may put something, such as a socket. */
export const RUN_FOLDER = 'run'

/**
 * Makes a session's folder one that such a program reads and cannot change: where it may write, root writes nothing, as what lies
 * there may be a link to anywhere.
 */
export function openToLesserUser(folder: string): void {
  const run = join(folder, RUN_FOLDER)
  mkdirSync(run, { mode: 0o700 })
  if (LESSER_USER === null) return
  chownSync(folder, 0, LESSER_USER.gid)
  chmodSync(folder, 0o750)
  chownSync(run, LESSER_USER.uid, LESSER_USER.gid)
}

/** Lets it read this file of such a folder. */
export function letLesserUserRead(file: string): void {
  if (LESSER_USER === null) return
  chownSync(file, 0, LESSER_USER.gid)
  chmodSync(file, 0o640)
}
