import { expect, it } from 'vitest'
import { RunStore } from './runStore.ts'

const KIB = 1024
const asked = { source: '1', module: 'commonjs', node: '24' } as const
const run = (runId: string, kib: number, source = '1') => ({
  runId,
  asked: { ...asked, source },
  ndjson: Buffer.alloc(kib * KIB),
})

it('a finished run is kept for a while, and the oldest go first when they take too much', () => {
  let now = 0
  const store = new RunStore(1000, 100 * KIB, () => now)
  store.add(run('a', 40), 'x')
  now = 500
  store.add(run('b', 40), 'x')
  store.add(run('c', 40), 'x')
  expect([store.get('a'), store.get('b')?.runId, store.get('c')?.runId]).toEqual([null, 'b', 'c'])
  now = 1500
  expect([store.get('b'), store.get('c')]).toEqual([null, null])
  store.add(run('huge', 101), 'x')
  expect(store.get('huge')).toBe(null)
})

it('whoever takes most makes room, and the runs of others stay', () => {
  const store = new RunStore(1000, 100 * KIB, () => 0)
  store.add(run('mine', 20), 'me')
  for (let i = 0; i < 50; i++) store.add(run(`flood ${i}`, 20), 'flood')
  const kept = Array.from({ length: 50 }, (_, i) => `flood ${i}`).filter((id) => store.get(id))
  expect([store.get('mine')?.runId, kept]).toEqual(['mine', ['flood 47', 'flood 48', 'flood 49']])
})

it('the source of a run counts as what it takes, too', () => {
  const store = new RunStore(1000, 100 * KIB, () => 0)
  for (const id of ['a', 'b']) store.add(run(id, 0, 'x'.repeat(30 * KIB)), 'x')
  expect([store.get('a'), store.get('b')?.runId]).toEqual([null, 'b'])
})
