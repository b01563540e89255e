import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestService, type TestService } from '../../testing/startTestService.ts'

let behind: TestService
let alone: TestService

beforeAll(async () => {
  const environment = {
    LOOPSCOPE_PROXIES: '127.0.0.1/32, 10.0.0.0/8',
    LOOPSCOPE_HOSTS: 'Loopscope.example',
    LOOPSCOPE_SHARES_PER_MINUTE: '1',
    LOOPSCOPE_REPLICA: 'b7',
  }
  behind = await startTestService([24], { environment })
  alone = await startTestService([24], { environment: { LOOPSCOPE_SHARES_PER_MINUTE: '1' } })
})

afterAll(async () => {
  await behind.close()
  await alone.close()
})

/** Statuses of two links that are made at once for the clients of these X-Forwarded-For. */
async function links(service: TestService, forwarded: readonly string[]): Promise<number[]> {
  const source = 'console.log(1)'
  const statuses: number[] = []
  for (const address of forwarded) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': address }
    const answer = await service.post('/api/shares', { source }, headers)
    await answer.text()
    statuses.push(answer.status)
  }
  return statuses
}

it('takes clients apart by what a believed proxy says of them, and by nothing that they say themselves', async () => {
  expect({
    // The last proxy writes the last address: what stands before it the client may have made up.
    behind: await links(behind, ['203.0.113.1', '203.0.113.2', '198.51.100.9, 203.0.113.1']),
    // A second proxy, believed as well.
    twice: await links(behind, ['203.0.113.3, 10.1.2.3', '203.0.113.3']),
    network: await links(behind, ['2001:db8::1', '2001:db8::2']),
    alone: await links(alone, ['203.0.113.1', '203.0.113.2']),
  }).toEqual({
    behind: [201, 201, 429],
    twice: [201, 429],
    network: [201, 429],
    alone: [201, 429],
  })
})

/** fetch() sets Host itself. */
function statusFor(service: TestService, headers: Record<string, string>, method = 'GET') {
  return new Promise<number | undefined>((resolve, reject) => {
    request(`${service.url}/api/versions`, { headers, method }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

it('answers to its public names and to loopback ones, and to no other', async () => {
  const hosts = ['loopscope.example', 'LOOPSCOPE.example:443', '127.0.0.1', 'evil.example']
  const statuses = (service: TestService) =>
    Promise.all(hosts.map((host) => statusFor(service, { host })))
  expect({ behind: await statuses(behind), alone: await statuses(alone) }).toEqual({
    behind: [200, 200, 200, 403],
    alone: [403, 403, 200, 403],
  })
})

it('lets pages of its public name change something, and no others', async () => {
  const host = 'loopscope.example'
  const of = (origin: string) => statusFor(behind, { host, origin }, 'POST')
  expect([await of('https://loopscope.example'), await of('https://evil.example')]).toEqual([
    405, 403,
  ])
})

const NEW = expect.stringMatching(/^[\da-f]{8}-/)

it('takes the id of a request from a believed proxy if it is one, else makes one', async () => {
  const idOf = async (service: TestService, id: string) =>
    (await fetch(`${service.url}/healthz`, { headers: { 'x-request-id': id } })).headers.get(
      'x-request-id',
    )
  expect([
    await idOf(behind, '7F000001:C0A8_0A:1a2b'),
    await idOf(behind, 'no id'),
    await idOf(behind, 'x'.repeat(101)),
    await idOf(alone, 'mine'),
  ]).toEqual(['7F000001:C0A8_0A:1a2b', NEW, NEW, NEW])
})

const UUID = /^[\da-f]{8}-[\da-f-]{27}$/
const ENDS = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.77' }

it('gives ids that begin with the name of the replica, and takes them back', async () => {
  const { url, post } = behind
  const recording = await (await post('/api/runs', { source: 'console.log(1)' })).text()
  const header = JSON.parse(recording.slice(0, recording.indexOf('\n'))) as { runId: string }
  const { runId } = header
  const batch = await (await post('/api/batches', { source: 'console.log(1)', runs: 2 })).text()
  const kept = /"runId":"([^"]+)"/.exec(batch)?.[1] ?? ''
  const [replica, uuid = ''] = runId.split('~')
  expect({
    run: [replica, UUID.test(uuid)],
    batch: kept.startsWith('b7~'),
    again: (await (await fetch(`${url}/api/runs/${runId}`)).text()) === recording,
    kept: (await fetch(`${url}/api/runs/${kept}`)).status,
    fidelity: (await post(`/api/runs/${runId}/fidelity`, {})).status,
    share: (await post('/api/shares', { runId }, ENDS)).status,
  }).toEqual({
    run: ['b7', true],
    batch: true,
    again: true,
    kept: 200,
    fidelity: 200,
    share: 201,
  })
})

it('tells metrics and health at a port of their own when asked, and metrics at no other', async () => {
  const environment = { LOOPSCOPE_METRICS_PORT: '0' }
  const service = await startTestService([24], { environment })
  try {
    const statuses = async (url: string | null) => {
      const answers = ['/metrics', '/healthz', '/api/versions'].map((path) =>
        fetch(`${url}${path}`),
      )
      return (await Promise.all(answers)).map(({ status }) => status)
    }
    expect([await statuses(service.url), await statuses(service.operatorUrl)]).toEqual([
      [404, 200, 200],
      [200, 200, 404],
    ])
  } finally {
    await service.close()
  }
})
