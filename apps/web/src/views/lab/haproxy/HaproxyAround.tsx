import type { ProxyExperiment } from '@loopscope/shared/lab/proxy/proxyNames'
import { type ReactNode, useEffect, useState } from 'react'
import { useLab, useLabState } from '../labContext.ts'
import { ConfigContext } from './config/configContext.ts'
import { ExperimentContext } from './experimentContext.ts'
import { useProxy } from './useProxy.ts'

/** What HAProxy's views share beside the session: which tab is shown, and whether the configuration is open. */
export function HaproxyAround({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const shown = useExperiment()
  return (
    <ExperimentContext value={shown}>
      <ConfigContext value={{ open, setOpen }}>{children}</ConfigContext>
    </ExperimentContext>
  )
}

/**
 * The tab is the session's own experiment, and of a recording the moment's: another tab leads to where the recording has it. While
 * there is neither any can be looked at, and a session that starts then is asked for it.
 */
function useExperiment() {
  const { act, play, store } = useLab()
  const [wanted, setWanted] = useState<ProxyExperiment | null>(null)
  const own = useProxy()?.settings?.experiment ?? null
  const live = useLabState(({ status }) => status === 'live')
  useEffect(() => {
    if (!live || wanted === null || own === null) return
    setWanted(null)
    if (wanted !== own) void act({ action: 'experiment', experiment: wanted })
  }, [live, wanted, own, act])
  const recorded = useLabState(({ status }) => status === 'still')
  const beginOf = (experiment: ProxyExperiment) =>
    store
      .getState()
      .events.findIndex(
        (event) => event.type === 'proxySettings' && event.settings.experiment === experiment,
      )
  const show = (experiment: ProxyExperiment) => {
    if (live) void act({ action: 'experiment', experiment })
    else if (recorded) {
      play({ type: 'pause' })
      play({ type: 'seek', cursor: beginOf(experiment) })
    } else setWanted(experiment)
  }
  const has = (experiment: ProxyExperiment) => !recorded || beginOf(experiment) >= 0
  return { experiment: own ?? wanted ?? 'balance', show, has }
}
