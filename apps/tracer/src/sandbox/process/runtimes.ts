import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Runtime } from './runtime.ts'

/** The lines of Node that Loopscope knows. */
const MAJORS = [10, 12, 14, 16, 18, 20, 22, 24, 26] as const

export type MissingRuntime = { readonly major: number; readonly reason: string }

const FOLDER = fileURLToPath(new URL('../../../../../runtimes', import.meta.url))
const PLATFORM = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/**
 * Every installed Node that snippets can be run on, oldest first. Where there is no such folder, as in the published command
 * line, it is the Node that runs this.
 */
export function findRuntimes(folder = FOLDER): Runtime[] {
  if (!existsSync(folder)) return ownRuntime()
  return MAJORS.flatMap((major) => {
    const home = join(folder, 'node_modules', `node-${major}-${PLATFORM}`)
    const path = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (!existsSync(path)) return []
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
      version: string
    }
    return [{ major, version: version.replace(/^v/, ''), path }]
  })
}

function ownRuntime(): Runtime[] {
  const version = process.versions.node
  const major = MAJORS.find((each) => each === Number.parseInt(version, 10))
  return major === undefined ? [] : [{ major, version, path: process.execPath }]
}

/** The lines that are not installed, each with the reason or what to type. */
export function missingRuntimes(folder = FOLDER): MissingRuntime[] {
  const installed = new Set(findRuntimes(folder).map((runtime) => runtime.major))
  const offered =
    existsSync(folder) && readdirSync(folder).includes('package.json') ? aliases(folder) : ''
  return MAJORS.filter((major) => !installed.has(major)).map((major) => ({
    major,
    reason: offered.includes(`"node-${major}-${PLATFORM}"`)
      ? `Not installed: npm run runtimes -- add ${major}`
      : `Node ${major} is not published for ${PLATFORM}`,
  }))
}

function aliases(folder: string): string {
  return readFileSync(join(folder, 'package.json'), 'utf8')
}
