import { randomBytes } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Runtime } from '../process/runtime.ts'
import type { SnippetRun } from '../sandbox.ts'

/** What bubblewrap must have made anew for a snippet. */
const NAMESPACES = ['user', 'pid', 'net', 'ipc', 'uts', 'mnt']

type Run = (run: SnippetRun) => AsyncIterable<TraceEvent[]>

/**
 * Attacks this machine from inside the sandbox in six ways: files, writing, processes, other people's processes, network,
 * secrets; and looks whether every wall that was asked for stands. null if all of them fail, else a sentence that says which did not.
 */
export async function selfTest(run: Run, runtime: Runtime): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'loopscope-canary-'))
  const secret = join(folder, 'secret')
  const abstractName = `loopscope-canary-${randomBytes(8).toString('hex')}`
  let visits = 0
  const visit = (): void => {
    visits++
  }
  let signals = 0
  const signalled = (): void => {
    signals++
  }
  const tcp = createServer(visit)
  const local = createServer(visit)
  // One that does nothing to a process that does not listen to it, and that nobody else sends.
  process.on('SIGURG', signalled)
  try {
    await writeFile(secret, 'canary')
    await listen(tcp, { port: 0, host: '127.0.0.1' })
    await listen(local, { path: `\0${abstractName}` })
    const address = tcp.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const hosts = JSON.stringify(NAMESPACES.map((name) => readlinkSync(`/proc/self/ns/${name}`)))
    const args = [secret, String(port), abstractName, String(process.pid), hosts]
    const report = await attack(run, runtime, args)
    if (report === null) return 'no process could be started behind the walls'
    const broken = [
      ...report,
      ...(visits > 0 ? ['it reached the host’s sockets'] : []),
      ...(signals > 0 ? ['it reached a process of the host'] : []),
    ]
    return broken.length === 0 ? null : `a snippet could break out: ${broken.join(', ')}`
  } finally {
    process.off('SIGURG', signalled)
    tcp.close()
    local.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Only sees whether a process starts and can print. */
export async function startTest(run: Run, runtime: Runtime): Promise<string | null> {
  const text = await textOf(run, runtime, 'console.log(6 * 7)', [])
  return text.trim() === '42'
    ? null
    : `no process could be started behind the walls (${text.trim()})`
}

async function attack(
  run: Run,
  runtime: Runtime,
  args: readonly string[],
): Promise<string[] | null> {
  const source = await readFile(new URL('selfTestAttacks.cjs', import.meta.url), 'utf8')
  const text = await textOf(run, runtime, source, args)
  const report = /^report (\[.*\])$/m.exec(text)?.[1]
  return report === undefined ? null : (JSON.parse(report) as string[])
}

async function textOf(
  run: Run,
  runtime: Runtime,
  source: string,
  args: readonly string[],
): Promise<string> {
  let text = ''
  const snippet: SnippetRun = {
    runId: 'selfTest',
    source,
    module: 'commonjs',
    file: 'index.js',
    runtime,
    args,
    timeoutMs: 5000,
    cpuMs: 5000,
    threadPoolSize: null,
    maxRows: 1000,
    record: true,
  }
  for await (const batch of run(snippet))
    for (const event of batch) if (event.type === 'output') text += event.text
  return text
}

function listen(
  server: Server,
  where: { port: number; host: string } | { path: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, resolve)
  })
}
