import { expect, it } from 'vitest'
import { findSwaps } from './findSwaps.ts'

const swapped = async (source: string, module: 'commonjs' | 'module' | 'typescript' = 'commonjs') =>
  (await findSwaps(source, module))?.map(({ line, from, to, source }) => [line, from, to, source])

it('each way to schedule can be swapped for the three others', async () => {
  expect(await swapped('const f = () => 1\nsetImmediate(f, 2)')).toEqual([
    [2, 'setImmediate', 'setTimeout', 'const f = () => 1\nsetTimeout(f, 0, 2)'],
    [2, 'setImmediate', 'nextTick', 'const f = () => 1\nprocess.nextTick(f, 2)'],
    [2, 'setImmediate', 'queueMicrotask', 'const f = () => 1\nqueueMicrotask(() => (f)(2))'],
  ])
  expect(await swapped('process.nextTick(() => {\n  a()\n})')).toEqual([
    [1, 'nextTick', 'setTimeout', 'setTimeout(() => {\n  a()\n}, 0)'],
    [1, 'nextTick', 'setImmediate', 'setImmediate(() => {\n  a()\n})'],
    [1, 'nextTick', 'queueMicrotask', 'queueMicrotask(() => {\n  a()\n})'],
  ])
})

it('a timer is swapped where it has the least delay, and not where it waits', async () => {
  const lines = ['setTimeout(f)', 'setTimeout(f, 0)', 'setTimeout(f, 1, x)', 'setTimeout(f, 5)']
  const found = await findSwaps(lines.join('\n'), 'commonjs')
  expect(found?.filter(({ to }) => to === 'nextTick').map(({ line }) => line)).toEqual([1, 2, 3])
})

it('a call within another is swapped by itself', async () => {
  const source = 'setImmediate(() => queueMicrotask(() => 1))'
  expect((await swapped(source))?.filter(([, , to]) => to === 'nextTick')).toEqual([
    [1, 'setImmediate', 'nextTick', 'process.nextTick(() => queueMicrotask(() => 1))'],
    [1, 'queueMicrotask', 'nextTick', 'setImmediate(() => process.nextTick(() => 1))'],
  ])
})

it('what goes on with the result keeps one', async () => {
  expect(await swapped('setImmediate(f).unref()')).toEqual([
    [1, 'setImmediate', 'setTimeout', 'setTimeout(f, 0).unref()'],
  ])
})

it('text and comments are left alone, and other functions of the name too', async () => {
  const source =
    '// setImmediate(f)\nlet a = "setImmediate(f)"\nb.setImmediate(f)\nsetImmediate(...c)'
  expect(await swapped(source)).toEqual([])
})

it('modules, top-level await and types are understood', async () => {
  const module = 'import fs from "fs"\nawait 1\nsetImmediate(f)'
  expect(await findSwaps(module, 'module')).toHaveLength(3)
  expect(await findSwaps(module, 'commonjs')).toHaveLength(3)
  const typed = 'const f = (a: number): void => {}\nsetImmediate(f as () => void)\nenum A { B }'
  expect((await swapped(typed, 'typescript'))?.[1]).toEqual([
    2,
    'setImmediate',
    'nextTick',
    typed.replace('setImmediate', 'process.nextTick'),
  ])
})

it('code that cannot be parsed is said to be so', async () => {
  expect(await findSwaps('setImmediate(', 'commonjs')).toBe(null)
})
