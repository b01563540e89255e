import { readdirSync, readFileSync } from 'node:fs'

/** A program whose lines are checked. */
export type Program = {
  readonly name: string
  readonly source: string
  readonly module: 'commonjs' | 'module'
  /** Lowest major version of Node that can run it. */
  readonly minimum: number
  /** False for what the sandbox forbids (child processes): run without walls, by the same recorder. */
  readonly walled: boolean
  /** False for what the sandbox answers otherwise than plain Node: nothing to compare. */
  readonly comparable: boolean
}

const DIRECTORY = new URL('../programs/', import.meta.url)

/** The hand-written programs. Their first line may say "// node >= 15", "outside the sandbox" and "inside only". */
export const loadPrograms = (): Program[] =>
  readdirSync(DIRECTORY)
    .sort()
    .map((file) => {
      const source = readFileSync(new URL(file, DIRECTORY), 'utf8')
      const firstLine = /^\/\/ (.*)/.exec(source)?.[1] ?? ''
      return {
        name: file,
        source,
        module: file.endsWith('.mjs') ? 'module' : 'commonjs',
        minimum: Number(/node >= (\d+)/.exec(firstLine)?.[1] ?? 0),
        walled: !firstLine.includes('outside the sandbox'),
        comparable: !firstLine.includes('inside only'),
      }
    })
