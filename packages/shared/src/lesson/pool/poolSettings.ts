import { z } from 'zod'
import type { Control } from '../control.ts'

/** Calls that hand work to libuv's thread pool. */
export const POOL_CALLS = ['pbkdf2', 'readFile', 'lookup', 'deflate'] as const
export type PoolCall = (typeof POOL_CALLS)[number]

export const poolSettingsSchema = z.object({
  /** Threads: UV_THREADPOOL_SIZE. */
  size: z.number().int().min(1).max(16),
  /** How many calls. */
  jobs: z.number().int().min(1).max(16),
  call: z.enum(POOL_CALLS),
  /** Thousands of iterations of each pbkdf2. */
  work: z.number().int().min(5).max(100),
  /** Whether a file, a timer and a socket follow the calls. */
  others: z.boolean(),
  /** Whether the snippet itself sets the variable, or whoever starts Node. */
  inSnippet: z.boolean(),
})
export type PoolSettings = z.infer<typeof poolSettingsSchema>

export const POOL_START: PoolSettings = {
  size: 4,
  jobs: 12,
  call: 'pbkdf2',
  work: 5,
  others: false,
  inSnippet: false,
}

export const poolControls: readonly Control[] = [
  {
    key: 'size',
    label: 'UV_THREADPOOL_SIZE',
    kind: 'range',
    min: 1,
    max: 16,
    step: 1,
    unit: ['thread', 'threads'],
  },
  { key: 'jobs', label: 'Calls', kind: 'range', min: 1, max: 16, step: 1, unit: ['call', 'calls'] },
  {
    key: 'call',
    label: 'Call',
    kind: 'choice',
    options: [
      { value: 'pbkdf2', words: 'pbkdf2' },
      { value: 'readFile', words: 'readFile' },
      { value: 'lookup', words: 'lookup' },
      { value: 'deflate', words: 'deflate' },
    ],
  },
  {
    key: 'work',
    label: 'Work of a pbkdf2',
    when: { key: 'call', is: ['pbkdf2'] },
    kind: 'range',
    min: 5,
    max: 100,
    step: 5,
    unit: ['k rounds', 'k rounds'],
  },
  { key: 'others', label: 'Then a file, a timer and a socket', kind: 'switch' },
  { key: 'inSnippet', label: 'Set the size in the snippet', kind: 'switch' },
]
