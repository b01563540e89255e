import { z } from 'zod'
import type { Control } from '../control.ts'

export const WORKER_EXPERIMENTS = ['count', 'hand', 'clone'] as const

export const workersSettingsSchema = z.object({
  /** Threads that count in one cell; a buffer handed over in three ways; values that cross and values that do not. */
  experiment: z.enum(WORKER_EXPERIMENTS),
  /** That count, beside the main one. */
  threads: z.number().int().min(1).max(4),
  /** Millions of additions of each. */
  millions: z.number().multipleOf(0.5).min(0.5).max(2.5),
  /** Whether they add by Atomics.add. */
  atomics: z.boolean(),
  /** Of the buffer that is handed over. */
  megabytes: z.number().int().min(1).max(64),
})
export type WorkersSettings = z.infer<typeof workersSettingsSchema>

export const WORKERS_START: WorkersSettings = {
  experiment: 'count',
  threads: 2,
  millions: 2,
  atomics: false,
  megabytes: 8,
}

const COUNT = { key: 'experiment', is: ['count'] } as const

export const workersControls: readonly Control[] = [
  {
    key: 'experiment',
    label: 'Experiment',
    kind: 'choice',
    options: [
      { value: 'count', words: 'Count in one cell' },
      { value: 'hand', words: 'Hand memory over' },
      { value: 'clone', words: 'Send values' },
    ],
  },
  {
    key: 'threads',
    label: 'Threads',
    kind: 'range',
    min: 1,
    max: 4,
    step: 1,
    unit: ['thread', 'threads'],
    when: COUNT,
  },
  {
    key: 'millions',
    label: 'Additions of each',
    kind: 'range',
    min: 0.5,
    // To count takes longer than all else of a run: a move of the slider should show its picture at once.
    max: 2.5,
    step: 0.5,
    unit: ['million', 'million'],
    when: COUNT,
  },
  { key: 'atomics', label: 'Add by Atomics.add', kind: 'switch', when: COUNT },
  {
    key: 'megabytes',
    label: 'Size of the buffer',
    kind: 'range',
    min: 1,
    max: 64,
    step: 1,
    unit: ['MB', 'MB'],
    when: { key: 'experiment', is: ['hand'] },
  },
]
