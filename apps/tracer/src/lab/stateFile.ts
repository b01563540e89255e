import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const processSchema = z.object({ pid: z.number().int().positive(), start: z.string().min(1) })
/** A process, told from any later one with the same id by when it started. */
export type KnownProcess = z.infer<typeof processSchema>

const stateSchema = z.object({
  service: processSchema,
  /** Leader of the group that the session's processes are in. */
  guard: processSchema.nullable(),
  processes: z.array(processSchema),
})
export type SessionState = z.infer<typeof stateSchema>

/** The processes of sessions on disk, a file each, so that a later service can end what an earlier one could not. */
export class StateFiles {
  #folder: string

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'labs')
  }

  write(id: string, state: SessionState): void {
    mkdirSync(this.#folder, { recursive: true })
    const path = join(this.#folder, `${id}.json`)
    // A reader sees the old or the new, never a half.
    writeFileSync(`${path}.new`, JSON.stringify(state))
    renameSync(`${path}.new`, path)
  }

  remove(id: string): void {
    rmSync(join(this.#folder, `${id}.json`), { force: true })
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
