import { describe, expect, it } from 'vitest'
import { parseArguments } from './parseArguments.ts'
import { USAGE } from './usage.ts'

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
      why: null,
      checks: [],
      sample: false,
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
      why: null,
      checks: [],
      sample: false,
      args: [],
    })
  })

  it.each([
    [[], 'Say what to do: trace, open or versions.'],
    [['fly'], '"fly" is no command; there are trace, open and versions.'],
    [
      ['a.mjs'],
      '"a.mjs" is no command; there are trace, open and versions. Did you mean "loopscope trace a.mjs"?',
    ],
    [['versions', '--node', '24'], 'versions takes nothing more.'],
    [['trace'], 'trace needs a file.'],
    [['trace', 'a.js', 'b.js'], 'One file at a time; what comes after -- goes to the snippet.'],
    [['trace', 'a.js', '--format', 'xml'], '--format is summary, events or text, not "xml".'],
    [['trace', 'a.js', '--module', 'amd'], '--module is commonjs or module, not "amd".'],
    [['trace', 'a.js', '--why', 'x'], '--why is the number of a line, not "x".'],
    [['trace', 'a.js', '--why', '0'], '--why is the number of a line, not "0".'],
    [
      ['trace', 'a.js', '--why', '3', '--format', 'summary'],
      '--why explains in sentences: it goes with --format text.',
    ],
    [
      ['trace', 'a.js', '--sample', '--format', 'summary'],
      '--sample prints a table: it goes with --format text.',
    ],
    [['trace', 'a.js', '--colour'], 'There is no option --colour.'],
    [['trace', 'a.js', '-x'], 'There is no option -x.'],
    [['trace', 'a.js', '--node'], '--node needs a value.'],
    [['trace', 'a.js', '--node', '--format', 'text'], '--node needs a value.'],
    [['--version=2'], '--version takes no value.'],
  ])('%j is answered with a sentence', (argv, sentence) => {
    expect(parseArguments(argv)).toMatchObject({ type: 'wrong', sentence })
  })

  it.each(['-5', '0', '60001', '1e3', '0x10', '1.5', 'soon'])(
    'a time of %s is answered with what it takes',
    (timeout) => {
      expect(parseArguments(['trace', 'a.js', '--timeout', timeout])).toEqual({
        type: 'wrong',
        sentence: `--timeout is a whole number of ms from 1 to 60000, not "${timeout}".`,
        topic: 'trace',
      })
    },
  )

  it.each([
    [['--help'], 'loopscope'],
    [['help'], 'loopscope'],
    [['trace', '--help'], 'trace'],
    [['trace', 'a.js', '--colour', '-h'], 'trace'],
    [['help', 'versions'], 'versions'],
  ])('%j is a wish for the help of %s', (argv, topic) => {
    expect(parseArguments(argv)).toEqual({ type: 'help', topic })
  })

  it('help fits a terminal of 80 columns', () => {
    const lines = Object.values(USAGE).flatMap((text) => text.split('\n'))
    expect(lines.filter((line) => line.length > 80)).toEqual([])
  })
})
