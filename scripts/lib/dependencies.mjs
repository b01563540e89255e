import { existsSync, readFileSync } from 'node:fs'
import { npm } from './npm.mjs'
import { inRoot } from './paths.mjs'

/** Makes node_modules what package-lock.json says. Does nothing, and says nothing, when it already is. */
export const installDependencies = async () => {
  if (installed()) return
  console.log('Installing dependencies (npm ci)')
  await npm(['ci'], { otherwise: 'The dependencies could not be installed.' })
}

/**
 * npm writes node_modules/.package-lock.json as the last act of an install: what is there. Optional packages for other platforms
 * may be missing; all else must be there, in the locked version.
 */
const installed = () => {
  const present = lockedPackages(inRoot('node_modules', '.package-lock.json'))
  if (present === null) return false
  const wanted = lockedPackages(inRoot('package-lock.json')) ?? {}
  return Object.entries(wanted).every(([path, { version, link, optional, peer }]) => {
    if (!path.includes('node_modules/') || link) return true
    const found = present[path]
    if (found === undefined) return optional === true || peer === true
    return found.version === version && (optional === true || existsSync(inRoot(path)))
  })
}

const lockedPackages = (file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
