import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import { compose, RECORDER, type Service } from './compose.ts'
import { type Config, readConfig } from './config.ts'
import { CannotStart } from './openStores.ts'
import { loadPuzzles } from './puzzles/loadPuzzles.ts'
import { findRuntimes, missingRuntimes } from './sandbox/process/runtimes.ts'
import { BACKLOG } from './service/createHttpServer.ts'

const PAGE = fileURLToPath(new URL('../../web/dist', import.meta.url))
/** How long running snippets may go on after the service was asked to stop, ms. */
const GRACE_MS = 10_000

function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}

function readPuzzles(): PuzzleResponse[] {
  try {
    return loadPuzzles()
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const config = readConfig(process.env)
if (typeof config === 'string') refuse(config)
if (!existsSync(RECORDER))
  refuse('The recorder has not been built yet: run npm start, or npm run build.')
const runtimes = findRuntimes()
if (runtimes.length === 0)
  refuse('No Node version to run snippets on is installed: npm run runtimes -- add 24')
const puzzles = readPuzzles()

// From the first process on: a stop that comes while the sandbox is being opened must leave nothing either.
const stopping = new AbortController()
/** A terminal, npm and a kill of the group all tell this process: within this time, ms, that is one wish. */
const SAME_WISH_MS = 1000
let askedAt = 0
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (!stopping.signal.aborted) askedAt = performance.now()
    else if (performance.now() - askedAt > SAME_WISH_MS) process.exit(1)
    stopping.abort()
  })
}

const given = { runtimes, missing: missingRuntimes(), puzzles, pageFolder: PAGE }
const service = await compose(config, { ...given, stopping: stopping.signal }).catch(
  (error: unknown) => {
    if (error instanceof CannotStart) return refuse(error.message)
    throw error
  },
)
if (service === null) process.exit(0)
listen(service, config)
if (stopping.signal.aborted) await stop(service, config)
else stopping.signal.addEventListener('abort', () => void stop(service, config))

function listen(
  { server, operatorServer, sandbox }: Service,
  { port: wanted, host, metricsPort }: Config,
): void {
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE'
    void sandbox
      .close()
      .finally(() =>
        refuse(
          taken
            ? `Port ${wanted} is taken. Another Loopscope may be running; choose another with PORT=4601 npm start.`
            : `Cannot listen on ${host}:${wanted}: ${error.message}`,
        ),
      )
  })
  operatorServer?.once('error', ({ message }) => {
    void sandbox
      .close()
      .finally(() => refuse(`Cannot listen on ${host}:${metricsPort} for metrics: ${message}`))
  })
  operatorServer?.listen({ port: metricsPort ?? 0, host })
  server.listen({ port: wanted, host, backlog: BACKLOG }, () => {
    const { port, address } = server.address() as AddressInfo
    const shown = address.includes(':') ? `[${address}]` : address
    console.log(`Loopscope is at http://${shown}:${port}`)
    if (sandbox.kind === 'none')
      console.log(`No sandbox: snippets run with your own rights. ${sandbox.reason ?? ''}`)
  })
}

async function stop(service: Service, { drainMs }: Config): Promise<void> {
  const { life, log, server, sharedQueue, labs } = service
  if (drainMs > 0) {
    life.drain()
    sharedQueue?.setRoom(false)
    log.info({ state: life.state, seconds: drainMs / 1000 }, 'life')
    await sleep(drainMs)
  }
  life.stop()
  sharedQueue?.setRoom(false)
  log.info({ state: life.state }, 'life')
  const closed = new Promise((resolve) => server.close(resolve))
  // First of all: their streams would keep the server open.
  await labs.close()
  server.closeIdleConnections()
  const grace = setTimeout(() => void endRuns(service), GRACE_MS)
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await closed
  clearTimeout(grace)
  clearInterval(idle)
  await service.close()
  process.exit(0)
}

/** Runs that outlast the grace get their outcome, killed; who has not taken it a second later is cut off. */
async function endRuns({ sandbox, server }: Service): Promise<void> {
  await sandbox.close()
  setTimeout(() => server.closeAllConnections(), 1000).unref()
}
