import { expect, it } from 'vitest'
import type { Order } from '../../sharedQueue/order.ts'
import type { RunResult } from '../../sharedQueue/runResult.ts'
import { Batch, type BatchEnd } from './batch.ts'

const orderOf = (runs: number, versions: readonly string[] | null = null): Order => ({
  id: 'a~7d4f2c1e-6f0b-4f6e-9f0e-2b1c3d4e5f60',
  asked: { source: '1', module: 'commonjs', node: '24' },
  run: {
    ...{ source: '1', module: 'commonjs', file: 'index.js', args: [], timeoutMs: 1, cpuMs: 1 },
    ...{ threadPoolSize: null, maxRows: 1, record: true },
  },
  ...{ runs, versions: versions && [...versions], client: '127.0.0.1', requestId: 'r' },
  until: Date.now() + 60_000,
})

const resultOf = (index: number, key: string): RunResult => ({
  ...{ index, key, lines: [], outcome: { type: 'finished', exitCode: 0 } },
  ...{ runId: `run ${index}`, node: '24.21.0', ms: 1 },
})

async function readAll(batch: Batch): Promise<{ read: unknown[]; end: BatchEnd }> {
  const read: unknown[] = []
  const told = batch.read(new AbortController().signal)
  for (let next = await told.next(); ; next = await told.next()) {
    if (next.done === true) return { read, end: next.value }
    read.push([next.value.index, next.value.runId])
  }
}

it('takes each index once, whoever tells of it and in whatever order, and every reader reads the same', async () => {
  const batch = new Batch(orderOf(3))
  const first = readAll(batch)
  for (const [index, key] of [
    [2, 'x'],
    [0, 'y'],
    [2, 'z'],
    [1, 'x'],
    [0, 'x'],
  ] as const)
    await batch.add(resultOf(index, key))
  const whole = {
    read: [
      [2, 'run 2'],
      [0, 'run 0'],
      [1, null],
    ],
    end: { type: 'ended', cut: null },
  }
  expect([await first, await readAll(batch)]).toEqual([whole, whole])
})

it('of versions every recording has its name, though the outputs are equal', async () => {
  const batch = new Batch(orderOf(2, ['22', '24']))
  for (const index of [0, 1]) await batch.add(resultOf(index, 'x'))
  expect((await readAll(batch)).read).toEqual([
    [0, 'run 0'],
    [1, 'run 1'],
  ])
})

it('what fails before its first result is thrown, and later it is how it ends', async () => {
  const error = new Error('no')
  const [early, late] = [new Batch(orderOf(2)), new Batch(orderOf(2))]
  early.fail(error)
  await late.add(resultOf(0, 'x'))
  late.fail(error)
  await expect(readAll(early)).rejects.toBe(error)
  expect(await readAll(late)).toEqual({ read: [[0, 'run 0']], end: { type: 'failed', error } })
})

it('one more run is wanted only when it is asked for, and none when it is over', async () => {
  const batch = new Batch(orderOf(20), 0)
  const before = batch.missing
  const another = batch.another()
  const then = batch.missing
  await batch.add(resultOf(0, 'x'))
  const told = await another
  batch.end(null)
  expect([before, then, told?.index, await batch.another()]).toEqual([[], [0], 0, null])
})
