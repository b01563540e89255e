import { expect, test } from 'vitest'
import { needsReading } from './advise.ts'

test('what reads a file is read itself only where stdin may be that file', () => {
  const finished = { type: 'finished', exitCode: 0, durationMs: 1 } as const
  const texts = [
    'fs.readFile(__filename, done)',
    'fs.readFileSync("a.txt")',
    'fs.readFileSync(0)',
    'fs.readFile( 0, done)',
    'fs.readSync(/* stdin */ 0, bytes)',
    'const fd = 0\nfs.readFileSync(fd)',
    'fs.readFileSync("/dev/stdin")',
    'process.stdout.columns',
  ]
  const read = texts.filter((text) => needsReading(finished, text))
  expect(read).toEqual(texts.slice(2))
  const crashed = { ...finished, type: 'crashed', error: null } as never
  expect(needsReading(crashed, 'fs.readFile(__filename, done)')).toBe(true)
})
