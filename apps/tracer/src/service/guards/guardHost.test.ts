import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService } from '../../testing/startTestService.ts'

let service: TestService

beforeAll(async () => {
  service = await startTestService([24])
}, 60_000)

afterAll(() => service.close())

it('does not answer to a foreign name, nor let a foreign page start runs', async () => {
  const foreignHost = await new Promise((resolve) => {
    httpRequest(
      {
        port: service.port,
        host: '127.0.0.1',
        path: '/api/versions',
        headers: { host: 'evil.example' },
      },
      (response) => {
        response.resume()
        resolve(response.statusCode)
      },
    ).end()
  })
  const foreignPage = await service.post(
    '/api/runs',
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
  const request = ['GET /api/versions HTTP/1.1', ...hosts, 'Connection: close', '', '']
  const socket = connect(service.port, '127.0.0.1', () => socket.write(request.join('\r\n')))
  let text = ''
  socket.on('data', (chunk) => (text += chunk.toString()))
  await once(socket, 'close')
  const body = JSON.parse(text.split('\r\n\r\n')[1] ?? '') as { error?: { code: string } }
  expect([text.split(' ')[1], body.error?.code ?? null]).toEqual([String(status), code])
})
