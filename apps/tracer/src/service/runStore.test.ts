import { expect, it } from 'vitest'
import { RunStore } from './runStore.ts'

const asked = { source: '1', module: 'commonjs', node: '24' } as const
const run = (runId: string, bytes: number) => ({ runId, asked, ndjson: Buffer.alloc(bytes) })

it('a finished run is kept for a while, and the oldest go first when they take too much', () => {
  let now = 0
  const store = new RunStore(1000, 100, () => now)
  store.add(run('a', 40))
  now = 500
  store.add(run('b', 40))
  store.add(run('c', 40))
  expect([store.get('a'), store.get('b')?.runId, store.get('c')?.runId]).toEqual([null, 'b', 'c'])
  now = 1500
  expect([store.get('b'), store.get('c')]).toEqual([null, null])
  store.add(run('huge', 101))
  expect(store.get('huge')).toBe(null)
})
