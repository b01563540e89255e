import type { Experiment } from '../experiment.ts'
import { firstMessage, onePort, sentMap, sharedGlobal } from './comparedExperiments.ts'
import { exitCalled, killedChild, unheardError } from './crashExperiments.ts'

/** The questions of /demos/processes. */
export const INSTANCE_EXPERIMENTS: readonly Experiment[] = [
  sharedGlobal,
  firstMessage,
  sentMap,
  unheardError,
  exitCalled,
  killedChild,
  onePort,
]
