import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadPuzzles } from '../puzzles/loadPuzzles.ts'
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

let folder = ''
let server: Server
let url = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(folder, 'assets'))
  for (const file of [
    'index.html',
    'puzzles.html',
    'embed.html',
    'demos.html',
    'sw.js',
    'assets/index-1.js',
  ])
    await writeFile(join(folder, file), '')
  await writeFile(join(folder, 'puzzles.html'), PUZZLES_PAGE)
  server = express()
    .use(securityHeaders)
    .use(pages(folder, puzzles, { has: async (id) => id === THERE }))
    .listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(folder, { recursive: true })
})

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
    seen.push([path, status, ancestors?.[0] ?? null, headers.get('content-type')])
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
