import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { endLabServices, startLabService, visitLab } from '../../testing/labService.ts'
import { stillAlive, stillListening } from '../../testing/testSession.ts'

afterAll(endLabServices)

test.each([
  ['SIGKILL', { action: 'run', target: 'clusterRr', seconds: 15 }],
  ['SIGTERM', { action: 'stall', seconds: 10 }],
] as const)(
  'a service that ends by %s in the middle of a load run leaves no process',
  async (signal, action) => {
    const service = await startLabService()
    const visit = await visitLab(service.url, 'autocannon')
    expect((await visit.act({ ...action, epoch: 1 })).status).toBe(200)
    // It may wait for another load run of this machine.
    while (!(await visit.events()).some(({ type }) => type === 'loadSample')) await sleep(50)
    const events = await visit.events()
    const pids = events.flatMap((event) => (event.type === 'process' ? [event.pid] : []))
    const ports = events.flatMap((event) => (event.type === 'loadStarted' ? [event.port] : []))
    service.child.kill(signal)
    await service.ended
    expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
  },
  90_000,
)

test('whatever else is asked is refused with the names that there are, and nothing runs', async () => {
  const service = await startLabService()
  const visit = await visitLab(service.url, 'autocannon')
  const bodies = [
    { action: 'run', target: 'http://169.254.169.254/' },
    { action: 'run', target: 'direct', url: 'http://example.org/' },
    { action: 'run', target: 'direct', setupClient: './x.js' },
    { action: 'run', target: 'direct', connections: 1e9 },
    { action: 'kill', process: 'runner' },
    { action: '__proto__' },
  ]
  for (const body of bodies)
    expect([body, (await visit.act({ ...body, epoch: 1 })).status]).toEqual([body, 400])
  expect((await visit.events()).some(({ type }) => type === 'loadStarted')).toBe(false)
  await visit.stop()
})
