import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Runtime } from './runtime.ts'

const known = new Map<string, string>()

/** Version of a runtime's libuv: as given, else from the headers beside the executable, else asked from it, once. */
export function libuvVersion({ path, libuv }: Runtime): string {
  const version = libuv ?? known.get(path) ?? fromHeaders(path) ?? fromProcess(path)
  known.set(path, version)
  return version
}

function fromHeaders(path: string): string | null {
  try {
    const text = readFileSync(join(dirname(path), '../include/node/uv/version.h'), 'utf8')
    const part = (name: string) => new RegExp(`#define UV_VERSION_${name} (\\d+)`).exec(text)?.[1]
    const parts = ['MAJOR', 'MINOR', 'PATCH'].map(part)
    return parts.includes(undefined) ? null : parts.join('.')
  } catch (_noHeaders) {
    return null
  }
}

function fromProcess(path: string): string {
  try {
    const args = ['-p', 'process.versions.uv']
    return execFileSync(path, args, { env: {}, timeout: 5000, encoding: 'utf8' }).trim()
  } catch (_doesNotStart) {
    return ''
  }
}
