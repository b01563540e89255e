import { describe, expect, it } from 'vitest'
import { columnsOf, fitColumns, safeText, wrapColumns } from './safeText.ts'

describe('text from untrusted sources', () => {
  it.each([
    ['\u001b[2Jgone\u0007', '\\u001b[2Jgone\\u0007'],
    ['a\tb\rc\n', 'a\\tb\\rc\\n'],
    ['\u009b31m \u202egnp.exe \u200b', '\\u009b31m \\u202egnp.exe \\u200b'],
    ['{"a": "b\\c"}', '{"a": "b\\c"}'],
    ['漢字 é 😀', '漢字 é 😀'],
  ])('%j is shown as %s', (text, shown) => {
    expect(safeText(text)).toBe(shown)
  })

  it.each([
    ['abc', 3],
    ['漢字', 4],
    ['😀', 2],
    ['e\u0301', 1],
  ])('%s takes %i columns', (text, columns) => {
    expect(columnsOf(text)).toBe(columns)
  })

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['漢字漢', 6, '漢字漢'],
    ['漢字漢', 5, '漢字…'],
    ['漢字漢', 4, '漢…'],
    ['a😀b', 3, 'a…'],
  ])('%s in %i columns is %s', (text, columns, shown) => {
    expect(fitColumns(text, columns)).toBe(shown)
  })

  it.each([
    ['abcdef', 4, ['abcd', 'ef']],
    ['abcd', 4, ['abcd']],
    ['漢字漢', 3, ['漢', '字', '漢']],
    ['abcdefghijklm', 4, ['abcd', 'efgh', 'ijk…']],
    ['', 4, ['']],
  ])('%s in lines of %i columns, three at most, is %j', (text, columns, lines) => {
    expect(wrapColumns(text, columns, 3)).toEqual(lines)
  })
})
