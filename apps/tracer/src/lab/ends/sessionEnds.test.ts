import { once } from 'node:events'
import { createServer } from 'node:net'
import { clusterActionSchema } from '@loopscope/shared/lab/labApi'
import { expect, it } from 'vitest'
import { stillAlive, stillListening, zombies } from '../../testing/leftovers.ts'
import { openTestSession, settled } from '../../testing/testSession.ts'
import { until } from '../../testing/until.ts'

it('a session whose guard was killed from outside ends, says so, and leaves nothing', async () => {
  const lab = await openTestSession()
  await lab.until(settled(2))
  const [pids, ports] = [lab.pids(), lab.ports()]
  process.kill(lab.session.tree?.guard.pid ?? 0, 'SIGKILL')
  await until(() => lab.session.ended)
  expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
  expect(lab.events.at(-1)).toMatchObject({
    type: 'end',
    reason: 'failed',
    message: "The session's guard process was ended from outside.",
  })
  await lab.close()
})

it('a session that is stopped leaves no zombie either, not of a primary that forks again', async () => {
  const lab = await openTestSession()
  await lab.until(settled(2))
  await lab.act('refork', { on: true })
  await lab.act('freeze', { process: 'worker 1' })
  const pids = lab.pids()
  await lab.close()
  expect([await stillAlive(pids), await zombies(pids)]).toEqual([[], []])
})

it('a session that is stopped while it begins anew ends when all that was there has', async () => {
  const lab = await openTestSession()
  const { session } = lab
  const { tree } = session
  await lab.until(({ processes }) => processes.length > 0)
  const reset = session.act(clusterActionSchema.parse({ action: 'reset', epoch: 1 }))
  await tree?.guard.gone
  await session.end('stopped')
  await reset
  expect([
    session.tree === tree,
    lab.events.at(-1)?.type,
    lab.now().processes.filter(({ exit }) => exit === null),
  ]).toEqual([true, 'end', []])
  await lab.close()
})

it('of a session whose primary was killed from outside, frozen workers are left neither', async () => {
  const lab = await openTestSession()
  const { processes } = await lab.until(settled(2))
  await lab.act('freeze', { process: 'worker 1' })
  await lab.act('freeze', { process: 'worker 2' })
  process.kill(processes.find(({ id }) => id === 'primary')?.pid ?? 0, 'SIGKILL')
  const { processes: after } = await lab.until(({ processes: now }) =>
    now.some(({ id, exit }) => id === 'primary' && exit !== null),
  )
  expect(after.map(({ id, frozen, exit }) => [id, frozen, exit?.asked ?? null])).toEqual([
    ['primary', false, false],
    ['client', false, null],
    ['worker 1', true, null],
    ['worker 2', true, null],
  ])
  const [pids, ports] = [lab.pids(), lab.ports()]
  await lab.close()
  expect([await stillAlive(pids), await stillListening(ports)]).toEqual([[], []])
})

it('a session that is stopped or begins anew tells its ends as no failures of theirs', async () => {
  const lab = await openTestSession()
  await lab.until(settled(2))
  await lab.act('reset')
  await lab.until(settled(2))
  await lab.close()
  const exits = lab.events.filter((event) => event.type === 'process' && event.state === 'exited')
  const { exits: counted, gap, processes } = lab.now()
  expect([exits.length, counted, gap]).toEqual([8, 0, null])
  expect(exits).toEqual(exits.map(() => expect.objectContaining({ asked: true, withAll: true })))
  expect(processes.map(({ state, exit }) => [state, exit?.withAll])).toEqual(
    Array(4).fill(['exited', true]),
  )
})

// Of the first Node tells by an event, of the second by throwing.
it.each([
  ['ENOENT', '/nowhere/node'],
  ['ENOTDIR', '/dev/null/node'],
])(
  'a session whose processes cannot be started (%s) ends, says so, and leaves nothing',
  async (code, path) => {
    const { execPath } = process
    process.execPath = path
    const lab = await openTestSession()
    process.execPath = execPath
    await until(() => lab.session.ended)
    expect([lab.events.at(-1), lab.pids()]).toEqual([
      expect.objectContaining({
        ...{ type: 'end', reason: 'failed', message: `The guard could not be started: ${code}.` },
      }),
      [0],
    ])
    await lab.close()
  },
)

it('a session whose guard does not get going ends, says so, and leaves nothing', async () => {
  const lab = await openTestSession({ startMs: 1000 })
  const guard = lab.session.tree?.guard.pid ?? 0
  process.kill(guard, 'SIGSTOP')
  await until(() => lab.session.ended)
  expect([lab.events.at(-1), await stillAlive([guard])]).toEqual([
    expect.objectContaining({
      ...{ type: 'end', reason: 'failed' },
      message:
        "The session's guard process was started 1 s ago and does not run yet: this machine may allow no more threads.",
    }),
    [],
  ])
  await lab.close()
})

it('a worker that is killed from outside is told as one that nobody here asked to end', async () => {
  const lab = await openTestSession()
  await lab.until(settled(2))
  const worker = lab.now().processes.find(({ id }) => id === 'worker 1')
  process.kill(worker?.pid ?? 0, 'SIGKILL')
  const { processes } = await lab.until(({ exits }) => exits === 1)
  expect(processes.find(({ id }) => id === 'worker 1')?.exit).toEqual({
    ...{ code: null, signal: 'SIGKILL', asked: false, afterDisconnect: false },
  })
  await lab.close()
})

it('a session whose port is taken before its workers listen ends, says so, and leaves nothing', async () => {
  const lab = await openTestSession()
  const server = createServer().listen({
    host: '127.0.0.1',
    port: lab.session.recording.header.labels['4000'] ?? 0,
  })
  await once(server, 'listening')
  await until(() => lab.session.ended)
  expect([lab.events.at(-1), await stillAlive(lab.pids())]).toEqual([
    expect.objectContaining({
      ...{ type: 'end', reason: 'failed' },
      message: 'Another program has taken the port of this session meanwhile.',
    }),
    [],
  ])
  server.close()
  await lab.close()
})
