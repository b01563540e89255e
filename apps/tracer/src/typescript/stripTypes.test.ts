import { describe, expect, test } from 'vitest'
import { stripTypes } from './stripTypes.ts'

describe('stripTypes', () => {
  test('leaves every character that is not a type in its place', () => {
    expect(stripTypes('const a: number = 1\nlog(a as unknown, b!)')).toEqual({
      type: 'stripped',
      source: 'const a         = 1\nlog(a           , b )',
      file: 'index.js',
    })
  })

  test('takes an empty source as an empty program', () => {
    expect(stripTypes('')).toEqual({ type: 'stripped', source: '', file: 'index.js' })
  })

  test('an import of types only leaves a script', () => {
    expect(stripTypes("import type { A } from './a'\n")).toMatchObject({ file: 'index.js' })
  })

  test.each([
    ["import fs from 'node:fs'", 'index.mjs'],
    ['export const a: number = 1', 'index.mjs'],
    ['const a: number = await 1', 'index.mjs'],
    ['const fs: any = require("fs"); await fs', 'index.mjs'],
    ['for await (const a of b) c(a)', 'index.mjs'],
    ['console.log(import.meta.url)', 'index.mjs'],
    ['const __filename: string = import.meta.filename', 'index.mjs'],
    ['const require = (a: string) => a', 'index.mjs'],
    ['#!/usr/bin/env node\nawait 1', 'index.mjs'],
    ['import("node:fs")', 'index.js'],
    ['const fs = require("fs")', 'index.js'],
  ])('%s is loaded as %s', (source, file) => {
    expect(stripTypes(source)).toMatchObject({ type: 'stripped', file })
  })

  test.each([
    ['let a = 1\nenum B { C }', 'TypeScript enum is not supported', 2, 1],
    ['  namespace A { export const b = 1 }', 'TypeScript namespace', 1, 3],
    ['class A { constructor(private b: number) {} }', 'TypeScript parameter property', 1, 31],
    ['import a = require("a")', 'TypeScript import equals', 1, 1],
    ['let a = 1; enum B {\n C\n}', 'TypeScript enum', 1, 12],
    ['\t\tenum B {}', 'TypeScript enum', 1, 3],
    ["const 漢字 = '漢字';  enum B {}", 'TypeScript enum', 1, 19],
    ["const a = '😀😀'; let b: = 3", 'Unexpected token', 1, 26],
    ['a\r\nb\r\nlet c: = 3', 'Unexpected token', 3, 8],
  ])('refuses %j with its place', (source, message, line, column) => {
    expect(stripTypes(source)).toEqual({
      type: 'refused',
      error: {
        name: 'SyntaxError',
        message: expect.stringContaining(message),
        stack: null,
        line,
        column,
      },
    })
  })
})
