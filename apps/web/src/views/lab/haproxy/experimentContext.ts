import type { ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import { createContext, useContext } from 'react'

/** Which tab is shown, and how another is asked for. */
type ShownExperiment = {
  readonly experiment: ProxyExperiment
  readonly show: (experiment: ProxyExperiment) => void
  /** Whether it can be shown: a recording may have none of it. */
  readonly has: (experiment: ProxyExperiment) => boolean
}

export const ExperimentContext = createContext<ShownExperiment | null>(null)

export function useShownExperiment(): ShownExperiment {
  const shown = useContext(ExperimentContext)
  if (shown === null) throw new Error("This view stands outside of HAProxy's demo.")
  return shown
}
