import { afterAll, beforeAll, expect, it } from 'vitest'
import { JSON_TYPE, linkClient, told } from '../../testing/linkClient.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'

let service: TestService
let client: ReturnType<typeof linkClient>

beforeAll(async () => {
  service = await startTestService([24])
  client = linkClient(service)
}, 60_000)

afterAll(() => service.close())

it('takes the key, by header or body', async () => {
  const one = await client.share({ source: '1' })
  const other = await client.share({ source: '1' })
  const byHeader = await client.remove(one.id, { authorization: `Bearer ${one.deleteKey}` })
  const byBody = await client.remove(
    other.id,
    JSON_TYPE,
    JSON.stringify({ deleteKey: other.deleteKey }),
  )
  const again = await client.remove(one.id, { authorization: `Bearer ${one.deleteKey}` })
  const read = await fetch(`${service.url}/api/shares/${other.id}`)
  expect([byHeader.status, byBody.status, again.status, read.status]).toEqual([204, 204, 404, 404])
})

it('does nothing without it', async () => {
  const { id } = await client.share({ source: '1' })
  const other = await client.share({ source: '1' })
  const answers = [
    await client.remove(id),
    await client.remove(id, { authorization: 'Basic eDp5' }),
    await client.remove(id, JSON_TYPE, '{"deleteKey":{"$ne":null}}'),
    await client.remove(id, { authorization: 'Bearer x' }),
    await client.remove(id, { authorization: `Bearer ${other.deleteKey}` }),
    await client.remove(id, { ...JSON_TYPE }, JSON.stringify({ deleteKey: 'x'.repeat(5000) })),
    await client.remove('..%2f', { authorization: `Bearer ${other.deleteKey}` }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 403, 403, 413, 404])
  expect((await fetch(`${service.url}/api/shares/${id}`)).status).toBe(200)
  const put = await fetch(`${service.url}/api/shares/${id}`, { method: 'PUT' })
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, DELETE'])
})

it('says of a body that is no key what was expected', async () => {
  const { id } = await client.share({ source: '1' })
  const answers = [
    await client.remove(id, JSON_TYPE, JSON.stringify({ deleteKey: 'x'.repeat(5000) })),
    await client.remove(id, { 'content-type': 'text/plain' }, 'key'),
    await client.remove(id, JSON_TYPE, '{'),
    await client.remove(id, JSON_TYPE, 'null'),
    await client.remove(id, JSON_TYPE, '{"deleteKey":"x","all":true}'),
  ]
  expect(await Promise.all(answers.map(told))).toEqual([
    [413, 'This body may have 1024 bytes at most.'],
    [415, 'Send the key as application/json.'],
    [400, 'The body is not valid JSON.'],
    [401, 'Deleting a link needs its key: Authorization: Bearer <key>, or {"deleteKey": "<key>"}.'],
    [400, 'There is no field "all" here.'],
  ])
})
