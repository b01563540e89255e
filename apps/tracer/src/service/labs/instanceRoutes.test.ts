import { instanceActionNames } from '@loopscope/shared/lab/processes/instanceActions'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { labClient } from '../../testing/labClient.ts'
import { startTestService, type TestService } from '../../testing/startTestService.ts'
import { WHOLE } from '../../testing/whole.ts'

let service: TestService
let visitor: ReturnType<typeof labClient>
let id: string

const FUZZED = WHOLE ? 10_000 : 200

beforeAll(async () => {
  service = await startTestService([24])
  visitor = labClient(service)
  id = (await visitor.open('processes')).id
  await visitor.read(
    id,
    ({ processes }) => processes.filter((one) => one.state === 'online').length === 5,
  )
})

afterAll(() => service.close())

it('no body, whatever it holds, breaks the service or starts or ends a process', async () => {
  const [session] = service.labs.active
  const before = session?.pids
  const hostile = fc.constantFrom(
    ...['../../etc/passwd', 'parent; reboot', '$(reboot)', '__proto__', 'constructor', 'primary'],
    ...['worker 1', '1', '-1', 'forked child\n', 'SIGKILL', 'module', './evil.js'],
  )
  const values = fc.oneof(
    ...[hostile, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.string()],
    fc.array(hostile, { maxLength: 3 }),
    fc.dictionary(hostile, hostile, { maxKeys: 2 }),
  )
  const keys = fc.constantFrom(
    ...['action', 'epoch', 'tab', 'times', 'serialization', 'process', 'how', 'on', 'file', 'pid'],
    ...['execArgv', 'env', 'execPath', '__proto__'],
  )
  const bodies = fc.oneof(
    fc.dictionary(keys, values, { maxKeys: 6 }).map((body) => ({ ...body, epoch: 999 })),
    // Of the right epoch: a value that no action knows, or a key that none has.
    fc.record({
      ...{ action: fc.constantFrom('crash', 'restart'), process: hostile, how: hostile },
      epoch: fc.constant(1),
    }),
    fc.record({
      ...{ action: fc.constantFrom(...instanceActionNames), epoch: fc.constant(1) },
      execArgv: hostile,
    }),
    fc.record({ action: fc.constant('measure'), epoch: fc.constant(1), times: hostile }),
    fc.jsonValue(),
  )
  const statuses = new Set<number>()
  for (const body of fc.sample(bodies, FUZZED)) {
    const response = await visitor.post(`/api/labs/${id}/actions`, body as object)
    statuses.add(response.status)
    await response.arrayBuffer()
  }
  expect([...statuses].filter((status) => ![400, 409, 429].includes(status))).toEqual([])
  const types = session?.recording.events.map(({ type }) => type) ?? []
  expect(types.filter((type) => type === 'action' || type === 'comparison')).toEqual([])
  expect(session?.pids.toSorted()).toEqual(before?.toSorted())
})
