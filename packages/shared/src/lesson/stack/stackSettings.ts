import { z } from 'zod'
import type { Control } from '../control.ts'

/** How a function comes to be called by itself. */
export const STACK_WAYS = ['call', 'tail', 'forEach', 'async', 'await', 'nextTick'] as const

/** Which stack: the main thread's, or a worker's of so many MB. */
export const STACKS = ['main', '1', '2', '4', '8'] as const

export const stackSettingsSchema = z.object({
  way: z.enum(STACK_WAYS),
  /** Arguments of the function. */
  args: z.number().int().min(0).max(12),
  /** Its local variables. */
  locals: z.number().int().min(0).max(20),
  stack: z.enum(STACKS),
})
export type StackSettings = z.infer<typeof stackSettingsSchema>

export const STACK_START: StackSettings = { way: 'call', args: 0, locals: 0, stack: 'main' }

export const WAY_WORDS: Readonly<Record<StackSettings['way'], string>> = {
  call: 'calls itself',
  tail: 'returns its own call',
  forEach: 'through forEach',
  async: 'async, awaits itself',
  await: 'async, await null first',
  nextTick: 'by process.nextTick',
}

export const stackControls: readonly Control[] = [
  {
    key: 'way',
    label: 'How',
    kind: 'choice',
    options: STACK_WAYS.map((value) => ({ value, words: WAY_WORDS[value] })),
  },
  {
    key: 'args',
    label: 'Arguments',
    kind: 'range',
    min: 0,
    max: 12,
    step: 1,
    unit: ['argument', 'arguments'],
  },
  {
    key: 'locals',
    label: 'Local variables',
    kind: 'range',
    min: 0,
    max: 20,
    step: 1,
    unit: ['variable', 'variables'],
  },
  {
    key: 'stack',
    label: 'Stack',
    kind: 'choice',
    options: [
      { value: 'main', words: 'as Node starts' },
      { value: '1', words: 'a worker’s, 1 MB' },
      { value: '2', words: 'a worker’s, 2 MB' },
      { value: '4', words: 'a worker’s, 4 MB' },
      { value: '8', words: 'a worker’s, 8 MB' },
    ],
  },
]

/**
 * The recursions that make a promise or a tick for each level run in a worker: a recording of the main thread would have
 * some ten events for each of them. null: the main thread.
 */
export function workerMb({ way, stack }: StackSettings): number | null {
  if (stack !== 'main') return Number(stack)
  return way === 'async' || way === 'await' || way === 'nextTick' ? 1 : null
}
