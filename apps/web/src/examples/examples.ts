import type { Example } from './example.ts'
import { IO_EXAMPLES } from './inputOutput.ts'
import { PHASE_EXAMPLES } from './phases.ts'
import { PROGRAM_EXAMPLES } from './programs.ts'
import { QUEUE_EXAMPLES } from './queues.ts'
import { TRAP_EXAMPLES } from './traps.ts'
import { WAITING_EXAMPLES } from './waiting.ts'

export type ExampleGroup = { readonly title: string; readonly examples: readonly Example[] }

/** What the examples menu offers, in its order. */
export const EXAMPLE_GROUPS: readonly ExampleGroup[] = [
  { title: 'Phases', examples: PHASE_EXAMPLES },
  { title: 'nextTick and microtasks', examples: QUEUE_EXAMPLES },
  { title: 'Timers and staying alive', examples: WAITING_EXAMPLES },
  { title: 'Files, sockets, threads', examples: IO_EXAMPLES },
  { title: 'Errors and surprises', examples: TRAP_EXAMPLES },
  { title: 'Whole programs', examples: PROGRAM_EXAMPLES },
]
