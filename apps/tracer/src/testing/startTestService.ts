import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PuzzleResponse } from '@loopscope/shared/puzzle/puzzlesResponse'
import type { Express } from 'express'
import { compose } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import type { Labs, Lease } from '../lab/labs.ts'
import { findRuntimes, type MissingRuntime } from '../sandbox/process/runtimes.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { BACKLOG, PATIENCE } from '../service/createHttpServer.ts'
import type { RunQueue } from '../service/runs/runQueue.ts'
import type { ShareStore } from '../shares/shareStore.ts'

export type TestService = {
  readonly app: Express
  readonly url: string
  /** Of metrics and health, where they have a port of their own. */
  readonly operatorUrl: string | null
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

/** Of a test's service: enough room for crowds, one warm process, and no word but of errors. */
const USUAL: Partial<Config> = {
  ...{ logLevel: 'error', warm: 1, concurrency: 4, queueLength: 64, queuePerClient: 64 },
  ...{ waitMs: 60_000, keepMs: 60_000, keepBytes: 1e8, databaseUrl: null, otlpEndpoint: null },
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
  const dataFolder = mkdtempSync(join(tmpdir(), 'loopscope-test-'))
  const config: Config = { ...(readConfig(environment) as Config), ...USUAL, dataFolder }
  const service = await compose(config, {
    runtimes: findRuntimes().filter(({ major }) => majors.includes(major)),
    ...{ missing, puzzles, now, accepting, pageFolder: '/nowhere', selfTest: 'start' },
    patience: { ...PATIENCE, stallMs },
    ...(lease && { lease }),
  })
  if (service === null) throw new Error('It was not asked to stop.')
  const { app, server, operatorServer, sandbox, queue, shareStore, labs } = service
  const port = await portOf(server)
  const url = `http://127.0.0.1:${port}`
  const operatorUrl = operatorServer && `http://127.0.0.1:${await portOf(operatorServer)}`
  return {
    ...{ app, url, operatorUrl, port, sandbox, queue, shareStore, labs },
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
      await service.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) =>
    server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, resolve),
  )
  return (server.address() as AddressInfo).port
}
