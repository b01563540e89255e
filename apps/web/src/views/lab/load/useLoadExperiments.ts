import { availableTargets } from '@loopscope/shared/lab/load/availableTargets'
import type { Experiment } from '../../../state/lab/experiment.ts'
import { LOAD_EXPERIMENTS } from '../../../state/lab/load/loadExperiments.ts'
import { proxyCost } from '../../../state/lab/load/sideExperiments.ts'
import { useMoment } from '../labContext.ts'

const WITH_PROXY = [proxyCost, ...LOAD_EXPERIMENTS]

/** The questions that can be asked: of HAProxy where it is installed. */
export function useLoadExperiments(): readonly Experiment[] {
  const header = useMoment()?.header
  return availableTargets(header).includes('haproxyHttp') ? WITH_PROXY : LOAD_EXPERIMENTS
}
