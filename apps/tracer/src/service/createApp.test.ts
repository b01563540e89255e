import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  puzzleResponseSchema,
  puzzlesResponseSchema,
} from '@loopscope/shared/puzzle/puzzlesResponse'
import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Config, readConfig } from '../config.ts'
import { loadPuzzles } from '../puzzles/loadPuzzles.ts'
import { openSandbox } from '../sandbox/openSandbox.ts'
import { findRuntimes } from '../sandbox/runtimes.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { openShareStore } from '../shares/openShareStore.ts'
import { createTelemetry } from '../telemetry/telemetry.ts'
import { TypeStripper } from '../typescript/typeStripper.ts'
import { createApp } from './createApp.ts'
import { createHttpServer } from './createHttpServer.ts'
import { createMetrics } from './metrics.ts'
import { RunQueue } from './runQueue.ts'
import { RunStore } from './runStore.ts'

const RECORDER = fileURLToPath(new URL('../../dist/recorder.cjs', import.meta.url))

const SEED = `const fs = require('fs');
setImmediate(() => console.log(1));
Promise.resolve().then(() => console.log(2));
process.nextTick(() => console.log(3));
fs.readFile(__filename, () => {
    console.log(4);
    setTimeout(() => console.log(5));
    setImmediate(() => console.log(6));
    process.nextTick(() => console.log(7));
});
console.log(8);
`

const OBJECT = 'The body must be a JSON object such as {"source": "console.log(1)"}.'

let sandbox: Sandbox
const stripper = new TypeStripper()
let server: Server
let url = ''
let dataFolder = ''
const queue = new RunQueue({ concurrency: 3, length: 20, perClient: 20 })

beforeAll(async () => {
  const config = { ...(readConfig({}) as Config), stallMs: STALL_MS }
  dataFolder = mkdtempSync(join(tmpdir(), 'loopscope-app-'))
  const runtimes = findRuntimes().filter(({ major }) => major === 24 || major === 26)
  sandbox = await openSandbox({
    runtimes,
    warm: () => 1,
    maxRuns: 3,
    recorder: RECORDER,
    selfTest: 'start',
  })
  const metrics = createMetrics(queue, sandbox)
  const app = createApp({
    config,
    sandbox,
    runtimes,
    missing: [{ major: 12, reason: 'Not installed: npm run runtimes -- add 12' }],
    queue,
    store: new RunStore(60_000, 1e8),
    shareStore: openShareStore({ databaseUrl: null, dataFolder }, config.shares),
    metrics,
    telemetry: await createTelemetry(null),
    stripper,
    puzzles: loadPuzzles(),
    pageFolder: '/nowhere',
    accepting: () => true,
  })
  server = createHttpServer(app, metrics)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 60_000)

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await stripper.close()
  await sandbox.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

const post = (
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) =>
  fetch(`${url}/api/runs`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const recording = async (response: Response): Promise<TraceEvent[]> =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => traceEventSchema.parse(JSON.parse(line)))

const texts = (events: readonly TraceEvent[]) =>
  events.flatMap((event) => (event.type === 'output' ? [event.text] : []))

/** How long the service waits for a client that reads nothing, ms. */
const STALL_MS = 500

describe('POST /api/runs', () => {
  it('streams a recording that begins with its header and ends with its outcome', async () => {
    const response = await post({ source: SEED, node: '24' })
    const events = await recording(response)
    const first = events[0]
    const last = events.at(-1)
    expect({
      status: response.status,
      type: response.headers.get('content-type'),
      first: first?.type === 'run' && {
        node: first.node,
        file: first.file,
        counters: first.counters,
      },
      outputs: texts(events),
      last: last?.type === 'outcome' && { ...last, outcome: last.outcome.type },
    }).toEqual({
      status: 200,
      type: 'application/x-ndjson; charset=utf-8',
      first: { node: '24.21.0', file: '/tmp/app/index.js', counters: true },
      outputs: ['8\n', '3\n', '2\n', '1\n', '4\n', '7\n', '6\n', '5\n'],
      last: {
        type: 'outcome',
        outcome: 'finished',
        node: '24.21.0',
        sandbox: sandbox.kind,
        events: events.length - 1,
        truncated: false,
      },
    })
  })

  it('keeps the finished run under its id', async () => {
    const response = await post({ source: 'console.log(1)' })
    const text = await response.text()
    const { runId } = JSON.parse(text.split('\n')[0] ?? '') as { runId: string }
    const kept = await fetch(`${url}/api/runs/${runId}`)
    expect({ status: kept.status, same: (await kept.text()) === text }).toEqual({
      status: 200,
      same: true,
    })
  })

  it('runs TypeScript, with its lines where they were', async () => {
    const source = 'type A = { b: number }\nconst a: A = { b: 2 }\nconsole.log(a.b)\n'
    const events = await recording(await post({ source, module: 'typescript' }))
    const output = events.find((event) => event.type === 'output')
    const site = events.find((event) => event.type === 'site' && event.site === output?.site)
    expect([texts(events), site?.type === 'site' && site.frames[0]?.line]).toEqual([['2\n'], 3])
  })

  it('answers TypeScript that cannot be stripped with a rejected outcome and its place', async () => {
    const source = 'let a = 1\nenum B { c }'
    const [header, ...rest] = await recording(await post({ source, module: 'typescript' }))
    expect(header).toMatchObject({ type: 'run', node: '24.21.0', recorded: false })
    expect(rest).toEqual([
      {
        type: 'outcome',
        outcome: {
          type: 'rejected',
          exitCode: null,
          error: {
            name: 'SyntaxError',
            message:
              'TypeScript enum is not supported: types are taken out and nothing is generated, so only syntax that disappears can be used',
            stack: null,
            line: 2,
            column: 1,
          },
        },
        node: '24.21.0',
        sandbox: sandbox.kind,
        events: 1,
        truncated: false,
      },
    ])
  })

  it('tells a syntax error with line and column', async () => {
    const events = await recording(await post({ source: 'let a = 1\nlet b = = 2\n' }))
    const last = events.at(-1)
    expect(last?.type === 'outcome' && last.outcome).toMatchObject({
      type: 'threw',
      exitCode: 1,
      error: { name: 'SyntaxError', line: 2, column: 9 },
    })
  })

  it('shows the first events of a long run while it goes on', async () => {
    const response = await post({
      source: 'console.log(1); setTimeout(() => console.log(2), 1500)',
    })
    const reader = response.body?.getReader()
    let seen = ''
    while (!seen.includes('"text":"1\\n"')) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
      if (done) break
      seen += new TextDecoder().decode(value)
    }
    expect([seen.includes('"text":"1\\n"'), seen.includes('"outcome"')]).toEqual([true, false])
    await reader?.cancel()
  })

  it('ends the run of a client that leaves', async () => {
    const leaving = new AbortController()
    const response = await fetch(`${url}/api/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ source: 'console.log(1); for (;;);' }),
      signal: leaving.signal,
    })
    await response.body?.getReader().read()
    expect(queue.active).toBeGreaterThan(0)
    leaving.abort()
    while (queue.active > 0) await new Promise((resolve) => setTimeout(resolve, 10))
    expect(queue.active).toBe(0)
  })

  it('a client that leaves while it waits leaves no trace but its absence', async () => {
    const metricsBefore = await (await fetch(`${url}/metrics`)).text()
    const leaving = new AbortController()
    const stay = Array.from({ length: 3 }, () => post({ source: 'setTimeout(() => {}, 800)' }))
    while (queue.active < 3) await new Promise((resolve) => setTimeout(resolve, 5))
    const left = fetch(`${url}/api/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ source: '1' }),
      signal: leaving.signal,
    }).catch((error: Error) => error.name)
    while (queue.waiting === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    leaving.abort()
    while (queue.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await Promise.all(stay.map(async (response) => (await response).text()))
    const metricsAfter = await (await fetch(`${url}/metrics`)).text()
    const internal = (text: string) => /code="internal"\} (\d+)/.exec(text)?.[1]
    expect([await left, internal(metricsAfter)]).toEqual(['AbortError', internal(metricsBefore)])
  })

  it('a client that does not read its recording holds nobody’s turn, and is cut off', async () => {
    const source =
      'let n = 0; const more = () => { for (let i = 0; i < 5e3; i++) Promise.resolve().then(() => {}); if (++n < 12) setImmediate(more) }; more()'
    const { port } = server.address() as AddressInfo
    const stalled = httpRequest({
      port,
      host: '127.0.0.1',
      path: '/api/runs',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    const cutOff = new Promise((resolve) => {
      stalled.on('response', (response) => {
        response.on('error', () => undefined)
        response.on('close', () => resolve(response.complete))
        response.pause()
        const reading = setInterval(() => {
          if (queue.active > 0) return
          clearInterval(reading)
          // Only who reads on learns that nobody answers any more.
          setTimeout(() => response.resume(), 3 * STALL_MS)
        }, 10)
      })
    })
    stalled.on('error', () => undefined)
    stalled.end(JSON.stringify({ source }))
    expect(texts(await recording(await post({ source: 'console.log(1)' })))).toEqual(['1\n'])
    expect([await cutOff, queue.active]).toEqual([false, 0])
  })

  it.each([
    ['an empty snippet', { source: ' \n' }, 400, 'empty_source'],
    ['65 KB', { source: 'x'.repeat(65 * 1024) }, 413, 'too_large'],
    ['a megabyte', { source: 'x'.repeat(1024 * 1024) }, 413, 'too_large'],
    ['an unknown version', { source: '1', node: '8' }, 400, 'unknown_version'],
    ['a version that is no text', { source: '1', node: 24 }, 400, 'bad_request'],
    ['no source', { node: '24' }, 400, 'bad_request'],
    ['an unknown module kind', { source: '1', module: 'amd' }, 400, 'bad_request'],
    ['a thread pool of 0', { source: '1', threadPoolSize: 0 }, 400, 'bad_request'],
    ['broken JSON', '{"source": ', 400, 'bad_json'],
    ['bytes', '\u0000\u0001', 400, 'bad_json'],
    ['a body of no bytes', '', 400, 'bad_request'],
  ])('refuses %s with a sentence', async (_name, body, status, code) => {
    const response = await post(body)
    const answer = (await response.json()) as { error: { code: string; message: string } }
    expect({
      status: response.status,
      code: answer.error.code,
      sentence: /\.$/.test(answer.error.message),
    }).toEqual({
      status,
      code,
      sentence: true,
    })
  })

  it.each([
    ['null', OBJECT],
    ['"x"', OBJECT],
    ['5', OBJECT],
    ['[]', OBJECT],
    ['{}', '"source" must be the snippet, as a string.'],
    ['{"source":"1","node":24}', '"node" must be a version as a string, such as "24".'],
    ['{"source":"1","module":"amd"}', '"module" must be "commonjs", "module" or "typescript".'],
    [
      '{"source":"1","timeoutMs":1.5}',
      '"timeoutMs" must be a whole number of milliseconds above 0.',
    ],
    ['{"source":"1","threadPoolSize":17}', '"threadPoolSize" must be a whole number from 1 to 16.'],
  ])('says of %s what was expected', async (body, message) => {
    const response = await post(body)
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: { code: 'bad_request', message } },
    ])
  })

  it('refuses what is not declared as JSON', async () => {
    const response = await post('{"source":"1"}', { 'content-type': 'text/plain' })
    expect([response.status, await response.json()]).toEqual([
      415,
      { error: { code: 'not_json', message: 'Send the snippet as application/json.' } },
    ])
  })

  it('answers a thousand posts at once, each with a recording or a refusal, and lives', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 1000 }, async () => {
        const response = await post({ source: 'console.log(1)' })
        await response.text()
        return response.status
      }),
    )
    const kinds = [...new Set(statuses)].sort()
    expect([
      kinds.every((status) => [200, 429, 503].includes(status)),
      kinds.includes(200),
    ]).toEqual([true, true])
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
  }, 60_000)
})

describe('the rest of the service', () => {
  it('lists versions, those that are missing with what to type', async () => {
    const listed = (await (await fetch(`${url}/api/versions`)).json()) as { versions: unknown[] }
    const platform = `${process.platform}-${process.arch}`
    expect(listed.versions).toEqual([
      {
        major: 12,
        version: null,
        platform,
        status: 'missing',
        evidence: 'inferred',
        reason: 'Not installed: npm run runtimes -- add 12',
      },
      {
        major: 24,
        version: '24.21.0',
        platform,
        status: 'warm',
        evidence: 'observed',
        reason: null,
      },
      {
        major: 26,
        version: '26.10.0',
        platform,
        status: 'warm',
        evidence: 'observed',
        reason: null,
      },
    ])
  })

  it.each([
    ['/api/nothing', 404, 'not_found'],
    ['/nothing', 404, 'not_found'],
    ['/api/runs/00000000-0000-0000-0000-000000000000', 404, 'unknown_run'],
    ['/api/runs', 405, 'method_not_allowed'],
  ])('answers %s with a sentence', async (path, status, code) => {
    const response = await fetch(url + path)
    const answer = (await response.json()) as { error: { code: string } }
    expect([response.status, answer.error.code]).toEqual([status, code])
  })

  it('does not answer to a foreign name, nor let a foreign page start runs', async () => {
    const foreignHost = await new Promise((resolve) => {
      const { port } = server.address() as AddressInfo
      httpRequest(
        { port, host: '127.0.0.1', path: '/api/versions', headers: { host: 'evil.example' } },
        (response) => {
          response.resume()
          resolve(response.statusCode)
        },
      ).end()
    })
    const foreignPage = await post(
      { source: '1' },
      { 'content-type': 'application/json', origin: 'http://evil.example' },
    )
    expect([foreignHost, foreignPage.status]).toEqual([403, 403])
  })

  it.each([
    ['a local name in capitals', ['Host: LOCALHOST:4600'], 200, null],
    ['a local name as DNS ends it', ['Host: localhost.'], 200, null],
    ['another local address', ['Host: 127.8.9.10:4600'], 200, null],
    ['the local address of IPv6', ['Host: [::1]:4600'], 200, null],
    ['what looks like a local address', ['Host: 127.999.999.999'], 403, 'foreign_host'],
    ['a foreign name', ['Host: localhost.example.org'], 403, 'foreign_host'],
    ['two names', ['Host: localhost', 'Host: evil.example'], 400, 'bad_host'],
    ['no name', [], 400, 'bad_host'],
  ])('called by %s it answers with %j', async (_name, hosts, status, code) => {
    const { port } = server.address() as AddressInfo
    const request = ['GET /api/versions HTTP/1.1', ...hosts, 'Connection: close', '', '']
    const socket = connect(port, '127.0.0.1', () => socket.write(request.join('\r\n')))
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    await once(socket, 'close')
    const body = JSON.parse(text.split('\r\n\r\n')[1] ?? '') as { error?: { code: string } }
    expect([text.split(' ')[1], body.error?.code ?? null]).toEqual([String(status), code])
  })

  it('counts what it did', async () => {
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(
      /loopscope_runs_total\{node="24.21.0",outcome="finished",warm="(true|false)"\} [1-9]/.test(
        metrics,
      ),
    ).toBe(true)
  })

  it('carries headers that keep foreign scripts and frames out', async () => {
    const { headers } = await fetch(`${url}/healthz`)
    expect({
      policy: headers.get('content-security-policy')?.includes("default-src 'self'"),
      framed: headers.get('content-security-policy')?.includes("frame-ancestors 'none'"),
      sniff: headers.get('x-content-type-options'),
      by: headers.get('x-powered-by'),
    }).toEqual({ policy: true, framed: true, sniff: 'nosniff', by: null })
  })
})

describe('GET /api/puzzles', () => {
  it('lists every puzzle from easy to hard', async () => {
    const response = await fetch(`${url}/api/puzzles`)
    const listed = puzzlesResponseSchema.parse(await response.json()).puzzles
    expect(listed).toEqual(
      loadPuzzles().map(({ name, title, level, topics, versions, question }) => ({
        ...{ name, title, level, topics, versions },
        question: question.text,
      })),
    )
  })

  it('has all of one puzzle under its name, with what the runs answered', async () => {
    const response = await fetch(`${url}/api/puzzles/main-first`)
    const puzzle = puzzleResponseSchema.parse(await response.json())
    expect(puzzle).toEqual(loadPuzzles().find(({ name }) => name === 'main-first'))
    expect(puzzle.answers['24']?.outputs.map(({ lines }) => lines)).toEqual([
      ['start', 'end', 'promise', 'timer'],
    ])
  })

  it('says that there is no puzzle of an unknown name', async () => {
    const response = await fetch(`${url}/api/puzzles/constructor`)
    expect([response.status, await response.json()]).toEqual([
      404,
      {
        error: {
          code: 'unknown_puzzle',
          message: 'There is no puzzle "constructor". GET /api/puzzles lists those there are.',
        },
      },
    ])
  })
})
