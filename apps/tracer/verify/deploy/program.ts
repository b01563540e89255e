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

/** Its output; its complaints as an error. */
export async function run(
  file: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const done = await promisify(execFile)(file, args, { maxBuffer: 16 << 20, ...options }).catch(
    ({ stdout = '', stderr = '', message }: Error & { stdout?: string; stderr?: string }) => {
      throw new Error(`${message}\n${stdout}\n${stderr}`)
    },
  )
  return done.stdout
}
