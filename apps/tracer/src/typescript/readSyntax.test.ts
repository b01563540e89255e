import { expect, it } from 'vitest'
import { readSyntax } from './readSyntax.ts'
import type { Syntax } from './syntax.ts'
import { TypeStripper } from './typeStripper.ts'

const kindsOf = (source: string): Pick<Syntax, 'kinds' | 'beyond'> => {
  const { kinds, beyond } = readSyntax(source)
  return { kinds, beyond }
}

it.each<[string, Syntax['kinds'], Syntax['beyond']]>([
  ['console.log(1)', ['commonjs', 'module'], []],
  ['return 1', ['commonjs'], []],
  ['with ({}) {}', ['commonjs'], []],
  ['#!/usr/bin/env node\nvar o = 010', ['commonjs'], []],
  ['await 1', ['module'], []],
  ["import 'fs'", ['module'], []],
  ["const require = 1; import 'fs'", ['module'], []],
  ['const a: number = 1', ['typescript'], []],
  ['enum A { B }', [], ['enum']],
  ['declare enum A { B }', ['typescript'], []],
  ['@a class A { constructor(private b: number) {} }', [], ['decorator', 'property']],
  ['const a = <b c={1}>d</b>', [], ['jsx']],
  ['const a = <>d</>', [], ['jsx']],
  ['a < b > c', ['commonjs', 'module'], []],
  ['<!-- an old comment\n1', ['commonjs'], []],
  ['  <!doctype html>', [], ['html']],
  ['<script>1 < 2</script>', [], ['html']],
  ['Hello there, how are you?', [], []],
])('%s', (source, kinds, beyond) => {
  expect(kindsOf(source)).toEqual({ kinds, beyond })
})

it.each<[string, Syntax['moduleMark']]>([
  ['1\nimport "fs"', { word: 'import', line: 2 }],
  ['async () => { await 1 }\n\nawait 2', { word: 'await', line: 3 }],
  ['import.meta.url\nexport {}', { word: 'import.meta', line: 1 }],
  ['for await (const a of []);', { word: 'await', line: 1 }],
  ['class A { static async a() { await 1 } }', null],
  ['import("fs")', null],
])('what makes an ES module of %j', (source, mark) => {
  expect(readSyntax(source).moduleMark).toEqual(mark)
})

it.each<[string, readonly string[]]>([
  ['a.b.c(d[e], { f: g, h })', ['a', 'd', 'e', 'g', 'h']],
  ['const { a, b: [c], ...d } = {}; a; b; c; d', ['b']],
  ['function a(b, c = d) { try { e } catch (f) { f } }', ['d', 'e']],
  ['class A { b() {} c = d }; label: for (;;) break label', ['d']],
  ["import a, { b as c } from 'd'; export { a as e }; b", ['b']],
  ['document = 1; document', []],
  ['globalThis.document = {}; document', ['globalThis']],
])('the names that %j takes from outside', (source, names) => {
  expect(readSyntax(source).freeNames).toEqual(names)
})

it.each<[string, boolean]>([
  ['process.stdin.on("data", f)', true],
  ['process.stdin.isTTY', false],
  ['fs.readFileSync(0)', true],
  ['fs.readFileSync("/dev/stdin")', true],
  ['fs.readFileSync(fd)', false],
  ['const { stdin } = process; stdin.resume()', true],
  ['import { stdin as input } from "node:process"; createInterface({ input })', true],
  ['const { stdin } = require("process"); for await (const a of stdin);', true],
  ['const stdin = []; stdin.push(1)', false],
  ['// process.stdin\n"process.stdin"', false],
])('%s reads stdin: %s', (source, uses) => {
  expect(readSyntax(source).usesStdin).toBe(uses)
})

it.each<[string, boolean]>([
  ['process.stdout.columns - 1', true],
  ['process.stdout.columns || 80', false],
  ['process.stderr.rows ?? 24', false],
  ['process.stdout.isTTY && process.stdout.columns', false],
  ['table.columns', false],
  ['const out = process.stdout; out.columns * 2', true],
])('%s needs a terminal: %s', (source, needs) => {
  expect(readSyntax(source).needsTerminalSize).toBe(needs)
})

it('a source made to break or to hold the parser is given up, and the next one is read', async () => {
  const stripper = new TypeStripper()
  const deep = '('.repeat(60_000)
  const slow = `${'(a=>'.repeat(3000)}<b>${'('.repeat(2000)}`
  const read = await Promise.all([deep, slow, 'await 1'].map((source) => stripper.read(source)))
  await stripper.close()
  expect(read.at(-1)?.kinds).toEqual(['module'])
  expect(await stripper.read('1')).toBe(null)
})
