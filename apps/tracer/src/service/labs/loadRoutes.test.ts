import { loadActionNames } from '@loopscope/shared/lab/load/loadActions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { labClient } from '../../testing/labClient.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { WHOLE } from '../../testing/whole.ts'

let service: TestService
let visitor: ReturnType<typeof labClient>
let id: string

const FUZZED = WHOLE ? 10_000 : 300

beforeAll(async () => {
  service = await startTestService([24])
  visitor = labClient(service)
  id = (await visitor.open('autocannon')).id
  await visitor.read(id, ({ epoch }) => epoch === 1)
})

afterAll(() => service.close())

const session = () => service.labs.active[0]

it('no body, whatever it holds, breaks the service or starts a load run', async () => {
  const before = session()?.pids
  const hostile = fc.constantFrom(
    ...['http://169.254.169.254/', 'direct', 'tls', 'dead', '/var/run/docker.sock', './evil.js'],
    ...['$(reboot)', 'a\nb', '../..', '__proto__', 'constructor', 'haproxyHttp', 'localhost:22'],
  )
  const values = fc.oneof(
    ...[hostile, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()],
    fc.array(hostile, { maxLength: 3 }),
    fc.dictionary(hostile, hostile, { maxKeys: 2 }),
  )
  const own = ['target', 'a', 'b', 'seconds', 'rounds', 'connections', 'pipelining', 'warmup']
  const keys = fc.constantFrom(
    ...['action', 'epoch', 'tab', ...own],
    // What autocannon itself would take, and this service has no word for.
    ...['url', 'socketPath', 'setupClient', 'har', 'workers', 'headers', '__proto__', 'servername'],
  )
  const bodies = fc.oneof(
    fc.dictionary(keys, values, { maxKeys: 6 }).map((body) => ({ ...body, epoch: 999 })),
    fc.record({
      ...{ action: fc.constantFrom(...loadActionNames), target: values, a: values, b: values },
      epoch: values.filter((value) => value !== 1),
    }),
    // Of the right epoch: nothing may pass that has such a key.
    fc.record({
      ...{ action: fc.constantFrom('run', 'ab', 'stall'), target: hostile, epoch: fc.constant(1) },
      url: hostile,
    }),
    fc.jsonValue(),
  )
  const statuses = new Set<number>()
  for (const body of fc.sample(bodies, FUZZED)) {
    const response = await visitor.post(`/api/labs/${id}/actions`, body as object)
    statuses.add(response.status)
    await response.arrayBuffer()
  }
  expect([...statuses].filter((status) => ![400, 409, 429].includes(status))).toEqual([])
  const types = session()?.recording.events.map(({ type }) => type)
  expect(types?.filter((type) => type.startsWith('load'))).toEqual([])
  expect(session()?.pids).toEqual(expect.arrayContaining([...(before ?? [])]))
})
