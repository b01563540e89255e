import { z } from 'zod'
import type { Control } from '../control.ts'

/** What a program of this page is about, each its own smallest one. */
export const SUBJECTS = [
  'timers',
  'pending',
  'refused',
  'poll',
  'check',
  'close',
  'queues',
  'await',
  'puzzle',
] as const
export type Subject = (typeof SUBJECTS)[number]

export const phasesSettingsSchema = z.object({
  subject: z.enum(SUBJECTS),
  /** How many callbacks of the kind. Those of 'close', 'queues', 'await' and 'puzzle' are as many as they are. */
  many: z.number().int().min(1).max(5),
  /** Whether the program is an ES module. */
  asModule: z.boolean(),
})
export type PhasesSettings = z.infer<typeof phasesSettingsSchema>

export const PHASES_START: PhasesSettings = { subject: 'check', many: 3, asModule: false }

export const phasesControls: readonly Control[] = [
  {
    key: 'subject',
    label: 'Program',
    kind: 'choice',
    options: [
      { value: 'timers', words: 'Timers' },
      { value: 'pending', words: 'Pending: a UNIX socket' },
      { value: 'refused', words: 'Pending? A TCP socket' },
      { value: 'poll', words: 'Poll' },
      { value: 'check', words: 'Check' },
      { value: 'close', words: 'Close' },
      { value: 'queues', words: 'nextTick and microtasks' },
      { value: 'await', words: 'await' },
      { value: 'puzzle', words: 'The notes’ puzzle' },
    ],
  },
  {
    key: 'many',
    label: 'Callbacks',
    when: { key: 'subject', is: ['timers', 'pending', 'refused', 'poll', 'check'] },
    kind: 'range',
    min: 1,
    max: 5,
    step: 1,
    unit: ['callback', 'callbacks'],
  },
  { key: 'asModule', label: 'As an ES module', kind: 'switch' },
]
