import { readFileSync } from 'node:fs'

const LOCK = new URL('../../../../runtimes/package-lock.json', import.meta.url)

type Lock = { readonly packages: Readonly<Record<string, { readonly version: string }>> }

/** The version of this line of Node, as `24.21.0`, that runtimes/ installs on this platform. Throws where it installs none. */
export function lockedVersion(major: number): string {
  const { packages } = JSON.parse(readFileSync(LOCK, 'utf8')) as Lock
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const locked = packages[`node_modules/node-${major}-${platform}-${process.arch}`]
  if (locked === undefined) throw new Error(`runtimes/ has no Node ${major} for ${platform}`)
  return locked.version
}
