import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import type { Express } from 'express'
import { type Config, readConfig } from '../config.ts'
import { Labs, type Lease } from '../lab/labs.ts'
import { createLog } from '../log.ts'
import { openSandbox } from '../sandbox/openSandbox.ts'
import { findRuntimes, type MissingRuntime } from '../sandbox/process/runtimes.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { openShareStore } from '../shares/openShareStore.ts'
import type { ShareStore } from '../shares/shareStore.ts'
import { createTelemetry } from '../telemetry/telemetry.ts'
import { TypeStripper } from '../typescript/typeStripper.ts'
import { createApp } from './createApp.ts'
import { BACKLOG, createHttpServer, PATIENCE } from './createHttpServer.ts'
import { Life } from './edge/life.ts'
import { newId } from './edge/newId.ts'
import { observeLabs } from './labs/labMetrics.ts'
import { createMetrics } from './metrics.ts'
import { RunQueue } from './runs/runQueue.ts'
import { RunStore } from './runs/runStore.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))

export type TestService = {
  readonly app: Express
  readonly url: string
  readonly port: number
  readonly sandbox: Sandbox
  readonly queue: RunQueue
  readonly shareStore: ShareStore
  readonly labs: Labs
  /** A body that is a string is sent as it is. */
  readonly post: (
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>
  readonly close: () => Promise<void>
}

type Unusual = {
  /** Variables as `readConfig` reads them. */
  readonly environment?: Record<string, string>
  readonly stallMs?: number
  /** The clock of the kept runs. */
  readonly now?: () => number
  readonly accepting?: () => boolean
  readonly missing?: readonly MissingRuntime[]
  readonly puzzles?: readonly PuzzleResponse[]
  readonly lease?: Lease
}

/** The real service on a free port of 127.0.0.1, with these versions of Node and real processes, without a page. */
export async function startTestService(
  majors: readonly number[],
  {
    environment = {},
    stallMs = PATIENCE.stallMs,
    now = Date.now,
    accepting = () => true,
    missing = [],
    puzzles = [],
    lease,
  }: Unusual = {},
): Promise<TestService> {
  const runtimes = findRuntimes().filter(({ major }) => majors.includes(major))
  const sandbox = await openSandbox({
    runtimes,
    warm: () => 1,

    recorder: RECORDER,
    selfTest: 'start',
  })
  const queue = new RunQueue({ concurrency: 4, length: 64, perClient: 64, waitMs: 60_000 })
  const metrics = createMetrics(queue, sandbox)
  const stripper = new TypeStripper()
  const config = readConfig(environment) as Config
  const log = createLog('error')
  const life = new Life()
  void sandbox.warmed().then(() => life.warmed())
  const dataFolder = mkdtempSync(join(tmpdir(), 'loopscope-test-'))
  const shareStore = openShareStore({ databaseUrl: null, dataFolder }, config.shares, log)
  const telemetry = await createTelemetry(null)
  const labs = new Labs({
    enabled: config.labs,
    dataFolder,
    tools: config.tools,
    newId: () => newId(config.replica),
    observer: observeLabs(metrics.registry, telemetry),
    ...(lease && { lease }),
  })
  const app = createApp({
    config,
    sandbox,
    runtimes,
    missing,
    puzzles,
    queue,
    store: new RunStore(60_000, 1e8, now),
    shareStore,
    metrics,
    telemetry,
    labs,
    stripper,
    pageFolder: '/nowhere',
    accepting,
    life,
    log,
  })
  const server = createHttpServer(app, metrics, { ...PATIENCE, stallMs })
  await new Promise<void>((resolve) =>
    server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, resolve),
  )
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    app,
    url,
    port,
    sandbox,
    queue,
    shareStore,
    labs,
    post: (path, body, headers = { 'content-type': 'application/json' }) =>
      fetch(url + path, {
        method: 'POST',
        headers,
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      await labs.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await stripper.close()
      await sandbox.close()
      await shareStore.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
