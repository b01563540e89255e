import { describe, expect, it } from 'vitest'
import { parseArguments } from './parseArguments.ts'

describe('parseArguments', () => {
  it('reads a trace with everything', () => {
    const argv =
      'trace a.js --node 20 --module module --timeout 100 --format summary -- --x y'.split(' ')
    expect(parseArguments(argv)).toEqual({
      type: 'trace',
      file: 'a.js',
      node: '20',
      module: 'module',
      timeoutMs: 100,
      format: 'summary',
      args: ['--x', 'y'],
    })
  })

  it('has a default for all but the file', () => {
    expect(parseArguments(['trace', 'a.js'])).toEqual({
      type: 'trace',
      file: 'a.js',
      node: '24',
      module: null,
      timeoutMs: 5000,
      format: 'text',
      args: [],
    })
  })

  it.each([
    [[], 'Say what to do: trace or versions.'],
    [['fly'], '"fly" is no command; there are trace and versions.'],
    [['trace'], 'trace needs a file.'],
    [['trace', 'a.js', 'b.js'], 'One file at a time; what comes after -- goes to the snippet.'],
    [['trace', 'a.js', '--timeout', '60001'], '--timeout is a whole number of ms from 1 to 60000.'],
    [['trace', 'a.js', '--timeout', 'soon'], '--timeout is a whole number of ms from 1 to 60000.'],
    [['trace', 'a.js', '--format', 'xml'], '--format is summary, events or text.'],
    [['trace', 'a.js', '--module', 'amd'], '--module is commonjs or module.'],
    [['trace', 'a.js', '--colour'], "Unknown option '--colour'."],
  ])('%j is answered with a sentence', (argv, sentence) => {
    expect(parseArguments(argv)).toEqual({ type: 'wrong', sentence })
  })
})
