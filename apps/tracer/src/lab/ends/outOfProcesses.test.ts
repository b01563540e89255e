import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { afterAll, describe, expect, it } from 'vitest'
import {
  endLabServices,
  guardOf,
  type LabVisit,
  startLabService,
  stateFiles,
  visitLab,
} from '../../testing/labService.ts'
import { stillAlive, stillListening } from '../../testing/leftovers.ts'
import { until } from '../../testing/until.ts'
import { WHOLE } from '../../testing/whole.ts'

// RLIMIT_NPROC counts the threads of a user, and root has no limit: as root the service runs as a user whom no one else is, and
// may still read this folder, wherever it lies.
const isRoot = process.getuid?.() === 0
const user = isRoot ? 50_000 + (process.pid % 10_000) : (process.getuid?.() ?? 0)
const AS_USER = isRoot
  ? ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups']
      .concat('--inh-caps=-all,+dac_override,+dac_read_search')
      .concat('--ambient-caps=-all,+dac_override,+dac_read_search')
  : []

/** Threads that a session's processes may have beside those of the service: from none for its guard to all for a worker. */
const SPARE = WHOLE ? [0, 1, 3, 6, 7, 9, 11, 13, 15, 18, 21, 25, 29] : [0, 3, 7, 11, 15, 21]

const SENTENCES = [
  /^The (?:guard|primary|client) could not be started: this machine allows no more processes \(EAGAIN\)\.$/,
  /^The session's guard process ended as it started, by SIG[A-Z]+\.$/,
  /^The (?:primary|client) ended as it started, by SIG[A-Z]+\./,
  /^The (?:primary|client) ended as it started, with code \d+\. .*EAGAIN/,
]

afterAll(endLabServices)

describe.skipIf(process.platform !== 'linux')('where the machine allows no more processes', () => {
  it('a session ends with a sentence, or can be stopped; nothing is left of it, and the service lives', async () => {
    const service = await startLabService(undefined, AS_USER)
    const there = threads()
    for (const spare of SPARE) {
      limit(service.child.pid ?? 0, there + spare)
      const visit = await visitLab(service.url)
      const guard = guardOf(service.data)
      await untilItFails(visit)
      const status = await visit.stop()
      const events = await visit.events()
      const pids = events.flatMap((event) => (event.type === 'process' ? [event.pid] : []))
      const ports = events.flatMap((event) =>
        event.type === 'epoch' ? Object.values(event.labels) : [],
      )
      const end = events.at(-1)
      const told = end?.type === 'end' ? end : null
      const isSaid =
        told?.reason === 'stopped' || SENTENCES.some((words) => words.test(told?.message ?? ''))
      expect([spare, told, isSaid]).toEqual([spare, expect.anything(), true])
      if (spare === 0 && isRoot)
        expect(told?.message).toBe(
          'The guard could not be started: this machine allows no more processes (EAGAIN).',
        )
      expect([
        status,
        pids.includes(0),
        await stillAlive([...pids, guard ?? 0].filter((pid) => pid > 0)),
        await stillListening(ports),
        stateFiles(service.data),
        (await fetch(`${service.url}/healthz`)).status,
      ]).toEqual([204, false, [], [], [], 200])
      // No one else is this user: what no event told of must be gone too.
      const others = processes().filter((pid) => pid !== service.child.pid)
      if (isRoot) expect(await stillAlive(others)).toEqual([])
    }
  })

  it('a primary that cannot fork throws what Node gives it, and nothing of that is hidden', async () => {
    const service = await startLabService(undefined, AS_USER)
    const visit = await visitLab(service.url)
    const listening = async () =>
      (await visit.events()).filter((event) => 'state' in event && event.state === 'listening')
    await until(async () => (await listening()).length >= 2)
    const primary = (await visit.events()).find(
      (event) => event.type === 'process' && event.process === 'primary',
    )
    limit(primary?.type === 'process' ? primary.pid : 0, 1)
    await visit.act({ action: 'fork', epoch: 1 })
    const isExit = (event: LabEvent) =>
      event.type === 'process' && event.process === 'primary' && event.state === 'exited'
    await until(async () => (await visit.events()).some(isExit))
    const events = await visit.events()
    const thrown = events.filter((event) => event.type === 'log' && event.stream === 'stderr')
    expect([events.find(isExit), thrown]).toEqual([
      expect.objectContaining({ code: 1, signal: null, asked: false }),
      [expect.objectContaining({ text: expect.stringMatching(/^Error: spawn \S*node EAGAIN$/) })],
    ])
    expect(await visit.stop()).toBe(204)
    service.child.kill('SIGTERM')
    expect(await service.ended).toBe(0)
  })
})

/** It may not fail at all, and then nothing of it does within 2 s. */
async function untilItFails(visit: LabVisit): Promise<void> {
  const until = performance.now() + 2000
  while (performance.now() < until) {
    const events = await visit.events()
    if (events.some((event) => event.type === 'end')) return
    if (events.some((event) => event.type === 'process' && event.state === 'exited')) return
    await sleep(50)
  }
}

/** Asked for by the user itself: root of a container may not change limits of others. */
function limit(pid: number, processes: number): void {
  const [command = '', ...args] = [
    ...AS_USER,
    'prlimit',
    '--pid',
    `${pid}`,
    `--nproc=${processes}:`,
  ]
  execFileSync(command, args)
}

/** Of the user, by /proc. */
function processes(): number[] {
  return statuses().map(({ pid }) => pid)
}

function threads(): number {
  return statuses().reduce((sum, { threads }) => sum + threads, 0)
}

function statuses(): { pid: number; threads: number }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      if (Number(/^Uid:\t(\d+)/m.exec(status)?.[1]) !== user) return []
      return [{ pid: Number(name), threads: Number(/^Threads:\t(\d+)/m.exec(status)?.[1]) }]
    } catch {
      return []
    }
  })
}
