import { neverRules } from '../neverRules.ts'
import type { Rule, WaitMoment } from '../rule.ts'
import { waitForLoopRules } from './waitForLoopRules.ts'
import { waitForOutsideRules } from './waitForOutsideRules.ts'
import { waitForQueueRules } from './waitForQueueRules.ts'

/** Why something has not run yet: the first that applies. For each thing that waits, one does. */
export const waitRules: readonly Rule<WaitMoment>[] = [
  ...neverRules,
  ...waitForOutsideRules,
  ...waitForQueueRules,
  ...waitForLoopRules,
]
