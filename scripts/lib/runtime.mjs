import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Failure } from './failure.mjs'
import { npm } from './npm.mjs'
import { inRoot, platform } from './paths.mjs'

/** Every line of Node that snippets can be run on. */
export const majors = [10, 12, 14, 16, 18, 20, 22, 24, 26]

/** Those that `npm start` installs. */
export const usualMajors = [10, 18, 20, 22, 24, 26]

/**
 * What is known of one line of Node here:
 *   {major, state: 'ready', version} | {major, state: 'absent', version} (can be added)
 *   | {major, state: 'broken', version, reason} | {major, state: 'missing', reason} (no one publishes it for this platform).
 */
export const inspectRuntime = async (major) => {
  const wanted = lockedVersion(major)
  if (wanted === null)
    return { major, state: 'missing', reason: `npm has no Node ${major} for ${platform}` }
  if (installedVersion(major) !== wanted) return { major, state: 'absent', version: wanted }
  const reason = await reasonNotToRun(binary(major))
  return reason === null
    ? { major, state: 'ready', version: wanted }
    : { major, state: 'broken', version: wanted, reason }
}

/** Those of the given lines that are locked for this platform and not installed in the locked version. */
export const absentRuntimes = (wanted) =>
  wanted.filter((major) => {
    const version = lockedVersion(major)
    return version !== null && installedVersion(major) !== version
  })

/**
 * Installs lines of Node, exactly as locked, their integrity checked by npm. It happens in a folder of its own, because
 * `npm ci` installs the whole of a lock file or nothing; each is then moved into place by one rename.
 */
export const addRuntimes = async (wanted) => {
  const staging = folder('.staging')
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true })
  try {
    writeFileSync(
      join(staging, 'package.json'),
      JSON.stringify(onlyThese(readJson('package.json'), wanted)),
    )
    writeFileSync(join(staging, 'package-lock.json'), JSON.stringify(lockOfThese(wanted)))
    writeFileSync(join(staging, '.npmrc'), readFileSync(folder('.npmrc')))
    await npm(['ci'], {
      cwd: staging,
      otherwise: `Node ${wanted.join(', ')} could not be installed.`,
    })
    for (const major of wanted) moveIntoPlace(staging, major)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** Removes one line of Node; no error when it is not there. */
export const removeRuntime = (major) =>
  rmSync(folder('node_modules', alias(major)), { recursive: true, force: true })

/** Reads a line from the command line: "12", "v12". */
export const parseMajor = (text) => {
  const major = Number(String(text).replace(/^v/, ''))
  if (!majors.includes(major)) {
    throw new Failure(
      `"${text}" is not a line of Node that Loopscope knows. Known are: ${majors.join(' ')}.`,
    )
  }
  return major
}

const alias = (major) => `node-${major}-${platform}`
const folder = (...parts) => inRoot('runtimes', ...parts)
const readJson = (...parts) => JSON.parse(readFileSync(folder(...parts), 'utf8'))
const binary = (major) =>
  folder('node_modules', alias(major), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const lockedVersion = (major) =>
  readJson('package.json').optionalDependencies[alias(major)]?.split('@').at(-1) ?? null

const installedVersion = (major) =>
  existsSync(binary(major))
    ? readJson('node_modules', alias(major), 'package.json').version.replace(/^v/, '')
    : null

const onlyThese = (manifest, wanted) => {
  const names = wanted.map(alias)
  const kept = Object.entries(manifest.optionalDependencies).filter(([name]) =>
    names.includes(name),
  )
  return { ...manifest, optionalDependencies: Object.fromEntries(kept) }
}

const lockOfThese = (wanted) => {
  const lock = readJson('package-lock.json')
  const packages = { '': onlyThese(lock.packages[''], wanted) }
  for (const major of wanted) {
    const path = `node_modules/${alias(major)}`
    packages[path] = lock.packages[path]
  }
  return { ...lock, packages }
}

const moveIntoPlace = (staging, major) => {
  const from = join(staging, 'node_modules', alias(major))
  if (!existsSync(from)) throw new Failure(`npm did not install Node ${major} for ${platform}.`)
  mkdirSync(folder('node_modules'), { recursive: true })
  removeRuntime(major)
  renameSync(from, folder('node_modules', alias(major)))
}

const reasonNotToRun = async (file) => {
  try {
    await promisify(execFile)(file, ['--version'], { env: {}, timeout: 20_000 })
    return null
  } catch (error) {
    return explain(String(error.stderr ?? ''), error)
  }
}

/** The shared libraries that slim images of Debian lack, and the packages that bring them. */
const debianPackages = { 'libatomic.so.1': 'libatomic1', 'libstdc++.so.6': 'libstdc++6' }

const explain = (stderr, error) => {
  const library = /shared libraries: (\S+):/.exec(stderr)?.[1]
  if (library === undefined)
    return `it does not run here: ${(stderr.trim() || error.message).split('\n')[0]}`
  const known = debianPackages[library]
  return `${library} is missing${known ? `: apt-get install ${known}` : ''}`
}
