import { randomBytes } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOfKey, newDeleteKey, newShareId } from '../../shares/shareKeys.ts'
import { BIG, linkClient, NO_LINK, told } from '../../testing/linkClient.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'

let service: TestService
let client: ReturnType<typeof linkClient>

beforeAll(async () => {
  service = await startTestService([24], { stallMs: 500 })
  client = linkClient(service)
}, 60_000)

afterAll(() => service.close())

it.each([
  '..%2f..%2fetc%2fpasswd',
  'x',
  'aaaaaaaaaaaaaaaa',
  "aaaaaaaaaaaaaaa'",
  '%00',
  'a'.repeat(5000),
  '__proto__',
])('knows no link "%s"', async (id) => {
  expect(await told(await fetch(`${service.url}/api/shares/${id}`))).toEqual([404, NO_LINK])
})

it('is answered once: later the browser’s copy is still good, until the link is gone', async () => {
  const { id, deleteKey } = await client.share({ source: 'console.log("cached")' })
  const first = await fetch(`${service.url}/api/shares/${id}`)
  await first.text()
  // Without the second, fetch asks for a fresh answer.
  const headers = {
    'if-none-match': first.headers.get('etag') ?? '',
    'cache-control': 'max-age=0',
  }
  const again = await fetch(`${service.url}/api/shares/${id}`, { headers })
  const head = await fetch(`${service.url}/api/shares/${id}`, { method: 'HEAD' })
  await client.remove(id, { authorization: `Bearer ${deleteKey}` })
  const gone = await fetch(`${service.url}/api/shares/${id}`, { headers })
  expect([first.status, again.status, head.status, gone.status]).toEqual([200, 304, 200, 404])
  expect([first, again, gone].map(({ headers: told }) => told.get('cache-control'))).toEqual([
    'public, max-age=5, s-maxage=60, stale-if-error=86400',
    'public, max-age=5, s-maxage=60, stale-if-error=86400',
    'no-store',
  ])
})

it('cuts off who reads nothing, and serves others meanwhile', async () => {
  const { id } = await client.share({ source: BIG })
  const { port } = service
  const cutOff = new Promise((resolve) => {
    const stalled = httpRequest(
      { port, host: '127.0.0.1', path: `/api/shares/${id}` },
      (response) => {
        response.on('error', () => undefined)
        response.on('close', () => resolve(response.complete))
        // Only who reads on learns that no one answers any more.
        setTimeout(() => response.resume(), 3000)
      },
    )
    stalled.on('error', () => undefined)
    stalled.end()
  })
  const text = (await client.get(id)).recording
  expect(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ type: 'outcome' })
  expect(await cutOff).toBe(false)
})

it('asking whether a link is there, or has changed, does not count as opening it', async () => {
  const { id } = await client.share({ source: 'console.log("unopened")' })
  const head = await fetch(`${service.url}/api/shares/${id}`, { method: 'HEAD' })
  const headers = {
    'if-none-match': head.headers.get('etag') ?? '',
    'cache-control': 'max-age=0',
  }
  const same = await fetch(`${service.url}/api/shares/${id}`, { headers })
  await service.shareStore.removeUnopened(Date.now() + 60_000)
  const gone = await fetch(`${service.url}/api/shares/${id}`)
  expect([head.status, same.status, gone.status]).toEqual([200, 304, 404])
})

it('its recording goes out as it is stored where zstd is taken, else as gzip or plain, and is the same', async () => {
  const { runId, ndjson } = await client.record('console.log("zstd ü")')
  const { id } = await client.share({ runId, cursor: 3 })
  const read = (encoding: string) => rawly(`/api/shares/${id}/recording`, encoding)
  const answers = await Promise.all(['br, zstd, gzip', 'gzip, zstd;q=0', 'identity'].map(read))
  const first = JSON.stringify({
    ...{ v: 1, source: 'console.log("zstd ü")', module: 'commonjs', node: '24', threadPoolSize: 4 },
  })
  const plain = `${first}\n${ndjson}`
  const stored = (await service.shareStore.open(id))?.recording.packed
  expect(answers.map(({ encoding, vary }) => [encoding, vary])).toEqual([
    ['zstd', 'Accept-Encoding'],
    ['gzip', 'Accept-Encoding'],
    [undefined, 'Accept-Encoding'],
  ])
  const [zstd, gzip, identity] = answers.map(({ body }) => body) as [Buffer, Buffer, Buffer]
  expect(zstd).toEqual(stored)
  expect([zstdDecompressSync(zstd), gunzipSync(gzip), identity].map(String)).toEqual([
    ...[plain, plain, plain],
  ])
})

it('its recording becomes gzip once, and is kept so until the link is gone', async () => {
  const { id, deleteKey } = await client.share({ source: 'console.log("gzip", Math.random())' })
  const read = () => rawly(`/api/shares/${id}/recording`, 'gzip')
  const before = await service.shareStore.totals()
  const answers = await Promise.all(Array.from({ length: 20 }, read))
  const [first] = answers
  expect(answers).toEqual(Array(20).fill(first))
  const { shares, bytes } = await service.shareStore.totals()
  expect({ shares, bytes }).toEqual({ ...before, bytes: before.bytes + (first?.body.length ?? 0) })
  const stored = (await service.shareStore.open(id))?.recording.packed.length ?? 0
  await client.remove(id, { authorization: `Bearer ${deleteKey}` })
  expect(await service.shareStore.totals()).toEqual({
    ...{ shares: before.shares - 1, bytes: before.bytes - stored },
  })
})

it('slow readers get all of a recording that no buffer of the system holds, also when others read it meanwhile', async () => {
  const [hash, packed] = [randomBytes(32), randomBytes(15_000_000)]
  const id = newShareId()
  const keyHash = hashOfKey(newDeleteKey())
  const recording = { hash, packed }
  await service.shareStore.add({ id, recording, cursor: 0, view: {}, createdAt: 1, keyHash })
  const read = (slowly: boolean) => rawly(`/api/shares/${id}/recording`, 'zstd', slowly ? 300 : 0)
  const leaving = httpRequest(`${service.url}/api/shares/${id}/recording`, {
    headers: { 'accept-encoding': 'zstd' },
  })
  leaving
    .on('response', (response) => response.destroy())
    .on('error', () => undefined)
    .end()
  const answers = await Promise.all([read(true), read(false), read(true)])
  const again = await read(true)
  expect([...answers, again].map(({ body }) => body.equals(packed))).toEqual(Array(4).fill(true))
})

it('its moment comes without the recording, and neither is there once it is deleted', async () => {
  const { id, deleteKey } = await client.share({ source: 'console.log(1)', cursor: 2 })
  const ask = (part: string) => fetch(`${service.url}/api/shares/${id}/${part}`)
  const { createdAt, ...moment } = (await (await ask('moment')).json()) as Record<string, unknown>
  expect([moment, typeof createdAt]).toEqual([{ id, cursor: 2, view: {} }, 'string'])
  await client.remove(id, { authorization: `Bearer ${deleteKey}` })
  const gone = await Promise.all(['moment', 'recording'].map(async (part) => told(await ask(part))))
  expect(gone).toEqual([
    [404, NO_LINK],
    [404, NO_LINK],
  ])
})

/** What comes over the wire: fetch would decode it. `afterMs`: nothing is read before that. */
function rawly(path: string, encoding: string, afterMs = 0) {
  type Raw = { encoding: string | undefined; vary: string | undefined; body: Buffer }
  return new Promise<Raw>((resolve, reject) => {
    const headers = { 'accept-encoding': encoding }
    httpRequest(`${service.url}${path}`, { headers }, (response) => {
      const { 'content-encoding': content, vary } = response.headers
      setTimeout(() => {
        buffer(response).then((body) => resolve({ encoding: content, vary, body }), reject)
      }, afterMs)
    })
      .on('error', reject)
      .end()
  })
}
