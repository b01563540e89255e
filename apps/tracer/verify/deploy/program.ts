import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** The folder deploy/, and the repository that it lies in. */
export const DEPLOY = fileURLToPath(new URL('../../../../deploy', import.meta.url))
export const REPOSITORY = fileURLToPath(new URL('../../../..', import.meta.url))

const FOLDERS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']

/** The path of a program of this machine; null where it is not installed. */
export function findProgram(name: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...FOLDERS]
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}

type Options = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv }

/** What it writes to stdout. Throws with all of it where the program fails. */
export async function run(file: string, args: readonly string[], options?: Options) {
  return (await finished(file, args, options)).stdout
}

/** The same with its warnings. */
export async function saidBy(file: string, args: readonly string[], options?: Options) {
  const { stdout, stderr } = await finished(file, args, options)
  return stdout + stderr
}

function finished(file: string, args: readonly string[], options: Options = {}) {
  return promisify(execFile)(file, args, { maxBuffer: 16 << 20, ...options }).catch(
    ({ stdout = '', stderr = '', message }: Error & { stdout?: string; stderr?: string }) => {
      throw new Error(`${message}\n${stdout}\n${stderr}`)
    },
  )
}
