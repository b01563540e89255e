import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Plain node on a file, as a person runs it: wall ms from spawn to exit with its output read. */
export class BareNode {
  #folder = mkdtempSync(join(tmpdir(), 'loopscope-bench-'))
  #binary: string

  constructor(binary: string) {
    this.#binary = binary
  }

  async run(source: string): Promise<number> {
    const file = join(this.#folder, 'index.js')
    writeFileSync(file, source)
    const start = performance.now()
    const child = spawn(this.#binary, [file], {
      env: { PATH: '/usr/bin' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.resume()
    child.stderr.resume()
    await new Promise((resolve) => child.once('close', resolve))
    return performance.now() - start
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
