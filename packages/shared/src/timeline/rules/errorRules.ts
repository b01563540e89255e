import { DOCS } from '../docs.ts'
import type { ErrorMoment, StepIndex, Timeline } from '../timeline.ts'
import type { Rule } from './rule.ts'

/** An error of which Node speaks while no callback runs, or what its listeners do. */
export type ErrorAt = { readonly error: ErrorMoment }

/** Why Node speaks of an error now: the first that applies. Its listeners run outside of every callback. */
export const errorRules: readonly Rule<ErrorAt>[] = [
  {
    id: 'error.unhandled',
    docs: DOCS.unhandled,
    applies: ({ error }) => error.kind === 'unhandledRejection',
    // processTicksAndRejections (lib/internal/process/task_queues.js): processPromiseRejections after the queues.
    say: () =>
      'Once the nextTick queue and the microtask queue are empty, Node looks for rejected promises without a handler.',
  },
  {
    id: 'error.handledLate',
    docs: DOCS.rejectionHandled,
    applies: ({ error }) => error.kind === 'rejectionHandled',
    say: () => 'Node had already reported it as unhandled, so it tells of the handler, too.',
  },
]

/** What can happen between the error and its listeners, and in them. */
const GOES_ON: ReadonlySet<string> = new Set(['output', 'schedule', 'ready'])

/** The error that Node speaks of at the cursor, outside of every callback; null: none. */
export function errorAt({ steps, errors }: Timeline, cursor: StepIndex): ErrorMoment | null {
  for (let at = cursor; at >= 0; at--) {
    const step = steps[at]
    if (step === undefined || step.callback !== null) return null
    if (step.type === 'error') return errors.find((error) => error.step === at) ?? null
    if (!GOES_ON.has(step.type)) return null
  }
  return null
}
