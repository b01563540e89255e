import { z } from 'zod'
import type { Control } from '../control.ts'

/** How the early exit calls back. */
export const CALLS_BACK = ['atOnce', 'nextTick', 'queueMicrotask', 'setImmediate'] as const
export type CallsBack = (typeof CALLS_BACK)[number]

export const zalgoSettingsSchema = z.object({
  /** What the function is called with: up to 0 it takes the early exit. */
  count: z.number().int().min(-1).max(3),
  callsBack: z.enum(CALLS_BACK),
  /** What the caller has at stake: a variable, a try block, or a listener. */
  caller: z.enum(['value', 'try', 'emit']),
})
export type ZalgoSettings = z.infer<typeof zalgoSettingsSchema>

/** The notes' own function, on its early exit. */
export const ZALGO_START: ZalgoSettings = { count: 0, callsBack: 'atOnce', caller: 'value' }

export const zalgoControls: readonly Control[] = [
  { key: 'count', label: 'Count', kind: 'range', min: -1, max: 3, step: 1, unit: ['', ''] },
  {
    key: 'callsBack',
    label: 'The early exit calls back by',
    when: { key: 'count', is: [-1, 0] },
    kind: 'choice',
    options: [
      { value: 'atOnce', words: 'calling at once' },
      { value: 'nextTick', words: 'process.nextTick' },
      { value: 'queueMicrotask', words: 'queueMicrotask' },
      { value: 'setImmediate', words: 'setImmediate' },
    ],
  },
  {
    key: 'caller',
    label: 'The caller has',
    kind: 'choice',
    options: [
      { value: 'value', words: 'a variable' },
      { value: 'try', words: 'a try block' },
      { value: 'emit', words: 'an event emitter' },
    ],
  },
]
