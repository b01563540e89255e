import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../lab/freePort.ts'
import { stillListening } from './leftovers.ts'
import { listenersOf } from './listenersOf.ts'

const LISTEN =
  'require("net").createServer().listen(process.argv[1], "127.0.0.1", () => console.log(process.pid))'
const orphans: number[] = []
afterAll(() => {
  for (const pid of orphans) process.kill(pid, 'SIGKILL')
})

test.runIf(process.platform === 'linux')(
  'a port that another test has taken is not held to be left over, one of a process without its guard is',
  async () => {
    const [own, left, free] = [await freePort(), await freePort(), await freePort()]
    const server = createServer().listen(own, '127.0.0.1')
    await once(server, 'listening')
    orphans.push(await orphanOn(left))
    expect([listenersOf(own), listenersOf(left), listenersOf(free)]).toEqual([
      [process.pid],
      orphans,
      [],
    ])
    expect(await stillListening([own, left, free])).toEqual([left])
    server.close()
  },
)

/** The id of a process that listens there, and whose parent has ended. */
async function orphanOn(port: number): Promise<number> {
  const parent = spawn(
    process.execPath,
    [
      '-e',
      `const child = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(LISTEN)}, process.argv[1]], { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
child.stdout.once('data', (pid) => { process.stdout.write(pid); process.exit() })`,
      String(port),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return Number(await firstWords(parent))
}

async function firstWords({ stdout, exitCode }: ChildProcess & { exitCode: number | null }) {
  if (stdout === null || exitCode !== null) throw new Error('it ended before it listened')
  const words = (await once(stdout, 'data')).toString()
  await once(stdout, 'close')
  return words
}
