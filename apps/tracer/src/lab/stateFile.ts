import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { LESSER_USER, openToLesserUser } from './lesserUser.ts'

/** HAProxy takes 97 bytes for the path of a socket, and its name comes behind the folder's. */
const MOST_FOLDER_BYTES = 80

const processSchema = z.object({ pid: z.number().int().positive(), start: z.string().min(1) })
/** A process, told from any later one with the same id by when it started. */
export type KnownProcess = z.infer<typeof processSchema>

const stateSchema = z.object({
  service: processSchema,
  /** Leader of the group that the session's processes are in. */
  guard: processSchema.nullable(),
  processes: z.array(processSchema),
  /** Of the session's own files, where it has any; removed with the session. */
  folder: z.string().optional(),
})
export type SessionState = z.infer<typeof stateSchema>

/** The processes of sessions on disk, a file each, so that a later service can end what an earlier one could not. */
export class StateFiles {
  #folder: string
  #own = new Map<string, string>()

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'labs')
  }

  /** Makes a folder for the session's own files, for no one to read but whom its programs run as: in a place whose path leaves room for that of a socket. */
  makeFolder(id: string): string {
    const near = join(this.#folder, id.slice(0, 8))
    // Root's own folders let no one else through, and HAProxy goes to its folder by the whole path.
    const isNear = LESSER_USER === null && Buffer.byteLength(near) <= MOST_FOLDER_BYTES
    if (isNear) mkdirSync(near, { recursive: true, mode: 0o700 })
    const folder = isNear ? near : mkdtempSync(join(tmpdir(), 'loopscope-'))
    openToLesserUser(folder)
    this.#own.set(id, folder)
    return folder
  }

  write(id: string, state: SessionState): void {
    mkdirSync(this.#folder, { recursive: true })
    const path = join(this.#folder, `${id}.json`)
    // A reader sees the old or the new, never a half.
    writeFileSync(`${path}.new`, JSON.stringify({ ...state, folder: this.#own.get(id) }))
    renameSync(`${path}.new`, path)
  }

  /** `folder`: of a session that this service did not begin. */
  remove(id: string, folder = this.#own.get(id)): void {
    rmSync(join(this.#folder, `${id}.json`), { force: true })
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    this.#own.delete(id)
  }

  /** All that can be read; what cannot is removed. */
  read(): Map<string, SessionState> {
    const states = new Map<string, SessionState>()
    for (const name of this.#names()) {
      const id = name.replace(/\.json$/, '')
      try {
        states.set(
          id,
          stateSchema.parse(JSON.parse(readFileSync(join(this.#folder, name), 'utf8'))),
        )
      } catch {
        this.remove(id)
      }
    }
    return states
  }

  #names(): string[] {
    try {
      return readdirSync(this.#folder).filter((name) => name.endsWith('.json'))
    } catch {
      return []
    }
  }
}
