import { buildTimeline } from '@loopscope/shared/timeline/buildTimeline'
import { heldCallbacks } from '@loopscope/shared/timeline/sampled/heldCallbacks'
import { howSampled, originOf, sampleOf } from '@loopscope/shared/timeline/sampled/sampleOf'
import { sampledRunSchema } from '@loopscope/shared/wire/sampled'
import { type TraceEvent, traceEventSchema } from '@loopscope/shared/wire/traceEvent'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { testedRuntimes } from '../../testing/testedRuntimes.ts'
import { UNKNOWN_RUN } from '../../testing/unknownRun.ts'

const versions = testedRuntimes([10, 16, 24, 26]).map(({ major }) => major)
let service: TestService

beforeAll(async () => {
  service = await startTestService(versions)
}, 60_000)

afterAll(() => service.close())

const BURN = 'const burn = (ms) => { const end = Date.now() + ms; while (Date.now() < end); }\n'
const PROGRAM = `${BURN}function large() { burn(200) }
function small() { burn(50) }
setTimeout(function both() { small(); large(); console.log('done') }, 5)
`

async function recordingOf(runId: string): Promise<TraceEvent[]> {
  const text = await (await fetch(`${service.url}/api/runs/${runId}`)).text()
  return eventsOf(text)
}

const eventsOf = (text: string): TraceEvent[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => traceEventSchema.parse(JSON.parse(line)))

/** The recording of a run, and that of the second one with what was sampled in it. */
async function sampledTwice(source: string, more: object = {}) {
  const first = eventsOf(await (await service.post('/api/runs', { source, ...more })).text())
  const runId = first[0]?.type === 'run' ? first[0].runId : ''
  const response = await service.post(`/api/runs/${runId}/sample`, {})
  const run = sampledRunSchema.parse(await response.json())
  const second = await recordingOf(run.runId)
  const timeline = buildTimeline(first)
  return {
    run,
    pair: { timeline, second: buildTimeline(second), origin: originOf(second) ?? 0, run },
    held: heldCallbacks(timeline).map(({ callback }) => callback.index),
  }
}

describe.each(versions)('a second run with samples, on Node %i', (node) => {
  it('says which function burned the time of the callback that held the loop', async () => {
    let told = await burned(String(node))
    // On a busy machine the garbage collector alone may take longer than the functions: then another run.
    for (let i = 0; i < 4 && !(told.most === 'burn' && told.large && told.small); i++)
      told = await burned(String(node))
    expect(told).toEqual({
      comparison: 'same',
      twin: 4,
      most: 'burn',
      places: ['line 1', 'line 2', 'line 3', 'line 4'],
      large: true,
      small: true,
    })
  })
})

/** What is told of PROGRAM: `large` should have four fifths of the callback, and `small` one. */
async function burned(node: string) {
  const { run, pair, held } = await sampledTwice(PROGRAM, { node })
  const sample = sampleOf(pair, held.at(-1) ?? null)
  const { functions, us } = sample.sampled
  const of = (name: string) => functions.find((each) => each.name === name)
  const share = (name: string) => (of(name)?.totalUs ?? 0) / us
  return {
    comparison: run.comparison,
    twin: sample.twin?.callback.line,
    most: functions[0]?.name,
    places: ['burn', 'large', 'small', 'both'].map((name) => of(name)?.place),
    large: share('large') > 0.5,
    small: share('small') > 0.05 && share('small') < 0.4,
  }
}

it('tells Node and V8 apart from the program', async () => {
  const source = `setImmediate(() => {
  for (let i = 0; i < 20; i++) require('crypto').pbkdf2Sync('a', 'b', 5000, 64, 'sha512')
  let list = []
  for (let i = 0; i < 6e5; i++) list.push({ i })
})`
  const { pair, held } = await sampledTwice(source)
  const { functions } = sampleOf(pair, held[0] ?? null).sampled
  const kinds = new Map(functions.map(({ kind, place }) => [kind, place]))
  expect([kinds.get('own'), kinds.get('gc'), kinds.get('node')?.startsWith('node:')]).toEqual([
    'line 1',
    'V8',
    true,
  ])
})

it('says when the second run printed something else', async () => {
  const source = `${BURN}setTimeout(() => { burn(30); console.log(Math.random()) })`
  const { pair } = await sampledTwice(source)
  expect(howSampled(pair)[0]).toBe(
    'Sampled every 1 ms in a second run, which printed something else: what it did may not be what was done here.',
  )
})

it('knows of several callbacks of one line which is which', async () => {
  const source = `${BURN}for (const ms of [20, 120]) setTimeout(() => burn(ms), ms)`
  const { pair, held } = await sampledTwice(source)
  const [short = 0, long = 0] = held.slice(-2).map((index) => sampleOf(pair, index).twin?.us)
  expect([short >= 10_000, long > short]).toEqual([true, true])
})

it('has the samples of callbacks that had returned before a limit ended the run', async () => {
  const source = `${BURN}function early() { burn(60) }
setTimeout(() => early(), 5)
setInterval(() => {}, 1000)`
  const { run, pair, held } = await sampledTwice(source, { timeoutMs: 900 })
  const { sampled } = sampleOf(pair, held.at(-1) ?? null)
  expect([
    run.comparison,
    sampled.functions.some(({ name }) => name === 'early'),
    howSampled(pair).at(-1),
  ]).toEqual([
    'unknown',
    true,
    'What sampling cost cannot be said: a limit ended one of the two runs.',
  ])
})

it('has none of a callback that never returned, and says so', async () => {
  const { pair } = await sampledTwice('setImmediate(() => { for (;;); })', { timeoutMs: 300 })
  expect(sampleOf(pair, null).sentences[1]).toBe(
    'V8 told no samples: the run was ended before it could, or this Node was built without its profiler.',
  )
})

describe('a snippet that writes profiles of its own', () => {
  /** As the recorder writes it: a text of number 0, and the row that it belongs to. */
  const forging = (text: string) => `
const text = Buffer.from(${text})
const head = Buffer.alloc(32)
head.writeInt32LE(1, 8)
head.writeInt32LE(text.length, 16)
const body = Buffer.alloc(Math.ceil(text.length / 32) * 32)
text.copy(body)
const row = Buffer.alloc(32)
row.writeInt32LE(37, 8)
const fs = require('fs')
const write = () => fs.writeSync(4, Buffer.concat([head, body, row]))
`
  const profile = JSON.stringify({
    result: {
      profile: {
        nodes: [
          frame(1, '(root)', [2]),
          frame(2, '<img src=x onerror=alert(1)>', [1, 3, 3, 99]),
          frame(3, 'x'.repeat(5000), [2]),
        ],
        startTime: 0,
        endTime: -1,
        samples: [2, 3, 77],
        timeDeltas: [1, -5e300, 1],
      },
    },
  })

  it('gets nowhere in a run that was not to be sampled', async () => {
    const source = `${forging(JSON.stringify(profile))}write(); console.log(1)`
    const events = eventsOf(await (await service.post('/api/runs', { source })).text())
    expect(events.map(({ type }) => type).filter((type) => type === 'output')).toEqual(['output'])
  })

  it('shows wrong figures of its own at most', async () => {
    const source = `${forging(JSON.stringify(profile))}write(); console.log(1)`
    const { run } = await sampledTwice(source)
    expect(run.profiles[0]).toEqual({
      startUs: 0,
      functions: [
        { name: '(root)', url: '', line: null, column: null },
        { name: '<img src=x onerror=alert(1)>', url: '', line: null, column: null },
        { name: 'x'.repeat(200), url: '', line: null, column: null },
      ],
      nodes: [
        { called: 0, by: null },
        { called: 1, by: 0 },
        { called: 2, by: 1 },
      ],
      samples: [1, 2],
      times: [1, 1],
    })
  })

  it('is not read where it is no profile, or too much of it', async () => {
    const wrong = await sampledTwice(`${forging('"{"')}write(); write()`)
    const much = await sampledTwice(
      `${forging("'1'.repeat(1e6)")}write(); write(); write(); console.log(1)`,
    )
    expect([wrong.run.isCut, wrong.run.profiles.length, much.run.isCut]).toEqual([true, 1, true])
    expect(much.run.profiles).toEqual([])
  })
})

function frame(id: number, functionName: string, children: number[]) {
  return {
    id,
    callFrame: { functionName, url: '', lineNumber: -1, columnNumber: -1 },
    children,
  }
}

it('a run that is not kept is refused', async () => {
  const response = await service.post('/api/runs/none/sample', {})
  expect({ status: response.status, body: await response.json() }).toEqual(UNKNOWN_RUN)
})
