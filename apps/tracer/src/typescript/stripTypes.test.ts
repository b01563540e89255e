import { describe, expect, it } from 'vitest'
import { stripTypes } from './stripTypes.ts'

describe('stripTypes', () => {
  it('puts spaces where types were, so that every position stays', () => {
    expect(stripTypes('const a: number = 1\nconsole.log(a as unknown)')).toEqual({
      type: 'stripped',
      source: 'const a         = 1\nconsole.log(a           )',
      file: 'index.js',
    })
  })

  it.each([
    ['import fs from "fs"', 'index.mjs'],
    ['export const a = 1', 'index.mjs'],
    ['console.log(import.meta.url)', 'index.mjs'],
    ['const a: number = await Promise.resolve(1)', 'index.mjs'],
    ['for await (const a of []) console.log(a)', 'index.mjs'],
    ['import("fs").then(console.log)', 'index.js'],
    ['const f = async () => { await 1 }', 'index.js'],
    ['const fs = require("fs")', 'index.js'],
  ])('%s becomes %s', (source, file) => {
    expect(stripTypes(source)).toMatchObject({ type: 'stripped', file })
  })

  it('says where something is that has no JavaScript of its own', () => {
    expect(stripTypes('let a: string\n  enum Colour { Red }')).toEqual({
      type: 'unsupported',
      error: {
        name: 'SyntaxError',
        message: 'TypeScript enum is not supported in strip-only mode',
        stack: null,
        line: 2,
        column: 3,
      },
    })
  })
})
