import type { Rule, RunMoment } from '../rule.ts'
import { contentionRules } from './contentionRules.ts'
import { doubtRule } from './doubtRule.ts'
import { bodyInLoop, drainedAfterError, drainedLate, drainRules } from './drainRules.ts'
import { ioLate, ioRules, nestedRule } from './ioRules.ts'
import { outsideRules } from './outsideRules.ts'
import { afterOthers, wholeMs } from './timerOrderRules.ts'
import { timerDetails, timerRules } from './timerRules.ts'

/** Why a callback runs now: the first that applies is the reason. One always does. */
export const runReasons: readonly Rule<RunMoment>[] = [
  ...outsideRules,
  ...drainRules,
  nestedRule,
  ...timerRules,
  ...ioRules,
]

/** What else is to be said: every one that applies, in this order. */
export const runDetails: readonly Rule<RunMoment>[] = [
  afterOthers,
  ...timerDetails,
  wholeMs,
  ioLate,
  bodyInLoop,
  drainedLate,
  drainedAfterError,
]

/** What waits meanwhile: the first that applies. */
export const runContention: readonly Rule<RunMoment>[] = contentionRules

/** How sure the phase is. */
export const runDoubt: Rule<RunMoment> = doubtRule
