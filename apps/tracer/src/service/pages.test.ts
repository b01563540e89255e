import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pages } from './pages.ts'
import { securityHeaders } from './securityHeaders.ts'

const THERE = 'abcdefghijklmnop'

let folder = ''
let server: Server
let url = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'))
  await mkdir(join(folder, 'assets'))
  for (const file of ['index.html', 'puzzles.html', 'embed.html', 'sw.js', 'assets/index-1.js'])
    await writeFile(join(folder, file), '')
  server = express()
    .use(securityHeaders)
    .use(pages(folder, { has: async (id) => id === THERE }))
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
  ['/puzzles/any', 'no-cache', 'text/html'],
  [`/embed/${THERE}`, 'no-cache', 'text/html'],
  ['/sw.js', 'no-cache', 'text/javascript'],
  ['/assets/index-1.js', 'public, max-age=31536000, immutable', 'text/javascript'],
])('%s is served with Cache-Control: %s', async (path, cacheControl, type) => {
  const { status, headers } = await fetch(url + path)
  expect([status, headers.get('cache-control')]).toEqual([200, cacheControl])
  expect(headers.get('content-type')).toContain(type)
})

it('the page of a link that is not there comes with 404, and only the player may be framed', async () => {
  const seen = []
  for (const path of [
    '/s/qrstuvwxyzabcdef',
    '/s/any',
    '/embed/any',
    `/embed/${THERE}`,
    '/puzzles',
  ]) {
    const { status, headers } = await fetch(url + path)
    const ancestors = /frame-ancestors [^;]+/.exec(headers.get('content-security-policy') ?? '')
    seen.push([path, status, ancestors?.[0] ?? null, headers.get('content-type')])
  }
  const html = 'text/html; charset=utf-8'
  expect(seen).toEqual([
    ['/s/qrstuvwxyzabcdef', 404, "frame-ancestors 'none'", html],
    ['/s/any', 404, "frame-ancestors 'none'", html],
    ['/embed/any', 404, 'frame-ancestors *', html],
    [`/embed/${THERE}`, 200, 'frame-ancestors *', html],
    ['/puzzles', 200, "frame-ancestors 'none'", html],
  ])
})
