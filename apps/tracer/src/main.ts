import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import { type Config, letsIn, readConfig } from './config.ts'
import { Labs } from './lab/labs.ts'
import { createLog } from './log.ts'
import { loadPuzzles } from './puzzles/loadPuzzles.ts'
import { DEFAULT_LIMITS } from './sandbox/limits.ts'
import { openSandbox } from './sandbox/openSandbox.ts'
import { findRuntimes, missingRuntimes } from './sandbox/process/runtimes.ts'
import { createApp } from './service/createApp.ts'
import { BACKLOG, createHttpServer } from './service/createHttpServer.ts'
import { Life } from './service/edge/life.ts'
import { newId } from './service/edge/newId.ts'
import { observeLabs } from './service/labs/labMetrics.ts'
import { createMetrics } from './service/metrics.ts'
import { RunQueue } from './service/runs/runQueue.ts'
import { RunStore } from './service/runs/runStore.ts'
import { forgetUnopened } from './shares/forgetUnopened.ts'
import { openShareStore } from './shares/openShareStore.ts'
import type { ShareStore } from './shares/shareStore.ts'
import { createTelemetry } from './telemetry/telemetry.ts'
import { TypeStripper } from './typescript/typeStripper.ts'

const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))
const PAGE = fileURLToPath(new URL('../../web/dist', import.meta.url))
const DEFAULT_MAJOR = 24
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

function openShares(config: Config): ShareStore {
  try {
    return openShareStore(config, config.shares, log)
  } catch (error) {
    return refuse(
      `The store of links cannot be opened in ${config.dataFolder}: ${error instanceof Error ? error.message : String(error)}. ` +
        'Choose another folder with LOOPSCOPE_DATA, or a PostgreSQL with DATABASE_URL.',
    )
  }
}

const config = readConfig(process.env)
if (typeof config === 'string') refuse(config)
if (!existsSync(RECORDER))
  refuse('The recorder has not been built yet: run npm start, or npm run build.')
const runtimes = findRuntimes()
if (runtimes.length === 0)
  refuse('No Node version to run snippets on is installed: npm run runtimes -- add 24')
const log = createLog(config.logLevel, config.replica)
const life = new Life()
const puzzles = readPuzzles()
const shareStore = openShares(config)

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

const sandbox = await openSandbox({
  runtimes,
  warm: (runtime) =>
    config.warm === 0
      ? 0
      : runtime.major === DEFAULT_MAJOR
        ? config.warm
        : Math.max(1, config.warm - 2),

  recorder: RECORDER,
  walls: config.sandbox,
  limits: { ...DEFAULT_LIMITS, maxTimeoutMs: config.timeoutMs, maxRows: config.maxRows },
})
if (stopping.signal.aborted) {
  await sandbox.close()
  process.exit(0)
}
const { drainMs } = config
const outside = letsIn(config)
if (sandbox.kind === 'none' && outside !== null) {
  await sandbox.close()
  refuse(
    `Without a sandbox Loopscope serves only this machine, and ${outside}. ${sandbox.reason ?? ''} ` +
      'Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap) or leave that out.',
  )
}

const queue = new RunQueue({
  concurrency: config.concurrency,
  length: config.queueLength,
  perClient: config.queuePerClient,
  waitMs: config.waitMs,
})
const stripper = new TypeStripper()
const telemetry = await createTelemetry(config.otlpEndpoint)
const metrics = createMetrics(queue, sandbox)
const labs = new Labs({
  enabled: config.labs,
  dataFolder: config.dataFolder,
  tools: config.tools,
  newId: () => newId(config.replica),
  observer: observeLabs(metrics.registry, telemetry),
})
const app = createApp({
  config,
  sandbox,
  runtimes,
  missing: missingRuntimes(),
  queue,
  store: new RunStore(config.keepMs, config.keepBytes),
  shareStore,
  metrics,
  telemetry,
  labs,
  stripper,
  puzzles,
  pageFolder: PAGE,
  life,
  log,
  accepting: () => life.accepting,
})
const stopForgetting = forgetUnopened(shareStore, config.unopenedDays, log)
const server = createHttpServer(app, metrics)
server.once('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE'
  void sandbox
    .close()
    .finally(() =>
      refuse(
        taken
          ? `Port ${config.port} is taken. Another Loopscope may be running; choose another with PORT=4601 npm start.`
          : `Cannot listen on ${config.host}:${config.port}: ${error.message}`,
      ),
    )
})
server.listen({ port: config.port, host: config.host, backlog: BACKLOG }, () => {
  const { port, address } = server.address() as AddressInfo
  const shown = address.includes(':') ? `[${address}]` : address
  console.log(`Loopscope is at http://${shown}:${port}`)
  if (sandbox.kind === 'none')
    console.log(`No sandbox: snippets run with your own rights. ${sandbox.reason ?? ''}`)
})

async function stop(): Promise<void> {
  if (drainMs > 0) {
    life.drain()
    log.info({ state: life.state, seconds: drainMs / 1000 }, 'life')
    await sleep(drainMs)
  }
  life.stop()
  log.info({ state: life.state }, 'life')
  const closed = new Promise((resolve) => server.close(resolve))
  // First of all: their streams would keep the server open.
  await labs.close()
  server.closeIdleConnections()
  const grace = setTimeout(endRuns, GRACE_MS)
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await closed
  clearTimeout(grace)
  clearInterval(idle)
  await stripper.close()
  await sandbox.close()
  await telemetry.close()
  stopForgetting()
  await shareStore.close()
  process.exit(0)
}

/** Runs that outlast the grace get their outcome, killed; who has not taken it a second later is cut off. */
async function endRuns(): Promise<void> {
  await sandbox.close()
  setTimeout(() => server.closeAllConnections(), 1000).unref()
}

void sandbox.warmed().then(() => {
  life.warmed()
  log.info({ state: life.state }, 'life')
})
if (stopping.signal.aborted) await stop()
else stopping.signal.addEventListener('abort', () => void stop())
