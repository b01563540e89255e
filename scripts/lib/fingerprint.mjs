import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './paths.mjs'

/** A hash of the names and contents of everything below the given paths (files or folders, from the root). */
export const fingerprint = (paths) => {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesBelow(inRoot(path)))) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** What was noted under a name by `note`, or null. Notes go with node_modules, so a fresh install forgets them. */
export const noted = (name) =>
  existsSync(noteFile(name)) ? readFileSync(noteFile(name), 'utf8') : null

/** Remembers a fingerprint for `noted`. */
export const note = (name, value) => {
  mkdirSync(inRoot('node_modules', '.loopscope'), { recursive: true })
  writeFileSync(noteFile(name), value)
}

const noteFile = (name) => inRoot('node_modules', '.loopscope', name)

/** Made by the build itself, or without any say in it. */
const ignored = new Set(['node_modules', 'dist', '.tsc', '.vite'])

const filesBelow = (path) => {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !ignored.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesBelow(join(path, entry.name)))
}
