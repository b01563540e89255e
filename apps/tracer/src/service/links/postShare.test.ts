import type { ShareCreated } from '@loopscope/shared/wire/share'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BIG, JSON_TYPE, linkClient, NO_LINK, told } from '../../testing/linkClient.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'

let service: TestService
let client: ReturnType<typeof linkClient>
let kept = 60_000

beforeAll(async () => {
  service = await startTestService([24], {
    environment: {
      LOOPSCOPE_SHARES_PER_MINUTE: '1000',
      LOOPSCOPE_SHARE_MB: '1',
      LOOPSCOPE_SHARES: '50',
      LOOPSCOPE_SHARES_MB: '4',
    },
    now: () => 60_000 - kept,
  })
  client = linkClient(service)
}, 60_000)

afterAll(() => service.close())

it('freezes a run that the service still keeps, byte for byte, at a moment', async () => {
  const source = 'console.log("<b>ü😀\\u0000</b>"); setTimeout(() => console.log(2))'
  const { runId, ndjson } = await client.record(source)
  const view = { clock: 'time', range: { from: 1, to: 9.5 }, selected: 3 } as const
  const created = await client.share({ runId, cursor: 5, view })
  expect(created).toEqual({
    id: expect.stringMatching(/^[\w-]{16}$/),
    url: `/s/${created.id}`,
    deleteKey: expect.stringMatching(/^[\w-]{32}$/),
  })
  const { createdAt, ...rest } = await client.get(created.id)
  expect(rest).toEqual({
    kind: 'run',
    id: created.id,
    cursor: 5,
    view,
    source,
    module: 'commonjs',
    node: '24',
    threadPoolSize: 4,
    recording: ndjson,
  })
  expect(Math.abs(Date.parse(createdAt) - Date.now())).toBeLessThan(600_000)
})

it('keeps what is said of a recording, its title, note and stops, as it was written', async () => {
  const view = {
    title: '<b>ü😀 \u202e</b>',
    note: `Watch line 2.\n\n${'n'.repeat(1980)}`,
    stops: Array.from({ length: 50 }, (_, i) => ({
      step: i,
      word: i === 0 ? 'w'.repeat(100) : '',
    })),
  }
  const { id } = await client.share({ source: 'console.log("said")', view })
  const { id: again } = await client.share({ shareId: id, view: { stops: [{ step: 4 }] } })
  expect([(await client.get(id)).view, (await client.get(again)).view]).toEqual([
    view,
    { stops: [{ step: 4, word: '' }] },
  ])
})

it('runs a snippet first when that is what it gets', async () => {
  const { id } = await client.share({
    source: 'let a: number = 8; console.log(a)',
    module: 'typescript',
    threadPoolSize: 2,
  })
  const { module, threadPoolSize, recording, cursor } = await client.get(id)
  const last = JSON.parse(recording.trimEnd().split('\n').at(-1) ?? '') as { outcome: object }
  expect([module, threadPoolSize, cursor, last.outcome]).toEqual([
    'typescript',
    2,
    null,
    expect.objectContaining({ type: 'finished', exitCode: 0 }),
  ])
})

it('makes another link to what a link shows, at another moment, and stores nothing twice', async () => {
  const first = await client.share({ source: 'console.log("again")' })
  const before = await service.shareStore.totals()
  const second = await client.share({ shareId: first.id, cursor: 2 })
  expect(await service.shareStore.totals()).toEqual({ ...before, shares: before.shares + 1 })
  const metrics = await (await fetch(`${service.url}/metrics`)).text()
  expect(metrics).toContain(`\nloopscope_shares ${before.shares + 1}\n`)
  expect(metrics).toContain(`\nloopscope_shares_bytes ${before.bytes}\n`)
  const [one, other] = [await client.get(first.id), await client.get(second.id)]
  expect([
    other.recording === one.recording,
    other.cursor,
    first.deleteKey === second.deleteKey,
  ]).toEqual([true, 2, false])
})

it('stores no recording that a client sends', async () => {
  const recording = '{"type":"output","text":"forged"}\n'
  const { id } = await client.share({ source: 'console.log("true")', recording })
  expect((await client.get(id)).recording).not.toContain('forged')
  const answer = await service.post('/api/shares', { recording, cursor: 1 })
  expect(await told(answer)).toEqual([400, '"source" must be the snippet, as a string.'])
})

it.each([
  [
    { runId: '../../etc/passwd' },
    400,
    '"runId" must be the id of a run, as the first line of its recording has it.',
  ],
  [
    { runId: 7 },
    400,
    '"runId" must be the id of a run, as the first line of its recording has it.',
  ],
  [
    { runId: '00000000-0000-4000-8000-000000000000' },
    404,
    'This run is no longer kept: runs are kept for 10 minutes.',
  ],
  [{ shareId: "' OR 1=1 --" }, 404, NO_LINK],
  [{ shareId: 'aaaaaaaaaaaaaaaa' }, 404, NO_LINK],
  [{ source: '1', cursor: -1 }, 400, '"cursor" must be the number of a step, 0 or more.'],
  [{ source: '1', cursor: 1e300 }, 400, '"cursor" must be the number of a step, 0 or more.'],
  [{ source: '1', url: '/' }, 400, 'There is no field "url" here.'],
  [{ source: '1', view: { page: 2 } }, 400, 'There is no field "view.page" here.'],
  [
    { runId: '00000000-0000-4000-8000-000000000000', source: '1' },
    400,
    'There is no field "source" here.',
  ],
  [{ source: '1', view: 'x' }, 400, '"view" must be an object.'],
  [{ source: '1', view: { theme: '<b>' } }, 400, '"view.theme" must be "dark" or "light".'],
  [
    { source: '1', view: { range: { from: 3, to: 2 } } },
    400,
    '"view.range" must begin before it ends.',
  ],
  [
    { source: '1', view: { range: { from: -1, to: 2 } } },
    400,
    '"view.range" must be {"from", "to"}: steps, 0 or more.',
  ],
  [
    { source: '1', view: { selected: 1.5 } },
    400,
    '"view.selected" must be the number of an operation.',
  ],
  [
    { source: '1', view: { selected: -1 } },
    400,
    '"view.selected" must be the number of an operation.',
  ],
  [
    { source: '1', view: { title: 'x'.repeat(121) } },
    400,
    '"view.title" must be text of at most 120 characters.',
  ],
  [{ source: '1', view: { note: 7 } }, 400, '"view.note" must be text of at most 2000 characters.'],
  [
    { source: '1', view: { note: 'x'.repeat(2001) } },
    400,
    '"view.note" must be text of at most 2000 characters.',
  ],
  [
    { source: '1', view: { stops: [3] } },
    400,
    '"view.stops" must be a list of {"step", "word"}: steps, 0 or more.',
  ],
  [
    { source: '1', view: { stops: [{ step: -1 }] } },
    400,
    '"view.stops" must be a list of {"step", "word"}: steps, 0 or more.',
  ],
  [
    { source: '1', view: { stops: [{ step: 3, word: 'x'.repeat(101) }] } },
    400,
    '"view.stops.word" must be text of at most 100 characters.',
  ],
  [
    { source: '1', view: { stops: [{ step: 3 }, { step: 3 }] } },
    400,
    '"view.stops" must be in the order of their steps, each step once.',
  ],
  [
    { source: '1', view: { stops: Array.from({ length: 51 }, (_, step) => ({ step })) } },
    400,
    'A link may have 50 stops at most.',
  ],
  [{ source: '' }, 400, 'There is nothing to run: the snippet is empty.'],
  [{ source: 'x'.repeat(70_000) }, 413, 'A snippet may have 64 KB at most.'],
  ['[]', 400, 'The body must be a JSON object such as {"source": "console.log(1)"}.'],
  ['null', 400, 'The body must be a JSON object such as {"source": "console.log(1)"}.'],
  ['{', 400, 'The body is not valid JSON.'],
  ['x'.repeat(1e6), 413, 'A snippet may have 64 KB at most.'],
])('answers %j with %i and a sentence', async (body, status, message) => {
  expect(await told(await service.post('/api/shares', body))).toEqual([status, message])
})

it('refuses a run that is not kept any more', async () => {
  const { runId } = await client.record('console.log("old")')
  kept = -1
  const answer = await service.post('/api/shares', { runId })
  kept = 60_000
  expect((await told(answer))[0]).toBe(404)
})

it('refuses a form, a page of another origin, and a list of all links', async () => {
  const form = await service.post('/api/shares', 'source=1', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  const foreign = await service.post(
    '/api/shares',
    { source: '1' },
    { ...JSON_TYPE, origin: 'http://evil.example' },
  )
  const list = await fetch(`${service.url}/api/shares`)
  expect([form.status, foreign.status, list.status, list.headers.get('allow')]).toEqual([
    415,
    403,
    405,
    'POST',
  ])
})

it('refuses what is too large to be a link, and what there is no room for', async () => {
  const noise = (seed: number) =>
    `const { createHash } = require('crypto'); let s = '${seed}'
    for (let i = 0; i < 10000; i++) { s = createHash('sha512').update(s).digest('base64'); process.stdout.write(s) }`
  const large = await client.record(`${noise(0)}; ${BIG}`)
  expect(await told(await service.post('/api/shares', { runId: large.runId }))).toEqual([
    413,
    expect.stringMatching(
      /^This recording takes 1\.\d MB compressed, and a link may take 1\.0 MB: share/,
    ),
  ])
  const answers: [status: number, made: ShareCreated][] = []
  while (answers.at(-1)?.[0] !== 507 && answers.length < 9) {
    const { runId } = await client.record(noise(answers.length + 1))
    const answer = await service.post('/api/shares', { runId })
    answers.push([answer.status, (await answer.json()) as ShareCreated])
  }
  expect([answers[0]?.[0], answers.at(-1)?.[0]]).toEqual([201, 507])
  for (const [, { id, deleteKey }] of answers.slice(0, -1))
    await client.remove(id, { authorization: `Bearer ${deleteKey}` })
})
