import { expect, it } from 'vitest'
import { findSwaps } from './findSwaps.ts'

const swapped = async (source: string, module: 'commonjs' | 'module' | 'typescript' = 'commonjs') =>
  (await findSwaps(source, module))?.map(({ line, from, to, source }) => [line, from, to, source])

it('each way to schedule can be swapped for the three others', async () => {
  expect(await swapped('const f = () => 1\nsetImmediate(f, 2)')).toEqual([
    [2, 'setImmediate', 'setTimeout', 'const f = () => 1\nsetTimeout(f, 0, 2)'],
    [2, 'setImmediate', 'nextTick', 'const f = () => 1\nprocess.nextTick(f, 2)'],
    [
      2,
      'setImmediate',
      'queueMicrotask',
      'const f = () => 1\nqueueMicrotask(f.bind(undefined, 2))',
    ],
  ])
  expect(await swapped('process.nextTick(() => {\n  a()\n})')).toEqual([
    [1, 'nextTick', 'setTimeout', 'setTimeout(() => {\n  a()\n}, 0)'],
    [1, 'nextTick', 'setImmediate', 'setImmediate(() => {\n  a()\n})'],
    [1, 'nextTick', 'queueMicrotask', 'queueMicrotask(() => {\n  a()\n})'],
  ])
})

it('what is handed over stays one argument, with the value that it has at the call', async () => {
  const of = async (source: string, to: string) =>
    (await swapped(source))?.find(([, , each]) => each === to)?.[3]
  expect(await of('setImmediate((0, () => 1), (2, 3))', 'setTimeout')).toBe(
    'setTimeout((0, () => 1), 0, (2, 3))',
  )
  expect(await of('setTimeout(console.log, 0, i)', 'queueMicrotask')).toBe(
    'queueMicrotask(console.log.bind(undefined, i))',
  )
  expect(await of('setImmediate((x) => x, ...all)', 'queueMicrotask')).toBe(
    'queueMicrotask(((x) => x).bind(undefined, ...all))',
  )
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

const lines = async (source: string, module: 'commonjs' | 'module' = 'commonjs') => [
  ...new Set((await findSwaps(source, module))?.map(({ line, from }) => `${line} ${from}`)),
]

it('a function is known by whatever name the program gives it', async () => {
  const required = [
    "const { setTimeout: later, setImmediate } = require('timers')",
    'later(f, 0)',
    'setImmediate(f)',
    "const timers = require('node:timers'), { nextTick: tick } = process, soon = queueMicrotask",
    'timers.setTimeout(f)',
    'tick(f)',
    'soon(f)',
    'globalThis.setImmediate(f)',
    "require('timers').setImmediate(f)",
  ].join('\n')
  expect(await lines(required)).toEqual([
    '2 setTimeout',
    '3 setImmediate',
    '5 setTimeout',
    '6 nextTick',
    '7 queueMicrotask',
    '8 setImmediate',
    '9 setImmediate',
  ])
  const imported = [
    "import { setImmediate as soon } from 'node:timers'",
    "import { nextTick as tick } from 'process'",
    "import proc from 'node:process'",
    "import * as timers from 'timers'",
    'soon(f)',
    'tick(f)',
    'proc.nextTick(f)',
    'timers.setTimeout(f)',
  ].join('\n')
  expect(await lines(imported, 'module')).toEqual([
    '5 setImmediate',
    '6 nextTick',
    '7 nextTick',
    '8 setTimeout',
  ])
  expect(
    (await swapped("import { setTimeout as t } from 'timers'\nt(f, 0, 1)", 'module'))?.[0],
  ).toEqual([
    2,
    'setTimeout',
    'setImmediate',
    "import { setTimeout as t } from 'timers'\nsetImmediate(f, 1)",
  ])
})

it('another function of the name is none of them, and nothing is swapped for it', async () => {
  const source = "import { setTimeout } from 'node:timers/promises'\nsetTimeout(1)\nsetImmediate(f)"
  expect(await swapped(source, 'module')).toEqual([
    [3, 'setImmediate', 'nextTick', source.replace('setImmediate', 'process.nextTick')],
    [3, 'setImmediate', 'queueMicrotask', source.replace('setImmediate', 'queueMicrotask')],
  ])
  expect(await swapped('function setImmediate() {}\nsetImmediate(f)')).toEqual([])
  expect(await swapped('const run = (queueMicrotask) => queueMicrotask(f)')).toEqual([])
})

it('the calls of one line are told apart', async () => {
  const found = await findSwaps('setImmediate(a); setImmediate(b).unref()', 'commonjs')
  expect(found?.map(({ call, to }) => [call, to])).toEqual([
    [0, 'setTimeout'],
    [0, 'nextTick'],
    [0, 'queueMicrotask'],
    [1, 'setTimeout'],
  ])
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
