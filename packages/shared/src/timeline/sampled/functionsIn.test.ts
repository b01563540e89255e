import { expect, it } from 'vitest'
import type { Profile } from '../../wire/sampled.ts'
import { functionsIn } from './functionsIn.ts'

const at = (name: string, url: string, line: number | null, column: number | null = line) => ({
  ...{ name, url, line, column },
})

/** main calls work, which calls itself and Node; the garbage collector comes between. */
const PROFILE: Profile = {
  startUs: 1000,
  functions: [
    at('(root)', '', null),
    at('', 'file:///tmp/app/index.js', 1),
    at('work', '/tmp/app/index.js', 3),
    at('readSync', 'fs.js', 40),
    at('(garbage collector)', '', null),
    at('start', 'file:///loopscope/recorder.cjs', 7),
    at('(idle)', '', null),
  ],
  nodes: [
    { called: 0, by: null },
    { called: 1, by: 0 },
    { called: 2, by: 1 },
    { called: 2, by: 2 },
    { called: 3, by: 3 },
    { called: 4, by: 0 },
    { called: 5, by: 1 },
    { called: 6, by: 0 },
  ],
  samples: [7, 1, 3, 5, 4, 6, 7],
  times: [100, 1000, 2000, 3000, 4000, 5000, 6000],
}

const shown = (from: number, to: number) => {
  const { samples, us, functions } = functionsIn([PROFILE], 500, '/tmp/app/index.js', [
    { from, to },
  ])
  return {
    ...{ samples, us },
    functions: functions.map((each) => [
      ...[each.name, each.kind, each.place, each.samples, each.selfUs, each.totalUs],
    ]),
  }
}

it('gives each function its own time and that of what it called, a recursion once', () => {
  expect(shown(1200, 6000)).toEqual({
    samples: 5,
    us: 4800,
    functions: [
      // The first sample stands for the time before it, too.
      ['the module itself', 'own', 'line 1', 1, 1300, 4800],
      ['work', 'own', 'line 3', 1, 1000, 3000],
      // The collector's time belongs to what ran when it came.
      ['Garbage collector', 'gc', 'V8', 1, 1000, 1000],
      ['readSync', 'node', 'fs.js:40', 1, 1000, 1000],
      ["Loopscope's recorder", 'recorder', null, 1, 500, 500],
    ],
  })
})

it('has nothing for a stretch that no sample fell into', () => {
  expect(shown(20_000, 30_000)).toEqual({ samples: 0, us: 0, functions: [] })
})

it('follows callers upwards only, whatever a profile says', () => {
  const circle = { ...PROFILE, nodes: PROFILE.nodes.map(({ called }) => ({ called, by: 7 })) }
  const { functions } = functionsIn([circle], 500, '/tmp/app/index.js', [{ from: 1200, to: 6000 }])
  expect(functions.reduce((sum, { selfUs }) => sum + selfUs, 0)).toBe(4800)
})
