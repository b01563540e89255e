import { execFile } from 'node:child_process'
import { delimiter, isAbsolute, join } from 'node:path'
import { promisify } from 'node:util'
import type { LabMissing } from '@loopscope/shared/lab/labApi'
import { LESSER_USER } from '../../lesserUser.ts'

/** The HAProxy of this machine. */
export type Haproxy = {
  readonly file: string
  /** "2.6.12-1+deb12u4" */
  readonly version: string
  readonly openssl: boolean
  /** Its Prometheus exporter is built in. */
  readonly exporter: boolean
}

const run = promisify(execFile)
const PATIENCE_MS = 10_000
/** Folders where it is installed, whether or not they are in the PATH of whoever started the service. */
const USUAL = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin']

/** HAProxy 2.4 or newer; else what is missing. `binary`: look there and nowhere else; null: in the usual places. */
export async function findHaproxy(binary: string | null): Promise<Haproxy | LabMissing> {
  for (const file of binary === null ? usualFiles() : [binary]) {
    const said = await versionOf(file)
    if (said === null) continue
    if (said === NOT_ALLOWED)
      return {
        what: 'HAProxy is not started as root',
        how: 'Start Loopscope as another user, or let it change users (CAP_SETUID, CAP_SETGID).',
      }
    const [, version = '', major = 0, minor = 0] =
      /^HA-?Proxy version ((\d+)\.(\d+)\S*)/m.exec(said) ?? []
    if (version === '') continue
    if (Number(major) < 2 || (Number(major) === 2 && Number(minor) < 4))
      return { what: `HAProxy ${version} is too old: 2.4 or newer is needed`, how: howToGet() }
    const [openssl, exporter] = [/\+OPENSSL\b/.test(said), /prometheus-exporter/.test(said)]
    return { file, version, openssl, exporter }
  }
  if (binary !== null)
    return { what: 'HAPROXY_BIN names no HAProxy that runs', how: 'Correct it, or leave it out.' }
  return { what: 'HAProxy is not installed', how: howToGet() }
}

async function versionOf(file: string): Promise<string | typeof NOT_ALLOWED | null> {
  try {
    const { stdout } = await run(file, ['-vv'], { env: {}, timeout: PATIENCE_MS, ...LESSER_USER })
    return stdout
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? NOT_ALLOWED : null
  }
}

/** The service is root and may not start a program as anybody else: it does not start HAProxy as root. */
const NOT_ALLOWED = Symbol('EPERM')

/** Whole paths: it runs with an empty environment, and so without a PATH. */
function usualFiles(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute)
  return [...new Set([...folders, ...USUAL])].map((folder) => join(folder, 'haproxy'))
}

function howToGet(): string {
  if (process.platform === 'darwin') return 'brew install haproxy'
  return (
    'Debian, Ubuntu: sudo apt-get install haproxy, which also starts a service of the system that the demo does not need: ' +
    'sudo systemctl disable --now haproxy. Fedora: sudo dnf install haproxy.'
  )
}
