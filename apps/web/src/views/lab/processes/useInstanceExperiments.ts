import type { Experiment } from '../../../state/lab/experiment.ts'
import { INSTANCE_EXPERIMENTS } from '../../../state/lab/processes/instancesExperiments.ts'

/** The same questions at any moment. */
export function useInstanceExperiments(): readonly Experiment[] {
  return INSTANCE_EXPERIMENTS
}
