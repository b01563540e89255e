import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService } from '../../testing/startTestService.ts'

const OBJECT = 'The body must be a JSON object such as {"source": "console.log(1)"}.'

let service: TestService

beforeAll(async () => {
  service = await startTestService([24])
}, 60_000)

afterAll(() => service.close())

const post = (body: unknown, headers?: Record<string, string>) =>
  service.post('/api/runs', body, headers)

it.each([
  ['an empty snippet', { source: ' \n' }, 400, 'empty_source'],
  ['65 KB', { source: 'x'.repeat(65 * 1024) }, 413, 'too_large'],
  ['a megabyte', { source: 'x'.repeat(1024 * 1024) }, 413, 'too_large'],
  ['an unknown version', { source: '1', node: '8' }, 400, 'unknown_version'],
  ['a version that is no text', { source: '1', node: 24 }, 400, 'bad_request'],
  ['no source', { node: '24' }, 400, 'bad_request'],
  ['an unknown module kind', { source: '1', module: 'amd' }, 400, 'bad_request'],
  ['a thread pool of 0', { source: '1', threadPoolSize: 0 }, 400, 'bad_request'],
  ['broken JSON', '{"source": ', 400, 'bad_json'],
  ['bytes', '\u0000\u0001', 400, 'bad_json'],
  ['a body of no bytes', '', 400, 'bad_request'],
])('refuses %s with a sentence', async (_name, body, status, code) => {
  const response = await post(body)
  const answer = (await response.json()) as { error: { code: string; message: string } }
  expect({
    status: response.status,
    code: answer.error.code,
    sentence: /\.$/.test(answer.error.message),
  }).toEqual({
    status,
    code,
    sentence: true,
  })
})

it.each([
  ['null', OBJECT],
  ['"x"', OBJECT],
  ['5', OBJECT],
  ['[]', OBJECT],
  ['{}', '"source" must be the snippet, as a string.'],
  ['{"source":"1","node":24}', '"node" must be a version as a string, such as "24".'],
  ['{"source":"1","module":"amd"}', '"module" must be "commonjs", "module" or "typescript".'],
  ['{"source":"1","timeoutMs":1.5}', '"timeoutMs" must be a whole number of milliseconds above 0.'],
  ['{"source":"1","threadPoolSize":17}', '"threadPoolSize" must be a whole number from 1 to 16.'],
  ['{"source":"1","timeout":1000}', 'There is no field "timeout" here.'],
])('says of %s what was expected', async (body, message) => {
  const response = await post(body)
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: { code: 'bad_request', message } },
  ])
})

it('refuses what is not declared as JSON', async () => {
  const response = await post('{"source":"1"}', { 'content-type': 'text/plain' })
  expect([response.status, await response.json()]).toEqual([
    415,
    { error: { code: 'not_json', message: 'Send the snippet as application/json.' } },
  ])
})

it('refuses a body that says that it is too large before any of it has come', async () => {
  const head = [
    'POST /api/runs HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 10000000000',
  ]
  const socket = connect(service.port, '127.0.0.1', () =>
    socket.write(`${head.join('\r\n')}\r\n\r\n`),
  )
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.toString().split('\r\n', 1)).toEqual(['HTTP/1.1 413 Payload Too Large'])
  socket.destroy()
})
