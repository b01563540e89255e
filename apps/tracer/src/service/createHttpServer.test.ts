import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHttpServer } from './createHttpServer.ts'

const STALL_MS = 200

let server: Server
let codes: string[] = []

beforeEach(async () => {
  codes = []
  const refused = (code: string) => void codes.push(code)
  const patience = { headersMs: 300, requestMs: 600, stallMs: STALL_MS, idleMs: 1_000 }
  // Answers half at once, and the rest when the request is whole.
  const app: Parameters<typeof createHttpServer>[0] = (request, response) => {
    if (request.url === '/half') response.write('half')
    if (request.url === '/huge') response.write(Buffer.alloc(32 * 1024 * 1024))
    if (request.url === '/late') {
      setTimeout(() => response.end('late'), 3 * STALL_MS)
      return
    }
    request.on('error', () => undefined)
    request.resume().on('end', () => response.end('whole'))
  }
  server = createHttpServer(app, { refused }, patience)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(() => {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
})

/** All that the service says to these bytes, and to `later` once it says something, until it closes the connection. */
function answerTo(bytes: string, later?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    if (later !== undefined) socket.once('data', () => socket.write(later))
    socket.on('error', reject)
    socket.on('close', () => resolve(text))
  })
}

async function refusalOf(bytes: string) {
  const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n')
  const [status = '', ...headers] = head.split('\r\n')
  const { error } = JSON.parse(body) as { error: { code: string; message: string } }
  return {
    status,
    code: error.code,
    sentence: /^[A-Z].*\.$/.test(error.message),
    json: headers.some((line) => /^content-type: application\/json; charset=utf-8$/i.test(line)),
    sniff: headers.includes('X-Content-Type-Options: nosniff'),
  }
}

const openConnections = () =>
  new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)))

const TO = 'HTTP/1.1\r\nHost: localhost\r\n'

it.each([
  [
    'a header of 20 KB',
    `GET / ${TO}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    '431 Request Header Fields Too Large',
    'headers_too_large',
  ],
  ['what is no HTTP', 'how are you\r\n\r\n', '400 Bad Request', 'bad_request'],
  ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001', '400 Bad Request', 'bad_request'],
  [
    'a length that is no number',
    `POST / ${TO}Content-Length: abc\r\n\r\n`,
    '400 Bad Request',
    'bad_request',
  ],
  [
    'two ways to say the length',
    `POST / ${TO}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    '400 Bad Request',
    'bad_request',
  ],
  [
    'a body whose chunks are none',
    `POST / ${TO}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    '400 Bad Request',
    'bad_request',
  ],
  ['an unknown method', `BREW / ${TO}\r\n`, '501 Not Implemented', 'unknown_method'],
  [
    'an unknown version',
    'GET / HTTP/9.9\r\n\r\n',
    '505 HTTP Version Not Supported',
    'unknown_protocol',
  ],
  [
    'HTTP/2',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '505 HTTP Version Not Supported',
    'unknown_protocol',
  ],
  ['CONNECT', `CONNECT example.org:443 ${TO}\r\n`, '405 Method Not Allowed', 'method_not_allowed'],
  [
    'an unknown expectation',
    `POST / ${TO}Expect: miracles\r\n\r\n`,
    '417 Expectation Failed',
    'expectation_failed',
  ],
  ['headers that never end', `GET / ${TO}X-Slow: `, '408 Request Timeout', 'too_slow'],
  [
    'a body that never ends',
    `POST / ${TO}Content-Length: 100\r\n\r\nhalf`,
    '408 Request Timeout',
    'too_slow',
  ],
])('answers %s as every other refusal, and closes', async (_name, bytes, status, code) => {
  const answer = await refusalOf(bytes)
  while ((await openConnections()) > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect([answer, codes]).toEqual([
    { status: `HTTP/1.1 ${status}`, code, sentence: true, json: true, sniff: true },
    [code],
  ])
})

it('closes a connection over which nothing comes', async () => {
  expect((await answerTo('')).split('\r\n', 1)).toEqual(['HTTP/1.1 408 Request Timeout'])
})

it('puts no refusal into an answer that has begun', async () => {
  const answer = await answerTo(`POST /half ${TO}Transfer-Encoding: chunked\r\n\r\n`, 'zz\r\n')
  expect([answer.split('HTTP/1.1').length, answer.includes('error')]).toEqual([2, false])
})

it('answers a request that is in order', async () => {
  const answer = await answerTo(`GET / ${TO}Connection: close\r\n\r\n`)
  expect([answer.startsWith('HTTP/1.1 200 OK'), answer.includes('whole'), codes]).toEqual([
    true,
    true,
    [],
  ])
})

it('closes a connection whose answer nobody reads, and one that stays open for nothing', async () => {
  const { port } = server.address() as AddressInfo
  for (const path of ['/huge', '/'])
    connect(port, '127.0.0.1')
      .on('error', () => undefined)
      .write(`GET ${path} ${TO}\r\n`)
  await expect.poll(openConnections).toBe(2)
  await expect.poll(openConnections, { timeout: 10_000 }).toBe(0)
})

it('waits with a client for an answer that begins late', async () => {
  const answer = await answerTo(`GET /late ${TO}Connection: close\r\n\r\n`)
  expect(answer.split('\r\n\r\n')[1]).toBe('late')
})
