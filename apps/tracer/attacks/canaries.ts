import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Things of the host that no snippet may read, reach or touch. */
export type Canaries = {
  /** What an attack is told about them, as its arguments: it need not guess. */
  readonly args: readonly string[]
  /** Must not show in anything that a snippet writes. */
  readonly secret: string
  /** What has happened to them so far; empty is good. */
  readonly harm: () => Promise<string[]>
  readonly close: () => Promise<void>
}

/** A secret in the environment and in a file, a TCP service on loopback, an abstract socket, and a process. */
export async function openCanaries(): Promise<Canaries> {
  const secret = randomBytes(16).toString('hex')
  process.env['LOOPSCOPE_CANARY'] = secret
  const folder = await mkdtemp(join(tmpdir(), 'canaries-'))
  const file = join(folder, 'secret')
  await writeFile(file, secret)
  const before = await stat(file)
  let visits = 0
  const visit = (): void => {
    visits++
  }
  const tcp = createServer(visit)
  const abstract = createServer(visit)
  const name = `canary-${randomBytes(8).toString('hex')}`
  await listen(tcp, { port: 0, host: '127.0.0.1' })
  await listen(abstract, { path: `\0${name}` })
  const address = tcp.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const bystander = spawn('sleep', ['3600'], { stdio: 'ignore' })
  const harm = async (): Promise<string[]> => {
    const found: string[] = []
    if (visits > 0) found.push(`${visits} visits to the sockets`)
    if (!isWell(bystander)) found.push('the process was harmed')
    const now = await stat(file)
    if (
      now.mtimeMs !== before.mtimeMs ||
      now.nlink !== 1 ||
      (await readFile(file, 'utf8')) !== secret
    )
      found.push('the file was changed')
    if (process.env['LOOPSCOPE_CANARY'] !== secret) found.push('the environment was changed')
    return found
  }
  const close = async (): Promise<void> => {
    delete process.env['LOOPSCOPE_CANARY']
    tcp.close()
    abstract.close()
    bystander.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  }
  const pids = [String(bystander.pid), String(process.pid)]
  return { args: [file, String(port), name, ...pids], secret, harm, close }
}

function listen(server: Server, where: { port: number; host: string } | { path: string }) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, resolve)
  })
}

function isWell({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null
}
