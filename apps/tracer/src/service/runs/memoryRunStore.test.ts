import { expect, it } from 'vitest'
import { MemoryRunStore } from './memoryRunStore.ts'

const KIB = 1024
const asked = { source: '1', module: 'commonjs', node: '24' } as const
const run = (runId: string, kib: number, source = '1') => ({
  runId,
  asked: { ...asked, source },
  ndjson: Buffer.alloc(kib * KIB),
})
/** Which of these are kept. */
const kept = async (store: MemoryRunStore, runIds: readonly string[]) =>
  (await Promise.all(runIds.map((runId) => store.get(runId)))).flatMap((each) => each?.runId ?? [])

it('a finished run is kept for a while, and the oldest go first when they take too much', async () => {
  let now = 0
  const store = new MemoryRunStore(1000, 100 * KIB, () => now)
  await store.add(run('a', 40), 'x')
  now = 500
  await store.add(run('b', 40), 'x')
  await store.add(run('c', 40), 'x')
  expect(await kept(store, ['a', 'b', 'c'])).toEqual(['b', 'c'])
  now = 1500
  expect(await kept(store, ['b', 'c'])).toEqual([])
  await store.add(run('huge', 101), 'x')
  expect(await store.get('huge')).toBe(null)
})

it('whoever takes most makes room, and the runs of others stay', async () => {
  const store = new MemoryRunStore(1000, 100 * KIB, () => 0)
  await store.add(run('mine', 20), 'me')
  const flood = Array.from({ length: 50 }, (_, i) => `flood ${i}`)
  for (const runId of flood) await store.add(run(runId, 20), 'flood')
  expect(await kept(store, ['mine', ...flood])).toEqual([
    'mine',
    'flood 47',
    'flood 48',
    'flood 49',
  ])
})

it('the source of a run counts as what it takes, too', async () => {
  const store = new MemoryRunStore(1000, 100 * KIB, () => 0)
  for (const id of ['a', 'b']) await store.add(run(id, 0, 'x'.repeat(30 * KIB)), 'x')
  expect(await kept(store, ['a', 'b'])).toEqual(['b'])
})
