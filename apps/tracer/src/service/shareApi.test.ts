import { request as httpRequest } from 'node:http'
import { type Share, type ShareCreated, shareSchema } from '@loopscope/shared/wire/share'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ShareStore } from '../shares/shareStore.ts'
import { startTestService, type TestService } from './startTestService.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const NO_LINK = 'There is no such link: it was deleted, nobody opened it for long, or it never was.'

let service: TestService
let shareStore: ShareStore
let url = ''
let kept = 60_000

beforeAll(async () => {
  service = await startTestService([24], {
    environment: {
      LOOPSCOPE_SHARES_PER_MINUTE: '1000',
      LOOPSCOPE_SHARE_MB: '1',
      LOOPSCOPE_SHARES: '50',
      LOOPSCOPE_SHARES_MB: '4',
    },
    stallMs: 500,
    now: () => 60_000 - kept,
  })
  shareStore = service.shareStore
  url = service.url
}, 60_000)

afterAll(() => service.close())

const post = (path: string, body: unknown, headers: Record<string, string> = JSON_TYPE) =>
  fetch(url + path, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

async function record(source: string): Promise<{ runId: string; ndjson: string }> {
  const ndjson = await (await post('/api/runs', { source })).text()
  return {
    runId: (JSON.parse(ndjson.slice(0, ndjson.indexOf('\n'))) as { runId: string }).runId,
    ndjson,
  }
}

async function share(body: unknown): Promise<ShareCreated> {
  const response = await post('/api/shares', body)
  expect(response.status).toBe(201)
  return (await response.json()) as ShareCreated
}

const get = async (id: string): Promise<Share> =>
  shareSchema.parse(await (await fetch(`${url}/api/shares/${id}`)).json())

const remove = (id: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${url}/api/shares/${id}`, { method: 'DELETE', headers, ...(body && { body }) })

const told = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { message: string } }).error.message,
]

describe('POST /api/shares', () => {
  it('freezes a run that the service still keeps, byte for byte, at a moment', async () => {
    const source = 'console.log("<b>ü😀\\u0000</b>"); setTimeout(() => console.log(2))'
    const { runId, ndjson } = await record(source)
    const view = { clock: 'time', range: { from: 1, to: 9.5 }, selected: 3 } as const
    const created = await share({ runId, cursor: 5, view })
    expect(created).toEqual({
      id: expect.stringMatching(/^[\w-]{16}$/),
      url: `/s/${created.id}`,
      deleteKey: expect.stringMatching(/^[\w-]{32}$/),
    })
    const { createdAt, ...rest } = await get(created.id)
    expect(rest).toEqual({
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

  it('runs a snippet first when that is what it gets', async () => {
    const { id } = await share({
      source: 'let a: number = 8; console.log(a)',
      module: 'typescript',
      threadPoolSize: 2,
    })
    const { module, threadPoolSize, recording, cursor } = await get(id)
    const last = JSON.parse(recording.trimEnd().split('\n').at(-1) ?? '') as { outcome: object }
    expect([module, threadPoolSize, cursor, last.outcome]).toEqual([
      'typescript',
      2,
      null,
      expect.objectContaining({ type: 'finished', exitCode: 0 }),
    ])
  })

  it('makes another link to what a link shows, at another moment, and stores nothing twice', async () => {
    const first = await share({ source: 'console.log("again")' })
    const before = await shareStore.totals()
    const second = await share({ shareId: first.id, cursor: 2 })
    expect(await shareStore.totals()).toEqual({ ...before, shares: before.shares + 1 })
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain(`\nloopscope_shares ${before.shares + 1}\n`)
    expect(metrics).toContain(`\nloopscope_shares_bytes ${before.bytes}\n`)
    const [one, other] = [await get(first.id), await get(second.id)]
    expect([
      other.recording === one.recording,
      other.cursor,
      first.deleteKey === second.deleteKey,
    ]).toEqual([true, 2, false])
  })

  it('stores no recording that a client sends', async () => {
    const recording = '{"type":"output","text":"forged"}\n'
    const { id } = await share({ source: 'console.log("true")', recording, ndjson: recording })
    expect((await get(id)).recording).not.toContain('forged')
    const answer = await post('/api/shares', { recording, cursor: 1 })
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
      'This run is not kept any more: runs are kept for 10 minutes.',
    ],
    [{ shareId: "' OR 1=1 --" }, 404, NO_LINK],
    [{ shareId: 'aaaaaaaaaaaaaaaa' }, 404, NO_LINK],
    [{ source: '1', cursor: -1 }, 400, '"cursor" must be the number of a step, 0 or more.'],
    [{ source: '1', cursor: 1e300 }, 400, '"cursor" must be the number of a step, 0 or more.'],
    [{ source: '1', view: 'x' }, 400, '"view" must be an object.'],
    [{ source: '1', view: { theme: '<b>' } }, 400, '"view.theme" must be "dark" or "light".'],
    [
      { source: '1', view: { range: { from: 3, to: 2 } } },
      400,
      '"view.range" must begin before it ends.',
    ],
    [{ source: '' }, 400, 'There is nothing to run: the snippet is empty.'],
    [{ source: 'x'.repeat(70_000) }, 413, 'A snippet may have 64 KB at most.'],
    ['[]', 400, 'The body must be a JSON object such as {"source": "console.log(1)"}.'],
    ['null', 400, 'The body must be a JSON object such as {"source": "console.log(1)"}.'],
    ['{', 400, 'The body is not valid JSON.'],
    ['x'.repeat(1e6), 413, 'A snippet may have 64 KB at most.'],
  ])('answers %j with %i and a sentence', async (body, status, message) => {
    expect(await told(await post('/api/shares', body))).toEqual([status, message])
  })

  it('refuses a run that is not kept any more', async () => {
    const { runId } = await record('console.log("old")')
    kept = -1
    const answer = await post('/api/shares', { runId })
    kept = 60_000
    expect((await told(answer))[0]).toBe(404)
  })

  it('refuses a form, a page of another origin, and a list of all links', async () => {
    const form = await post('/api/shares', 'source=1', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    const foreign = await post(
      '/api/shares',
      { source: '1' },
      { ...JSON_TYPE, origin: 'http://evil.example' },
    )
    const list = await fetch(`${url}/api/shares`)
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
    const large = await record(`${noise(0)}; ${BIG}`)
    expect(await told(await post('/api/shares', { runId: large.runId }))).toEqual([
      413,
      expect.stringMatching(
        /^This recording takes 1\.\d MB compressed, and a link may take 1\.0 MB: share/,
      ),
    ])
    const answers: [status: number, made: ShareCreated][] = []
    while (answers.at(-1)?.[0] !== 507 && answers.length < 9) {
      const { runId } = await record(noise(answers.length + 1))
      const answer = await post('/api/shares', { runId })
      answers.push([answer.status, (await answer.json()) as ShareCreated])
    }
    expect([answers[0]?.[0], answers.at(-1)?.[0]]).toEqual([201, 507])
    for (const [, { id, deleteKey }] of answers.slice(0, -1))
      await remove(id, { authorization: `Bearer ${deleteKey}` })
  })
})

describe('GET /api/shares/:id', () => {
  it.each([
    '..%2f..%2fetc%2fpasswd',
    'x',
    'aaaaaaaaaaaaaaaa',
    "aaaaaaaaaaaaaaa'",
    '%00',
    'a'.repeat(5000),
    '__proto__',
  ])('knows no link "%s"', async (id) => {
    expect(await told(await fetch(`${url}/api/shares/${id}`))).toEqual([404, NO_LINK])
  })

  it('is answered once: later the browser’s copy is still good, until the link is gone', async () => {
    const { id, deleteKey } = await share({ source: 'console.log("cached")' })
    const first = await fetch(`${url}/api/shares/${id}`)
    await first.text()
    // Without the second, fetch asks for a fresh answer.
    const headers = {
      'if-none-match': first.headers.get('etag') ?? '',
      'cache-control': 'max-age=0',
    }
    const again = await fetch(`${url}/api/shares/${id}`, { headers })
    const head = await fetch(`${url}/api/shares/${id}`, { method: 'HEAD' })
    await remove(id, { authorization: `Bearer ${deleteKey}` })
    const gone = await fetch(`${url}/api/shares/${id}`, { headers })
    expect([first.status, again.status, head.status, gone.status]).toEqual([200, 304, 200, 404])
  })

  it('cuts off who reads nothing, and serves others meanwhile', async () => {
    const { id } = await share({ source: BIG })
    const { port } = new URL(url)
    const cutOff = new Promise((resolve) => {
      const stalled = httpRequest(
        { port, host: '127.0.0.1', path: `/api/shares/${id}` },
        (response) => {
          response.on('error', () => undefined)
          response.on('close', () => resolve(response.complete))
          // Only who reads on learns that nobody answers any more.
          setTimeout(() => response.resume(), 3000)
        },
      )
      stalled.on('error', () => undefined)
      stalled.end()
    })
    const text = (await get(id)).recording
    expect(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ type: 'outcome' })
    expect(await cutOff).toBe(false)
  })
})

/** Megabytes of recording that compress well. */
const BIG = 'for (let i = 0; i < 16000; i++) Promise.resolve(i).then(() => {}); console.log(1)'

describe('DELETE /api/shares/:id', () => {
  it('takes the key, by header or body', async () => {
    const one = await share({ source: '1' })
    const other = await share({ source: '1' })
    const byHeader = await remove(one.id, { authorization: `Bearer ${one.deleteKey}` })
    const byBody = await remove(other.id, JSON_TYPE, JSON.stringify({ deleteKey: other.deleteKey }))
    const again = await remove(one.id, { authorization: `Bearer ${one.deleteKey}` })
    const read = await fetch(`${url}/api/shares/${other.id}`)
    expect([byHeader.status, byBody.status, again.status, read.status]).toEqual([
      204, 204, 404, 404,
    ])
  })

  it('does nothing without it', async () => {
    const { id } = await share({ source: '1' })
    const other = await share({ source: '1' })
    const answers = [
      await remove(id),
      await remove(id, { authorization: 'Basic eDp5' }),
      await remove(id, JSON_TYPE, '{"deleteKey":{"$ne":null}}'),
      await remove(id, { authorization: 'Bearer x' }),
      await remove(id, { authorization: `Bearer ${other.deleteKey}` }),
      await remove(id, { ...JSON_TYPE }, JSON.stringify({ deleteKey: 'x'.repeat(5000) })),
      await remove('..%2f', { authorization: `Bearer ${other.deleteKey}` }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 403, 403, 413, 404])
    expect((await fetch(`${url}/api/shares/${id}`)).status).toBe(200)
    const put = await fetch(`${url}/api/shares/${id}`, { method: 'PUT' })
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE'])
  })
})

it('a client that makes very many links is told to wait, and how long', async () => {
  const strict = await startTestService([24], { environment: { LOOPSCOPE_SHARES_PER_MINUTE: '2' } })
  const answers: Response[] = []
  for (let i = 0; i < 3; i++) answers.push(await strict.post('/api/shares', { source: '1' }))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 429])
  expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(10)
  await strict.close()
})
