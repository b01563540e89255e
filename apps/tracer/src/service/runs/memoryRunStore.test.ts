import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { KeptRun } from './keptRun.ts'
import { MemoryRunStore } from './memoryRunStore.ts'

const KIB = 1024
const asked = { source: '1', module: 'commonjs', node: '24' } as const
const runOf = (runId: string, ndjson: Buffer, source = '1') =>
  new KeptRun({
    runId,
    asked: { ...asked, source },
    major: 24,
    chunks: [ndjson.subarray(0, 5), ndjson.subarray(5)],
  })
/** Random bytes take as much compressed. */
const run = (runId: string, kib: number) => runOf(runId, randomBytes(kib * KIB))
/** Adds it, and waits until it takes as little room as it will. */
async function add(store: MemoryRunStore, added: KeptRun, owner: string): Promise<void> {
  await store.add(added, owner)
  await added.settle()
}
/** Which of these are kept. */
const kept = async (store: MemoryRunStore, runIds: readonly string[]) =>
  (await Promise.all(runIds.map((runId) => store.get(runId)))).flatMap((each) => each?.runId ?? [])

it('a finished run is kept for a while, and the oldest go first when they take too much', async () => {
  let now = 0
  const store = new MemoryRunStore(1000, 100 * KIB, () => now)
  await add(store, run('a', 40), 'x')
  now = 500
  await add(store, run('b', 40), 'x')
  await add(store, run('c', 40), 'x')
  expect(await kept(store, ['a', 'b', 'c'])).toEqual(['b', 'c'])
  now = 1500
  expect(await kept(store, ['b', 'c'])).toEqual([])
  await add(store, run('huge', 101), 'x')
  expect(await store.get('huge')).toBe(null)
})

it('whoever takes most makes room, and the runs of others stay', async () => {
  const store = new MemoryRunStore(1000, 100 * KIB, () => 0)
  await add(store, run('mine', 20), 'me')
  const flood = Array.from({ length: 50 }, (_, i) => `flood ${i}`)
  for (const runId of flood) await add(store, run(runId, 20), 'flood')
  expect(await kept(store, ['mine', ...flood])).toEqual([
    'mine',
    'flood 47',
    'flood 48',
    'flood 49',
  ])
})

it('the source of a run counts as what it takes, too', async () => {
  const store = new MemoryRunStore(1000, 100 * KIB, () => 0)
  for (const id of ['a', 'b']) await add(store, runOf(id, Buffer.of(), 'x'.repeat(30 * KIB)), 'x')
  expect(await kept(store, ['a', 'b'])).toEqual(['b'])
})

it('a large recording is kept compressed and given back as it was, also while it is being compressed', async () => {
  const ndjson = Buffer.from('{"type":"main","at":0}\n'.repeat(10_000))
  const store = new MemoryRunStore(1000, 100 * KIB, () => 0)
  const large = runOf('large', ndjson)
  await store.add(large, 'x')
  const early = await (await store.get('large'))?.ndjson()
  await large.settle()
  const late = await (await store.get('large'))?.ndjson()
  expect([early?.equals(ndjson), late?.equals(ndjson)]).toEqual([true, true])
  expect(large.bytes).toBeLessThan(ndjson.length / 12)
})
