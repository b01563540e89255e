import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Said } from './sayOfRun.ts'

const FOLDER = new URL('../cases/', import.meta.url)
const KINDS = { js: 'commonjs', mjs: 'module', ts: 'typescript', tsx: 'typescript' } as const

/** What is to be said of a case's run on these versions. */
export type Expected = { readonly node: readonly number[]; readonly said: Said }

/** A small program of the kind that people ask about, and what the product says of it. */
export type Case = {
  readonly name: string
  readonly source: string
  readonly module: (typeof KINDS)[keyof typeof KINDS]
  /** False where the sandbox answers otherwise than plain Node does (child processes, the network): nothing to compare. */
  readonly comparable: boolean
  /** 'anyOrder' where threads race; 'differently' where no two runs print the same: output that a pipe cuts. */
  readonly prints: Prints
  /** ms after which the run is ended from outside, where the program does not end by itself. */
  readonly timeoutMs: number
  /** What is true of it and differs from run to run all the same: in which phase a callback came, which came, which lines printed, how it ended. */
  readonly varies: readonly ('phases' | 'callbacks' | 'lines' | 'end')[]
  /** Beginnings of sentences of which each is told in one of a few runs: what a slow machine decides is no race any more. */
  readonly told: readonly string[]
  /** The versions that it is about; null: all that are installed with the product. */
  readonly node: readonly number[] | null
  /** null: nothing is expected yet. */
  readonly expected: readonly Expected[] | null
}

type Prints = 'alike' | 'anyOrder' | 'differently'

/** Settings of one case, beside its program. */
type Settings = Partial<
  Pick<Case, 'comparable' | 'prints' | 'timeoutMs' | 'varies' | 'told' | 'node'>
>

const DEFAULT_TIMEOUT_MS = 8000

/** Every folder of cases/, in the order of their names. Throws for a folder without a program. */
export const loadCases = (): Case[] =>
  readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => loadCase(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

const loadCase = (name: string): Case => {
  const folder = new URL(`${name}/`, FOLDER)
  const file = readdirSync(folder).find((each) => /^index\.(?:js|mjs|tsx?)$/.test(each))
  if (file === undefined) throw new Error(`cases/${name} has no program`)
  const kind = file.slice(file.indexOf('.') + 1) as keyof typeof KINDS
  const settings = (readJson(new URL('settings.json', folder)) ?? {}) as Settings
  return {
    name,
    source: readFileSync(new URL(file, folder), 'utf8'),
    module: KINDS[kind],
    comparable: settings.comparable ?? true,
    prints: settings.prints ?? 'alike',
    timeoutMs: settings.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    varies: settings.varies ?? [],
    told: settings.told ?? [],
    node: settings.node ?? null,
    expected: readJson(new URL('said.json', folder)) as readonly Expected[] | null,
  }
}

/** Replaces what is expected of a case. */
export const writeExpected = (name: string, expected: readonly Expected[]): void =>
  writeFileSync(
    fileURLToPath(new URL(`${name}/said.json`, FOLDER)),
    `${JSON.stringify(expected, null, 2)}\n`,
  )

const readJson = (url: URL): unknown =>
  existsSync(url) ? JSON.parse(readFileSync(url, 'utf8')) : null
