import { createServer, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import { DEFAULT_NODE } from '@loopscope/shared/wire/defaults'
import type { Express } from 'express'
import { type Config, letsIn } from './config.ts'
import { Labs, type Lease } from './lab/labs.ts'
import { createLog, type Log } from './log.ts'
import { CannotStart, openQueue, openShares } from './openStores.ts'
import { DEFAULT_LIMITS } from './sandbox/limits.ts'
import { openSandbox } from './sandbox/openSandbox.ts'
import type { Runtime } from './sandbox/process/runtime.ts'
import type { MissingRuntime } from './sandbox/process/runtimes.ts'
import type { Sandbox, SandboxConfig } from './sandbox/sandbox.ts'
import { createApp } from './service/createApp.ts'
import { createHttpServer, type Patience } from './service/createHttpServer.ts'
import { Life } from './service/edge/life.ts'
import { newId } from './service/edge/newId.ts'
import { operatorApp } from './service/edge/operatorApp.ts'
import { StoreWatch } from './service/edge/storeWatch.ts'
import { observeLabs } from './service/labs/labMetrics.ts'
import { createMetrics } from './service/metrics.ts'
import { MemoryRunStore } from './service/runs/memoryRunStore.ts'
import { RunQueue } from './service/runs/runQueue.ts'
import type { SharedQueue } from './sharedQueue/sharedQueue.ts'
import { forgetUnopened } from './shares/forgetUnopened.ts'
import type { ShareStore } from './shares/shareStore.ts'
import { createTelemetry } from './telemetry/telemetry.ts'
import { TypeStripper } from './typescript/typeStripper.ts'

export const RECORDER = fileURLToPath(new URL('../dist/recorder.cjs', import.meta.url))

/** What a service is given besides its configuration. */
export type Given = {
  readonly runtimes: readonly Runtime[]
  readonly missing: readonly MissingRuntime[]
  readonly puzzles: readonly PuzzleResponse[]
  /** Folder of the built page. */
  readonly pageFolder: string
  /** Aborted when it is to stop before it has begun: `compose` then resolves to null and leaves nothing. */
  readonly stopping?: AbortSignal
  /** How the walls are tried; absent: by attacks. */
  readonly selfTest?: SandboxConfig['selfTest']
  /** The clock of the kept runs. */
  readonly now?: () => number
  readonly lease?: Lease
  readonly patience?: Patience
  readonly accepting?: () => boolean
}

/** All parts of a service. It listens nowhere yet. */
export type Service = {
  readonly app: Express
  readonly server: Server
  /** For `config.metricsPort`; null where that is. */
  readonly operatorServer: Server | null
  readonly life: Life
  readonly log: Log
  readonly sandbox: Sandbox
  readonly queue: RunQueue
  readonly sharedQueue: SharedQueue | null
  readonly labs: Labs
  readonly shareStore: ShareStore
  /** Ends sessions, processes and threads, and closes the store of links; the server is closed by who opened it. */
  readonly close: () => Promise<void>
}

/**
 * Makes every part of the service out of its configuration; null when it was to stop before it had begun. Where it throws, as with
 * CannotStart, whatever it had opened is closed.
 */
export async function compose(config: Config, given: Given): Promise<Service | null> {
  const { runtimes, now, lease, patience } = given
  // Closes what was opened, the last first, on each way out but the one that hands it on.
  await using opened = new AsyncDisposableStack()
  const log = createLog(config.logLevel, config.replica)
  const life = new Life()
  const shareStore = opened.adopt(openShares(config, log), (store) => store.close())
  const telemetry = opened.adopt(await createTelemetry(config.otlpEndpoint), (it) => it.close())
  const sandbox = opened.adopt(await openWalls(config, given), (walls) => walls.close())
  if (given.stopping?.aborted === true) return null
  const outside = letsIn(config)
  if (sandbox.kind === 'none' && outside !== null)
    throw new CannotStart(
      `Without a sandbox Loopscope serves only this machine, and ${outside}. ${sandbox.reason ?? ''} ` +
        'Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap) or leave that out.',
    )
  const queue = new RunQueue({
    concurrency: config.concurrency,
    length: config.queueLength,
    perClient: config.queuePerClient,
    waitMs: config.waitMs,
  })
  const stripper = opened.adopt(new TypeStripper(), (it) => it.close())
  const metrics = createMetrics(queue, sandbox)
  const storeWatch = new StoreWatch(shareStore)
  const operatorServer =
    config.metricsPort === null
      ? null
      : opened.adopt(
          createServer(operatorApp({ life, storeWatch, sandbox, metrics })),
          (server) => {
            server.close()
            server.closeAllConnections()
          },
        )
  const labs = opened.adopt(
    new Labs({
      enabled: config.labs,
      dataFolder: config.dataFolder,
      tools: config.tools,
      newId: () => newId(config.replica),
      observer: observeLabs(metrics.registry, telemetry),
      ...(lease && { lease }),
    }),
    (sessions) => sessions.close(),
  )
  const sharedQueue = await openQueue(config, log)
  if (sharedQueue !== null) opened.defer(() => sharedQueue.close())
  const app = createApp({
    ...{ storeWatch, sharedQueue },
    ...{ config, sandbox, runtimes, missing: given.missing, puzzles: given.puzzles, queue },
    ...{ shareStore, metrics, telemetry, labs, stripper, life, log },
    store: new MemoryRunStore(config.keepMs, config.keepBytes, now),
    pageFolder: given.pageFolder,
    accepting: given.accepting ?? (() => life.accepting),
  })
  const server = createHttpServer(app, metrics, patience)
  opened.defer(forgetUnopened(shareStore, config.unopenedDays, log))
  void sandbox.warmed().then(() => {
    life.warmed()
    log.info({ state: life.state }, 'life')
  })
  const parts = opened.move()
  return {
    ...{ app, server, operatorServer, life, log, sandbox, queue, sharedQueue, labs, shareStore },
    close: () => parts.disposeAsync(),
  }
}

function openWalls(config: Config, { runtimes, selfTest }: Given): Promise<Sandbox> {
  return openSandbox({
    runtimes,
    warm: (runtime) => warmOf(config.warm, runtime),
    recorder: RECORDER,
    walls: config.sandbox,
    limits: { ...DEFAULT_LIMITS, maxTimeoutMs: config.timeoutMs, maxRows: config.maxRows },
    ...(selfTest && { selfTest }),
  })
}

/** Of the version that most ask for there are more than of the others. */
function warmOf(warm: number, { major }: Runtime): number {
  if (warm === 0 || major === Number(DEFAULT_NODE)) return warm
  return Math.max(1, warm - 2)
}
