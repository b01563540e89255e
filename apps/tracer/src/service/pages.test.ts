import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import type { Refusal as RefusalBody } from '@loopscope/shared/wire/api'
import express, { type ErrorRequestHandler } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPuzzles } from '../puzzles/loadPuzzles.ts'
import { Refusal, sendRefusal } from './bodies/refusal.ts'
import { securityHeaders } from './guards/securityHeaders.ts'
import { pages } from './pages.ts'

const THERE = 'abcdefghijklmnop'

const PUZZLES_PAGE = `<html><head>
    <meta name="description" content="All of them." />
    <title>Puzzles - Loopscope</title>
</head></html>`
const [easiest] = loadPuzzles()
if (easiest === undefined) throw new Error('There are no puzzles.')
const puzzles = [easiest, { ...easiest, name: 'hostile', title: '"><script>$& & co' }]

const DEMOS_PAGE = `<p>${'a demo '.repeat(500)}</p>`
const LARGE = 'export const a = 1\n'.repeat(1000)
const SESSION = '{"type":"end"}\n'.repeat(1000)

const refuse: ErrorRequestHandler = ({ status, message }, _request, response, _next) =>
  sendRefusal(response, new Refusal(status, 'bad_request', message))

let folder = ''
let server: Server
let url = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(folder, 'assets'))
  for (const file of ['index.html', 'puzzles.html', 'embed.html', 'sw.js', 'assets/index-1.js'])
    await writeFile(join(folder, file), '')
  await writeFile(join(folder, 'puzzles.html'), PUZZLES_PAGE)
  await writeFile(join(folder, 'assets/large-1.js'), LARGE)
  await compress('assets/large-1.js', LARGE)
  await writeFile(join(folder, 'demos.html'), DEMOS_PAGE)
  await compress('demos.html', DEMOS_PAGE)
  await mkdir(join(folder, 'recordings'))
  await writeFile(join(folder, 'recordings/large.ndjson'), SESSION)
  await compress('recordings/large.ndjson', SESSION)
  await writeFile(join(folder, 'assets/gone-1.js.br'), '')
  server = express()
    .use(securityHeaders)
    .use(pages(folder, puzzles, { has: async (id) => id === THERE }))
    .use(refuse)
    .listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

/** As the build does. */
async function compress(file: string, text: string): Promise<void> {
  await writeFile(join(folder, `${file}.gz`), gzipSync(text))
  await writeFile(join(folder, `${file}.br`), brotliCompressSync(text))
  await writeFile(join(folder, `${file}.zst`), zstdCompressSync(text))
}

it.each([
  ['/', 'no-cache', 'text/html'],
  [`/s/${THERE}`, 'no-cache', 'text/html'],
  ['/puzzles', 'no-cache', 'text/html'],
  ['/puzzles/hostile', 'no-cache', 'text/html'],
  ['/puzzles/own', 'no-cache', 'text/html'],
  [`/embed/${THERE}`, 'no-cache', 'text/html'],
  ['/sw.js', 'no-cache', 'text/javascript'],
  ['/assets/index-1.js', 'public, max-age=31536000, immutable', 'text/javascript'],
])('%s is served with Cache-Control: %s', async (path, cacheControl, type) => {
  const { status, headers } = await fetch(url + path)
  expect([status, headers.get('cache-control')]).toEqual([200, cacheControl])
  expect(headers.get('content-type')).toContain(type)
})

it('a file of the page is sent as the build has compressed it, in the way that its reader takes best', async () => {
  const seen = []
  for (const accepted of ['gzip, deflate, br, zstd', 'gzip, deflate, br', 'gzip', 'identity']) {
    const headers = { 'accept-encoding': accepted }
    const response = await fetch(`${url}/assets/large-1.js`, { headers })
    const { headers: got } = response
    seen.push([
      ...[
        got.get('content-encoding'),
        got.get('content-type')?.toLowerCase(),
        got.get('cache-control'),
      ],
      ...[got.get('vary'), (await response.text()) === LARGE],
    ])
  }
  const others = [
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
    'Accept-Encoding',
    true,
  ]
  expect(seen).toEqual(['zstd', 'br', 'gzip', null].map((encoding) => [encoding, ...others]))
})

it.each(['br', 'gzip'])('a recorded session is sent compressed as %s', async (accepted) => {
  const headers = { 'accept-encoding': accepted }
  const { status, headers: got } = await fetch(`${url}/recordings/large.ndjson`, { headers })
  const told = ['content-type', 'content-encoding'].map((name) => got.get(name))
  expect([status, ...told]).toEqual([200, 'application/x-ndjson', accepted])
})

it('a file that is gone since the start is not there, compressed or not', async () => {
  await rm(join(folder, 'assets/gone-1.js.br'))
  const headers = { 'accept-encoding': 'br' }
  const { status, headers: got } = await fetch(`${url}/assets/gone-1.js`, { headers })
  expect([status, got.get('content-encoding')]).toEqual([404, null])
})

it('pages alone allow the script that stands in them, by its hash', async () => {
  const script = 'document.title = "before"'
  await writeFile(join(folder, 'beforePaint.js'), script)
  const allowed = `script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}'`
  const seen = []
  for (const path of ['/', '/index.html', `/embed/${THERE}`, '/puzzles/own', '/s/any', '/sw.js']) {
    const { headers } = await fetch(url + path)
    seen.push([path, /script-src [^;]+/.exec(headers.get('content-security-policy') ?? '')?.[0]])
  }
  await rm(join(folder, 'beforePaint.js'))
  expect(seen).toEqual([
    ['/', allowed],
    ['/index.html', allowed],
    [`/embed/${THERE}`, allowed],
    ['/puzzles/own', allowed],
    ['/s/any', allowed],
    ['/sw.js', "script-src 'self'"],
  ])
})

it('a page is sent as the build has compressed it, and can be asked for again by its ETag', async () => {
  const { headers, status, ...response } = await ask('/demos', { 'accept-encoding': 'br' })
  const told = ['content-encoding', 'content-type', 'cache-control', 'vary'] as const
  expect([status, response.text, ...told.map((name) => headers[name]?.toLowerCase())]).toEqual([
    ...[200, brotliCompressSync(DEMOS_PAGE).toString('base64')],
    ...['br', 'text/html; charset=utf-8', 'no-cache', 'accept-encoding'],
  ])
  const again = await ask('/demos', {
    'accept-encoding': 'br',
    'if-none-match': String(headers.etag),
  })
  expect([again.status, again.text]).toEqual([304, ''])
})

/** Without what `fetch` adds to a request that names an ETag. `text`: the body's bytes, as base64. */
async function ask(path: string, headers: Readonly<Record<string, string>>) {
  const [response] = (await once(get(url + path, { headers }), 'response')) as [IncomingMessage]
  const text = (await buffer(response)).toString('base64')
  return { status: response.statusCode, headers: response.headers, text }
}

it('a part of a page is not sent, and what is not there stays 404 whatever is asked of it', async () => {
  const part = { range: 'bytes=0-9', 'accept-encoding': 'br' }
  const beyond = { range: 'bytes=900000-', 'accept-encoding': 'br' }
  const seen = []
  for (const [path, headers] of [
    ['/demos', part],
    ['/demos', beyond],
    ['/demos/nope', part],
    ['/demos/nope', beyond],
    ['/demos/nope', { 'if-match': '"other"' }],
    ['/demos%2ehtml', part],
    ['/demos%zz', part],
  ] as const) {
    const { status, headers: got } = await ask(path, headers)
    seen.push([path, status, got['content-encoding'] ?? null, got['content-range'] ?? null])
  }
  expect(seen).toEqual([
    ['/demos', 200, 'br', null],
    ['/demos', 200, 'br', null],
    ['/demos/nope', 404, 'br', null],
    ['/demos/nope', 404, 'br', null],
    ['/demos/nope', 404, null, null],
    ['/demos%2ehtml', 404, null, null],
    ['/demos%zz', 404, null, null],
  ])
})

it('a refusal is not said to be compressed, though the page that was asked for would have been', async () => {
  const { status, headers, text } = await ask('/demos', {
    ...{ 'accept-encoding': 'br', 'if-match': '"other"' },
  })
  const { error } = JSON.parse(Buffer.from(text, 'base64').toString()) as RefusalBody
  expect([status, error.code, headers['content-encoding'], headers['last-modified']]).toEqual([
    ...[412, 'bad_request', undefined, undefined],
  ])
})

it('the page of a link or a demo that is not there comes with 404, and only the player may be framed', async () => {
  const seen = []
  for (const path of [
    '/s/qrstuvwxyzabcdef',
    '/s/any',
    '/embed/any',
    `/embed/${THERE}`,
    '/embed/puzzle',
    '/puzzles',
    '/demos/haproxy',
    '/demos/nope',
  ]) {
    const { status, headers } = await fetch(url + path)
    const ancestors = /frame-ancestors [^;]+/.exec(headers.get('content-security-policy') ?? '')
    seen.push([path, status, ancestors?.[0] ?? null, headers.get('content-type')?.toLowerCase()])
  }
  const html = 'text/html; charset=utf-8'
  expect(seen).toEqual([
    ['/s/qrstuvwxyzabcdef', 404, "frame-ancestors 'none'", html],
    ['/s/any', 404, "frame-ancestors 'none'", html],
    ['/embed/any', 404, null, html],
    [`/embed/${THERE}`, 200, null, html],
    ['/embed/puzzle', 200, null, html],
    ['/puzzles', 200, "frame-ancestors 'none'", html],
    ['/demos/haproxy', 200, "frame-ancestors 'none'", html],
    ['/demos/nope', 404, "frame-ancestors 'none'", html],
  ])
})

describe('the page of one puzzle', () => {
  it('has its title and question in its head, so that a link to it can be previewed', async () => {
    const response = await fetch(`${url}/puzzles/${easiest.name}`)
    expect(await response.text()).toBe(`<html><head>
    <title>The program first, then the rest - Loopscope puzzle</title>
    <meta name="description" content="${DESCRIPTION}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="Loopscope" />
    <meta property="og:title" content="The program first, then the rest - Loopscope puzzle" />
    <meta property="og:description" content="${DESCRIPTION}" />
</head></html>`)
  })

  it('escapes what a title holds', async () => {
    const html = await (await fetch(`${url}/puzzles/hostile`)).text()
    const shown = '&#34;&#62;&#60;script&#62;$&#38; &#38; co - Loopscope puzzle'
    expect(html).toContain(`<title>${shown}</title>`)
    expect(html).toContain(`<meta property="og:title" content="${shown}" />`)
    expect(html).not.toContain('<script>')
  })

  it.each(['unknown', 'constructor', '..%2f..%2fetc'])('%s is the page with 404', async (name) => {
    const response = await fetch(`${url}/puzzles/${name}`)
    expect([response.status, await response.text()]).toEqual([404, PUZZLES_PAGE])
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })
})

const DESCRIPTION =
  'In which order are the lines printed? First steps, on Node 24; answered by real runs.'
