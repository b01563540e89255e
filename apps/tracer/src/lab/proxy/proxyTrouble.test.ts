import { rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stillAlive } from '../../testing/leftovers.ts'
import { isHaproxyMissing, proxyLab } from '../../testing/proxyLab.ts'
import { openTestProxy } from '../../testing/testSession.ts'
import { processFacts } from '../processFacts.ts'

describe.skipIf(isHaproxyMissing)('trouble of HAProxy', () => {
  const lab = proxyLab()

  it('HAProxy killed from outside under load: requests are refused, and a restart mends it', async () => {
    await lab.act('stream', { rate: 50 })
    await lab.until(({ totals }) => totals.answered > 5)
    const one = lab.now().processes.find(({ role, exit }) => role === 'proxy' && exit === null)
    process.kill(one?.pid ?? 0, 'SIGKILL')
    const { processes } = await lab.until(({ totals }) => totals.refused > 0)
    expect([processes.find(({ id }) => id === one?.id)?.exit, lab.proxy().process]).toEqual([
      { code: null, signal: 'SIGKILL', asked: false, afterDisconnect: false },
      null,
    ])
    await expect(lab.act('preset', { preset: 'fast' })).rejects.toThrow('restart it first')
    // No server is started for settings that HAProxy cannot take, only to be ended again.
    await expect(lab.act('experiment', { experiment: 'algorithms' })).rejects.toThrow('restart it')
    expect(lab.now().processes.map(({ id }) => id)).not.toContain('web-api-3')
    await lab.act('restart', { process: 'haproxy' })
    const { answered } = lab.now().totals
    await lab.until(({ totals }) => totals.answered > answered + 5)
    await lab.act('stream', { rate: 0 })
  })

  it('two who start a dead server again at the same time get one process, not two that want its port', async () => {
    await lab.act('kill', { process: 'web-api-1' })
    await lab.until(
      ({ processes }) => processes.find(({ id }) => id === 'web-api-1')?.exit !== null,
    )
    const before = lab.events.length
    await Promise.all([1, 2].map(() => lab.act('restart', { process: 'web-api-1' })))
    await lab.until(
      ({ processes }) => processes.findLast(({ id }) => id === 'web-api-1')?.state === 'listening',
    )
    const states = lab.events
      .slice(before)
      .flatMap((event) =>
        event.type === 'process' && event.process === 'web-api-1' ? [event.state] : [],
      )
    expect(states).toEqual(['started', 'online', 'listening'])
  })

  it.each([
    ['by the page', (_pid: number) => lab.act('freeze', { process: 'haproxy' })],
    ['from a terminal', (pid: number) => process.kill(pid, 'SIGSTOP')],
  ])(
    'HAProxy frozen %s: whatever it would have to hear is refused with one sentence, and Thaw mends it',
    async (_how, freeze) => {
      const current = () => lab.now().processes.find(({ id }) => id === lab.proxy().process)
      await freeze(current()?.pid ?? 0)
      await expect.poll(async () => (await processFacts(current()?.pid ?? 0))?.state).toBe('T')
      const asked = [
        ['set', { settings: { algorithm: 'leastconn' } }],
        ['preset', { preset: 'fast' }],
        ['weight', { process: 'web-api-1', weight: 3 }],
        ['maxconn', { process: 'web-api-1', maxconn: 3 }],
        ...(['drain', 'maint', 'ready'] as const).map((name) => [name, { process: 'web-api-1' }]),
      ] as const
      const said: unknown[] = []
      for (const [name, values] of asked)
        said.push(
          await lab.act(name as 'set', values as object).catch((error: Error) => error.message),
        )
      expect(said).toEqual(asked.map(() => 'HAProxy is frozen: thaw it first.'))
      await lab.until(() => current()?.frozen === true)
      await lab.act('thaw', { process: 'haproxy' })
      await lab.act('drain', { process: 'web-api-1' })
      await lab.act('ready', { process: 'web-api-1' })
      expect([current()?.frozen, await lab.send(2)]).toEqual([false, { 200: 2 }])
    },
  )

  it('its admin socket removed: it is said, nothing is pretended, and Reset mends it', async () => {
    rmSync(join(lab.folder(), 'run', 'admin.sock'))
    await lab.until((moment) => moment.proxy?.adminSocket === false)
    await expect(lab.act('drain', { process: 'web-api-1' })).rejects.toThrow(
      'HAProxy does not answer on its admin socket, so it cannot be told anything.',
    )
    await lab.anew()
    expect(await lab.send(2)).toEqual({ 200: 2 })
  })

  it('no room for its configuration: it says so and goes on as before, and Reset mends it', async () => {
    const file = join(lab.folder(), 'haproxy.cfg.new')
    // Every write to it fails as on a full disk.
    symlinkSync('/dev/full', file)
    await expect(lab.act('preset', { preset: 'fast' })).rejects.toThrow(
      'The configuration could not be written. The disk is full.',
    )
    expect([lab.proxy().preset, await lab.send(2)]).toEqual(['notes', { 200: 2 }])
    rmSync(file)
    await lab.act('preset', { preset: 'fast' })
    expect(lab.proxy().preset).toBe('fast')
    await lab.anew()
  })

  it.each([
    ['3000', 'Another program has taken its port'],
    ['3001', 'web-api-1 ended before it listened. Another program may have taken its port.'],
  ])(
    'port %s taken before it starts: the session ends at once and says so',
    async (label, said) => {
      const other = await openTestProxy()
      const port = other.session.recording.header.labels[label]
      const thief = createServer()
      await new Promise<void>((resolve) => thief.listen({ host: '127.0.0.1', port }, resolve))
      while (!other.session.ended) await new Promise((resolve) => setTimeout(resolve, 20))
      const pids = other.pids()
      expect([other.events.at(-1), await stillAlive(pids)]).toEqual([
        expect.objectContaining({
          ...{ type: 'end', reason: 'failed' },
          message: expect.stringContaining(said) as string,
        }),
        [],
      ])
      await new Promise((resolve) => thief.close(resolve))
      await other.close()
    },
  )
})
