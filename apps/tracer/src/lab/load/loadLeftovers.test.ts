import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import {
  endLabServices,
  type LabService,
  startLabService,
  stateOf,
  visitLab,
} from '../../testing/labService.ts'
import { stillAlive, stillListening } from '../../testing/leftovers.ts'
import { until } from '../../testing/until.ts'
import { WHOLE } from '../../testing/whole.ts'
import { findHaproxy } from '../proxy/haproxy/findHaproxy.ts'

afterAll(endLabServices)

const isMissing = 'what' in (await findHaproxy(null))

/** Command lines of processes that work in a folder of this service's, as openssl, HAProxy and whatever they start do. */
function workingFor({ data }: LabService): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const place = readlinkSync(`/proc/${pid}/cwd`)
      return command.includes(data) || folders.some((folder) => place.startsWith(folder))
        ? [command]
        : []
    } catch {
      // Gone, or none of ours.
      return []
    }
  })
}
/** The sessions' own, which may lie beside the service's. */
const folders: string[] = []

test.each([
  ['SIGKILL', { action: 'run', target: 'clusterRr', seconds: 15 }],
  ['SIGTERM', { action: 'stall', seconds: 10 }],
  // Behind HAProxy, with a certificate that openssl has just made. SIGUSR2: the service throws.
  ...(isMissing ? [] : ([['SIGUSR2', { action: 'run', target: 'tls', seconds: 15 }]] as const)),
  ...(isMissing || !WHOLE
    ? []
    : ([['SIGINT', { action: 'run', target: 'tls', seconds: 15 }]] as const)),
] as const)(
  'a service that ends by %s in the middle of a load run leaves no process',
  async (signal, action) => {
    const service = await startLabService()
    const visit = await visitLab(service.url, 'autocannon')
    const asked = await visit.act({ ...action, epoch: 1 })
    expect([asked.status, await asked.text()]).toEqual([200, expect.any(String)])
    // It may wait for another load run of this machine.
    await until(async () => (await visit.events()).some(({ type }) => type === 'loadSample'))
    const events = await visit.events()
    const pids = events.flatMap((event) => (event.type === 'process' ? [event.pid] : []))
    const ports = events.flatMap((event) => (event.type === 'loadStarted' ? [event.port] : []))
    folders.push(...[stateOf(service.data).folder ?? service.data])
    service.child.kill(signal)
    await service.ended
    expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
    if (process.platform === 'linux')
      await expect.poll(() => workingFor(service), { timeout: 20_000 }).toEqual([])
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
