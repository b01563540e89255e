import { z } from 'zod'
import type { Control } from '../control.ts'

/** What may keep a process alive, or may be thought to. */
export const THINGS = [
  'timer',
  'short',
  'overflow',
  'interval',
  'server',
  'socket',
  'worker',
  'promise',
  'await',
  'signal',
] as const
export type Thing = (typeof THINGS)[number]

/** What the program does with it afterwards. */
export const FATES = ['keep', 'unref', 'ref', 'close'] as const
export type Fate = (typeof FATES)[number]

export const keepSettingsSchema = z.object({
  first: z.enum(THINGS),
  firstThen: z.enum(FATES),
  second: z.enum(['none', ...THINGS]),
  secondThen: z.enum(FATES),
  /** ms of a timer that nothing is done to; 0: there is none. */
  work: z.number().int().min(0).max(200),
})
export type KeepSettings = z.infer<typeof keepSettingsSchema>

/** The notes' own snippet. */
export const KEEP_START: KeepSettings = {
  first: 'timer',
  firstThen: 'unref',
  second: 'timer',
  secondThen: 'close',
  work: 0,
}

const WORDS: Readonly<Record<Thing, string>> = {
  timer: 'setTimeout, 1,000 s',
  short: 'setTimeout, 100 ms',
  overflow: 'setTimeout, 2 ** 31 ms',
  interval: 'setInterval, 60 ms',
  server: 'a TCP server',
  socket: 'a UDP socket',
  worker: 'a Worker',
  promise: 'a promise, pending',
  await: 'await, in the module',
  signal: 'a listener for SIGTERM',
}

const things = THINGS.map((value) => ({ value, words: WORDS[value] }))
const seconds = things.map(({ value, words }) => ({
  value,
  words: words.replace('1,000', '2,000'),
}))
const fates: readonly { readonly value: Fate; readonly words: string }[] = [
  { value: 'keep', words: 'left as it is' },
  { value: 'unref', words: 'unref' },
  { value: 'ref', words: 'unref, then ref' },
  { value: 'close', words: 'cleared or closed' },
]

/** There is nothing to be done with a promise. */
const LET_GO = THINGS.filter((thing) => thing !== 'promise' && thing !== 'await')

export const keepControls: readonly Control[] = [
  { key: 'first', label: 'The program makes', kind: 'choice', options: things },
  {
    key: 'firstThen',
    label: 'Then it is',
    kind: 'choice',
    options: fates,
    when: { key: 'first', is: LET_GO },
  },
  {
    key: 'second',
    label: 'And makes',
    kind: 'choice',
    options: [{ value: 'none', words: 'nothing else' }, ...seconds],
  },
  {
    key: 'secondThen',
    label: 'Which then is',
    kind: 'choice',
    options: fates,
    when: { key: 'second', is: LET_GO },
  },
  {
    key: 'work',
    label: 'Other work',
    kind: 'range',
    min: 0,
    max: 200,
    // The run lasts as long: a small move of the slider is a short run.
    step: 5,
    unit: ['ms', 'ms'],
  },
]
