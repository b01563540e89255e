import { describe, expect, test } from 'vitest'
import { kernelTruth } from './kernelTruth.ts'

/** Moments as tracefs prints them, one a line: "THREAD NAME [ARGUMENT]", of a write "THREAD write SIZE [FD]". */
const trace = (...moments: readonly string[]): string =>
  moments
    .map((moment, i) => {
      const [thread = '', name = '', argument = '', fd = '3'] = moment.split(' ')
      const shown =
        name === 'write'
          ? `sys_write(fd: 0x${fd}, buf: 0x7f00, count: 0x${Number(argument).toString(16)})`
          : `${name}: (0x1a0ca80)${argument === '' ? '' : ` loop=0x${argument}`}`
      return `      MainThread-${thread}    [001] DBZff  12.00000${i}: ${shown}`
    })
    .join('\n')

const truthOf = (...moments: readonly string[]) =>
  [...kernelTruth(trace(...moments), (loop) => loop === 0xaa0, 100, 200)].map(
    ([size, { phase, turn }]) => [size, `${phase} ${turn}`],
  )

describe('the truth of a line', () => {
  test('is the phase of the last probe before its write', () => {
    expect(
      truthOf(
        ...['7 write 101', '7 runEntry aa0', '7 timersEntry aa0', '7 write 102', '7 timersReturn'],
        ...['7 write 103', '7 idleEntry aa0', '7 pollEntry aa0', '7 write 104', '7 pollReturn'],
        ...['7 write 105', '7 checkEntry aa0', '7 write 106', '7 checkReturn', '7 write 107'],
        ...['7 timersEntry aa0', '7 write 108', '7 timersReturn', '7 write 109'],
        ...['7 idleEntry aa0', '7 pollEntry aa0', '7 pollReturn', '7 runReturn', '7 write 110'],
      ),
    ).toEqual([
      [101, 'main 0'],
      [102, 'timers 0'],
      [103, 'pending 1'],
      [104, 'poll 1'],
      [105, 'pending 1'],
      [106, 'check 1'],
      [107, 'close 1'],
      [108, 'timers 1'],
      [109, 'pending 2'],
      [110, 'exit 2'],
    ])
  })

  test('knows that timers began a turn before libuv 1.45', () => {
    const moments = trace(
      ...['7 runEntry aa0', '7 timersEntry aa0', '7 write 101', '7 timersReturn', '7 write 102'],
      ...['7 pollEntry aa0', '7 pollReturn', '7 checkEntry', '7 write 103', '7 checkReturn'],
      ...['7 timersEntry aa0', '7 write 104'],
    )
    expect([...kernelTruth(moments, () => true, 100, 200, false).values()]).toEqual([
      { phase: 'timers', turn: 1 },
      { phase: 'pending', turn: 1 },
      { phase: 'check', turn: 1 },
      { phase: 'timers', turn: 2 },
    ])
  })

  test('is not moved by the loop that spawnSync runs inside a callback', () => {
    expect(
      truthOf(
        ...['7 runEntry aa0', '7 checkEntry aa0', '7 runEntry bb0', '7 pollEntry bb0'],
        ...['7 pollReturn', '7 runReturn', '7 write 101'],
      ),
    ).toEqual([[101, 'check 0']])
  })

  test('does not hear other threads, nor the writes of programs that have no probes', () => {
    expect(
      truthOf(
        ...['7 runEntry aa0', '7 pollEntry aa0', '8 checkEntry aa0', '7 write 101'],
        ...['9 write 101', '9 write 102'],
      ),
    ).toEqual([[101, 'poll 1']])
  })

  test('is not that of what is left of a large write to a socket, whatever its size', () => {
    expect(
      truthOf(
        ...['7 write 101', '7 runEntry aa0', '7 pollEntry aa0', '7 write 102', '7 checkEntry aa0'],
        ...['7 write 102 1a', '7 write 150 1a', '7 timersEntry aa0', '7 write 103'],
      ),
    ).toEqual([
      [101, 'main 0'],
      [102, 'poll 1'],
      [103, 'timers 1'],
    ])
  })
})

test('events that the kernel lost make the whole trace worthless', () => {
  const header = '# entries-in-buffer/entries-written: 5/9   #P:2\n'
  expect(() => kernelTruth(header, () => true, 100, 200)).toThrow('lost')
})
