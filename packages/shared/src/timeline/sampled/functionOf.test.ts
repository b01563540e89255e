import { expect, it } from 'vitest'
import { kindOf, nameOf, placeOf } from './functionOf.ts'

const told = (name: string, url: string, file = '/tmp/app/index.js') => {
  const called = { name, url, line: 12, column: 3 }
  const kind = kindOf(called, file)
  return [kind, nameOf(called, kind), placeOf(called, kind)]
}

it('tells the code of the program, of other files, of Node and of V8 apart', () => {
  expect([
    told('work', 'file:///tmp/app/index.js'),
    told('work', '/tmp/app/index.js'),
    told('', 'file:///tmp/app/dep.mjs'),
    told('run', 'evalmachine.<anonymous>'),
    told('listOnTimeout', 'node:internal/timers'),
    told('readSync', 'fs.js'),
    told('writev', ''),
    told('DoJoin', 'native array.js'),
    told('(garbage collector)', ''),
    told('(program)', ''),
    told('enter', 'file:///loopscope/recorder.cjs'),
  ]).toEqual([
    ['own', 'work', 'line 12'],
    ['own', 'work', 'line 12'],
    ['file', 'anonymous function', 'dep.mjs:12'],
    ['file', 'run', 'evalmachine.<anonymous>:12'],
    ['node', 'listOnTimeout', 'node:internal/timers:12'],
    ['node', 'readSync', 'fs.js:12'],
    ['native', 'writev', 'native code'],
    ['native', 'DoJoin', 'native code'],
    ['gc', 'Garbage collector', 'V8'],
    ['program', 'Outside any function', 'V8'],
    ['recorder', "Loopscope's recorder", null],
  ])
})

it('knows the file of the program by its URL, too', () => {
  expect([
    told('work', 'file:///C:/Users/a%20b/index.js', 'C:\\Users\\a b\\index.js')[0],
    told('work', 'file:///tmp/100%/index.js', '/tmp/100%/index.js')[0],
  ]).toEqual(['own', 'own'])
})
