import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { proxyFile } from '@loopscope/shared/lab/load/availableTargets'
import {
  type LoadProxy,
  loadProxies,
  renderLoadProxy,
} from '@loopscope/shared/lab/load/renderLoadProxy'
import { ActionRefused } from '../actionRefused.ts'
import type { Launch } from '../inside/guardOrders.ts'
import { LESSER_USER, letLesserUserRead } from '../lesserUser.ts'
import { makeCertificate } from '../proxy/certificate.ts'
import { checkConfig } from '../proxy/haproxy/checkConfig.ts'
import type { Haproxy } from '../proxy/haproxy/findHaproxy.ts'
import { whyNotWritten } from '../proxy/whyNotWritten.ts'

/** The notes' ports, for who reads a configuration. */
const [FRONT, BACK] = [4001, 4000]

/** What is read of them before one runs: the same text, with the notes' ports. */
export function proxyFiles(
  kinds: readonly LoadProxy[] = loadProxies,
): { name: string; source: string }[] {
  return kinds.map((kind) => ({
    name: proxyFile(kind),
    source: `# With the notes' ports; each session has its own.\n${renderLoadProxy(kind, FRONT, BACK)}`,
  }))
}

/** The HAProxys of one session: their configurations in its folder, checked before each start, and one certificate. */
export class LoadProxies {
  #haproxy: Haproxy
  #folder: string
  #certificate: Promise<unknown> | null = null

  constructor(haproxy: Haproxy, folder: string) {
    this.#haproxy = haproxy
    this.#folder = folder
  }

  /** Resolves when it could be started; rejects with ActionRefused where openssl is missing, or the disk has no room for what it needs. */
  async prepare(kind: LoadProxy): Promise<void> {
    this.#write(kind, FRONT, BACK)
    if (kind !== 'tls') return
    this.#certificate ??= makeCertificate(this.#folder)
    try {
      await this.#certificate
    } catch (error) {
      this.#certificate = null
      throw error
    }
  }

  /** How it is started between these two ports. Rejects with what `haproxy -c` has against it. */
  async launch(kind: LoadProxy, of: string, front: number, back: number): Promise<Launch> {
    await this.prepare(kind)
    const name = this.#write(kind, front, back)
    const { file } = this.#haproxy
    const { valid, messages } = await checkConfig(file, this.#folder, name)
    if (!valid) throw new Error(`HAProxy refuses its configuration: ${messages[0]?.text ?? ''}`)
    const args = ['-dR', '-f', name]
    return { kind: 'program', of, file, args, cwd: this.#folder, as: LESSER_USER }
  }

  /** Returns the file's name in the session's folder. */
  #write(kind: LoadProxy, front: number, back: number): string {
    const name = proxyFile(kind)
    const path = join(this.#folder, name)
    try {
      writeFileSync(path, renderLoadProxy(kind, front, back), { mode: 0o600 })
      letLesserUserRead(path)
    } catch (error) {
      throw new ActionRefused(
        `HAProxy's configuration could not be written. ${whyNotWritten(error)}`,
      )
    }
    return name
  }
}
