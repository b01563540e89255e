import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exportSpans } from './exportSpans.ts'

type Attribute = { key: string; value: { stringValue?: string; intValue?: number | string } }
type Exported = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: Attribute[]
  events?: { name: string; attributes: Attribute[] }[]
}
type Body = {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: { spans: Exported[] }[]
  }[]
}

const STARTED_AT = '2026-01-01T00:00:00.000Z'

/** main calls setTimeout on line 2; the timer calls process.nextTick on line 3. */
const RECORDING: readonly TraceEvent[] = [
  {
    type: 'run',
    v: 1,
    runId: 'r',
    node: '24.21.0',
    module: 'commonjs',
    libuv: '1.52.1',
    sandbox: 'bubblewrap',
    startedAt: STARTED_AT,
    file: '/tmp/app/index.js',
    counters: true,
    threadPoolSize: 4,
    warm: true,
    recorded: true,
    limits: { wallMs: 5000, cpuMs: 4000, heapMb: 128, outputBytes: 1, rows: 1 },
  },
  { type: 'main', at: 0 },
  {
    type: 'site',
    site: 0,
    api: 'setTimeout',
    frames: [{ name: '', file: null, line: 2, column: 1 }],
  },
  {
    type: 'init',
    at: 100,
    asyncId: 5,
    triggerAsyncId: 1,
    executionAsyncId: 1,
    resource: 'Timeout',
    site: 0,
  },
  {
    type: 'timer',
    at: 100,
    asyncId: 5,
    delayAsked: 1,
    delayUsed: 1,
    repeat: false,
    dueAt: 1100,
  },
  { type: 'before', at: 2000, asyncId: 5, depth: 0, loopCount: 1, events: 0 },
  {
    type: 'site',
    site: 1,
    api: 'nextTick',
    frames: [{ name: '', file: null, line: 3, column: 1 }],
  },
  {
    type: 'init',
    at: 2100,
    asyncId: 6,
    triggerAsyncId: 5,
    executionAsyncId: 5,
    resource: 'TickObject',
    site: 1,
  },
  { type: 'after', at: 2200, asyncId: 5 },
  { type: 'before', at: 2300, asyncId: 6, depth: 0, loopCount: 1, events: 0 },
  { type: 'after', at: 2400, asyncId: 6 },
  { type: 'end', at: 3000, code: 0 },
  {
    type: 'outcome',
    outcome: { type: 'finished', exitCode: 0 },
    node: '24.21.0',
    sandbox: 'bubblewrap',
    events: 12,
    truncated: false,
  },
]

const bodies: Body[] = []
const receiver = createServer(async (request: IncomingMessage, response) => {
  if (request.url === '/v1/traces') bodies.push(JSON.parse(await text(request)) as Body)
  response.setHeader('content-type', 'application/json')
  response.end('{}')
})

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const { port } = receiver.address() as AddressInfo
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT']
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
})

it('a receiver gets the work of the service and a span per callback below the callback that scheduled it', async () => {
  const telemetry = exportSpans()
  const run = telemetry.run('r', '24.21.0', 'of-r')
  run.started()
  run.finished('finished', [
    Buffer.from(RECORDING.map((event) => `${JSON.stringify(event)}\n`).join('')),
  ])
  const refused = telemetry.run('s', '24.21.0', 'of-s')
  refused.refused(new Error('Every place is taken.'))
  const lab = telemetry.lab('l', 'cluster')
  lab.acted('kill')
  lab.ended('stopped')
  await telemetry.close()

  const service = bodies[0]?.resourceSpans[0]?.resource.attributes
  expect(service).toContainEqual({ key: 'service.name', value: { stringValue: 'loopscope' } })
  const spans = bodies.flatMap((body) =>
    body.resourceSpans.flatMap((each) => each.scopeSpans.flatMap((scope) => scope.spans)),
  )
  const session = spans.find(({ name }) => name === 'lab')
  expect(session && [valuesOf(session), session.events?.map(({ name }) => name)]).toEqual([
    {
      ...{ 'loopscope.lab_id': 'l', 'loopscope.demo': 'cluster' },
      ...{ 'loopscope.ended': 'stopped' },
    },
    ['action'],
  ])
  const root = spans.find((span) => valuesOf(span)['loopscope.run_id'] === 'r')
  expect(root && valuesOf(root)).toMatchObject({ 'loopscope.request_id': 'of-r' })
  const trace = spans.filter((span) => span.traceId === root?.traceId)
  const byId = new Map(trace.map((span) => [span.spanId, span]))
  expect(
    trace.map((span) => [byId.get(span.parentSpanId ?? '')?.name ?? null, span.name]).sort(),
  ).toEqual([
    [null, 'run'],
    ['main', 'setTimeout'],
    ['run', 'decode'],
    ['run', 'queue'],
    ['run', 'sandbox'],
    ['sandbox', 'main'],
    ['setTimeout', 'nextTick'],
  ])
  const tick = trace.find((span) => valuesOf(span)['loopscope.queue'] === 'nextTick')
  expect(tick && { ...valuesOf(tick), start: microsAfterStart(tick) }).toEqual({
    'loopscope.phase': 'timers',
    'loopscope.queue': 'nextTick',
    'loopscope.tick': 1,
    'loopscope.evidence': 'observed',
    'loopscope.async_id': 6,
    'loopscope.async_type': 'TickObject',
    'code.line.number': 3,
    start: 2300,
  })
  expect(root && valuesOf(root)).toMatchObject({ 'loopscope.outcome': 'finished' })
})

function valuesOf(span: Exported): Record<string, unknown> {
  return Object.fromEntries(
    span.attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? (value.intValue === undefined ? value : Number(value.intValue)),
    ]),
  )
}

function microsAfterStart(span: Exported): number {
  return Number(
    (BigInt(span.startTimeUnixNano) - BigInt(Date.parse(STARTED_AT)) * 1_000_000n) / 1000n,
  )
}
