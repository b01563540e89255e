import { constants } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LabMoment } from '@loopscope/shared/lab/labMoment'
import { decodeHistogram } from '@loopscope/shared/lab/load/figures/decodeHistogram'
import { correctedLoad, loadHistogram } from '@loopscope/shared/lab/load/figures/loadFigures'
import type { LoadTarget } from '@loopscope/shared/lab/load/loadTargets'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stillAlive, stillListening } from '../../testing/leftovers.ts'
import { openTestLab } from '../../testing/openTestLab.ts'
import { WHOLE } from '../../testing/whole.ts'
import { findHaproxy } from '../proxy/haproxy/findHaproxy.ts'
import { LoadSession } from './loadSession.ts'

type Lab = Awaited<ReturnType<typeof open>>
let lab: Lab
/** Locks of this test's own: it should wait for no other. */
const open = async (locks?: string) => {
  const found = await findHaproxy(null)
  const haproxy = 'what' in found ? null : found
  return openTestLab((parts, folder) =>
    LoadSession.open(parts, haproxy, locks ?? `${folder}/locks`),
  )
}

beforeEach(async () => {
  lab = await open()
})
afterEach(() => lab.close())

/** So many runs are over, all of their parts. */
const over = (run: number) => (moment: LabMoment) => {
  const last = moment.load?.runs.find((one) => one.run === run)
  return last?.parts.length === last?.planned && last?.parts.at(-1)?.done != null
}
const runner = ({ processes }: LabMoment) =>
  processes.findLast(({ id, exit }) => id === 'runner' && exit === null)
const shooting = (moment: LabMoment) =>
  (moment.load?.runs.at(-1)?.parts.at(-1)?.samples.length ?? 0) > 0 && runner(moment) !== undefined

async function shoot(target: LoadTarget, run: number, seconds = 1) {
  await lab.act('run', { target, seconds, warmup: 0, connections: 4 })
  const moment = await lab.until(over(run))
  const part = moment.load?.runs.at(-1)?.parts[0]
  if (part?.done == null) throw new Error('no part')
  return { ...part, done: part.done }
}

test('each server of the session is asked, and its windows add up to the exact counts of the whole', async () => {
  const targets: readonly LoadTarget[] = WHOLE
    ? ['direct', 'nodeGzip', 'clusterRr', 'clusterNone']
    : ['nodeGzip', 'clusterNone']
  for (const [at, target] of targets.entries()) {
    const { samples, done } = await shoot(target, at + 1)
    const responses = samples.reduce((sum, one) => sum + one.responses, 0)
    expect({ ...done, responses: done.responses > 0 }).toMatchObject({
      ...{ reason: 'finished', responses: true, errors: [], lost: 0 },
      statuses: { 200: done.responses },
    })
    expect([responses, decodeHistogram(done.histogram ?? '').total]).toEqual([
      done.responses,
      done.responses,
    ])
    expect(done.autocannon?.sent).toBe(done.sent)
    expect(done.cpu.map(({ role }) => role)).toEqual(
      target.startsWith('cluster')
        ? ['client', 'server', 'server', 'server']
        : ['client', 'server'],
    )
    if (target === 'nodeGzip') expect(done.bytes / done.responses).toBeLessThan(30_000)
  }
}, 60_000)

test('an HAProxy in front of a server answers as the server does, and its processor time is told by itself', async () => {
  const targets: readonly LoadTarget[] = WHOLE
    ? ['haproxyHttp', 'haproxyTcp', 'tls', 'haproxyGzip']
    : ['haproxyHttp', 'tls']
  for (const [at, target] of targets.entries()) {
    const { done } = await shoot(target, at + 1)
    expect([done.errors, done.lost, done.statuses]).toEqual([[], 0, { 200: done.responses }])
    expect(done.cpu.map(({ process, role }) => [process, role])).toEqual([
      ['runner', 'client'],
      [`haproxy ${target === 'tls' ? 'tls' : target.slice(7).toLowerCase()}`, 'proxy'],
      [target === 'haproxyGzip' ? 'server-gzip' : 'native-http', 'server'],
    ])
    if (target === 'haproxyGzip') expect(done.bytes / done.responses).toBeLessThan(30_000)
  }
}, 60_000)

test('a port that nobody listens on ends the run with the errno of this system', async () => {
  // Long enough for 200 errors on a machine that gets ten a second.
  const { done } = await shoot('dead', 1, 15)
  const { reason, responses, lost, errors } = done
  expect({
    reason,
    responses,
    lost,
    errors: errors.map(({ code, errno }) => [code, errno]),
  }).toEqual({
    ...{ reason: 'bailedOut', responses: 0, lost: 0 },
    errors: [['ECONNREFUSED', -constants.errno.ECONNREFUSED]],
  })
  // What had failed by the time it stopped: it stops at 200, and others may be on their way.
  expect(errors[0]?.count).toBeGreaterThanOrEqual(200)
}, 30_000)

test('the stalled server stands still in both parts, and the correction adds what the closed loop left out', async () => {
  await lab.act('stall', { seconds: 4, connections: 5 })
  const moment = await lab.until(over(1))
  const stops = lab.events.flatMap((event): (string | number)[] =>
    event.type === 'process' && (event.state === 'frozen' || event.state === 'thawed')
      ? [event.state]
      : event.type === 'loadDone'
        ? [event.part]
        : [],
  )
  expect(stops).toEqual(['frozen', 'thawed', 1, 'frozen', 'thawed', 2])
  const [closed, steady] = moment.load?.runs[0]?.parts ?? []
  if (closed === undefined || steady === undefined) throw new Error('two parts')
  expect(correctedLoad(closed).total).toBeGreaterThan(loadHistogram(closed).total)
  expect([closed.started.generator, steady.started.generator]).toEqual(['autocannon', 'steady'])
  const { rate, seconds } = steady.started
  expect([steady.done?.sent, steady.done?.lost]).toEqual([(rate ?? 0) * seconds, 0])
}, 60_000)

test('a run that is stopped tells what it has, and another may begin', async () => {
  await lab.act('run', { target: 'direct', seconds: 15 })
  await lab.until(shooting)
  await expect(lab.act('run', { target: 'direct' })).rejects.toThrow('goes on already')
  await lab.act('stop')
  const moment = await lab.until(over(1))
  const { reason, sent = 0, responses = 0 } = moment.load?.runs[0]?.parts[0]?.done ?? {}
  // Whether in its warm-up or after it: at most what was under way has no answer.
  expect([reason, sent - responses <= 10]).toEqual(['stopped', true])
  expect((await shoot('direct', 2)).done.reason).toBe('finished')
}, 60_000)

test('when nobody watches any more, the generator is gone', async () => {
  await lab.act('run', { target: 'direct', seconds: 15 })
  const pid = runner(await lab.until(shooting))?.pid ?? 0
  lab.session.unwatched()
  const moment = await lab.until(over(1))
  expect([moment.load?.runs[0]?.parts[0]?.done?.reason, await stillAlive([pid])]).toEqual([
    'left',
    [],
  ])
}, 30_000)

test('a generator that is killed from outside is told, with what its windows had counted', async () => {
  await lab.act('run', { target: 'direct', seconds: 15, warmup: 0 })
  const moment = await lab.until(shooting)
  process.kill(runner(moment)?.pid ?? 0, 'SIGKILL')
  const part = (await lab.until(over(1))).load?.runs[0]?.parts[0]
  const told = part?.samples.reduce((sum, { responses }) => sum + responses, 0)
  expect(part?.done).toMatchObject({ reason: 'killed', histogram: null, responses: told })
  expect((await shoot('direct', 2)).done.reason).toBe('finished')
}, 60_000)

test('a generator that takes its time to start is not killed for it: its time runs from its first word on', async () => {
  // On a busy machine it may have said that word before it is stopped here: then its time runs, and the next one is tried.
  for (let run = 1, spoke = true; spoke; run++) {
    await lab.act('run', { target: 'direct', seconds: 1, warmup: 0 })
    const pid = runner(await lab.until((moment) => runner(moment) !== undefined))?.pid ?? 0
    process.kill(pid, 'SIGSTOP')
    await sleep(500)
    spoke = runner(await lab.until(() => true))?.state !== 'started'
    // A machine that stands still as the process starts, for longer than the run and its grace.
    if (!spoke) await sleep(4000)
    process.kill(pid, 'SIGCONT')
    const part = (await lab.until(over(run))).load?.runs.at(-1)?.parts[0]
    expect(part?.done?.reason).toBe('finished')
  }
}, 60_000)

test('a run waits for that of another session, and knows its place', async () => {
  const locks = `${process.env['TMPDIR'] ?? '/tmp'}/loopscope-locks-${crypto.randomUUID()}`
  const [first, second] = [await open(locks), await open(locks)]
  try {
    await first.act('run', { target: 'direct', seconds: 15 })
    await first.until(shooting)
    await second.act('run', { target: 'direct', seconds: 1, warmup: 0 })
    const waiting = await second.until(({ load }) => load?.queued !== null)
    expect([waiting.load?.queued?.ahead, waiting.load?.runs]).toEqual([1, []])
    await first.act('stop')
    const after = await second.until(over(1))
    expect(after.load?.queued).toBe(null)
  } finally {
    await first.close()
    await second.close()
  }
}, 60_000)

test('reset and end leave no process and no port behind', async () => {
  await lab.act('run', { target: 'clusterNone', seconds: 15 })
  await lab.until(shooting)
  const before = lab.pids()
  await lab.act('reset')
  expect(await stillAlive(before)).toEqual([])
  await lab.act('run', { target: 'clusterRr', seconds: 15 })
  await lab.until(shooting)
  const ports = lab.events.flatMap((event) => (event.type === 'loadStarted' ? [event.port] : []))
  await lab.close()
  expect([await stillAlive(lab.pids()), await stillListening(ports)]).toEqual([[], []])
  expect(lab.events.at(-1)).toMatchObject({ type: 'end', reason: 'stopped' })
}, 60_000)
