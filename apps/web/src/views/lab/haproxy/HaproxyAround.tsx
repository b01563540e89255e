import type { LabEvent } from '@loopscope/shared/lab/labEvent'
import { type ProxyExperiment, proxyExperiments } from '@loopscope/shared/lab/proxy/proxyNames'
import { type ReactNode, useEffect, useState } from 'react'
import { useLab, useLabState } from '../labContext.ts'
import { tabOfAddress } from '../tabs/tabAddress.ts'
import { ConfigContext } from './config/configContext.ts'
import { ExperimentContext } from './experimentContext.ts'
import { shippedOf } from './shippedRecording.ts'
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
 * The tab is at first the address's; then the session's own experiment, and of a recording the moment's: another tab leads to where the recording has it, or to a
 * recording of its own that comes with the page. Where there is neither the tab can be looked at, and the session that starts next is
 * asked for it.
 */
function useExperiment() {
  const { act, play, store, showShipped } = useLab()
  const [wanted, setWanted] = useState<ProxyExperiment | null>(() =>
    store.getState().origin === 'link' ? null : tabOfAddress(proxyExperiments),
  )
  // Before its first event a recording is of what it begins with.
  const first = useLabState(({ events }) => experimentsOf(events).next().value ?? null)
  const own = useProxy()?.settings?.experiment ?? first
  // Whoever starts from a tab of a recording has that tab live.
  const starting = useLabState(({ status }) => status === 'starting')
  useEffect(() => {
    if (starting) setWanted((tab) => tab ?? own)
  }, [starting, own])
  const live = useLabState(({ status }) => status === 'live')
  useEffect(() => {
    if (!live || wanted === null || own === null) return
    setWanted(null)
    if (wanted !== own) void act({ action: 'experiment', experiment: wanted })
  }, [live, wanted, own, act])
  const recorded = useLabState(({ status }) => status === 'still')
  const shipped = useLabState(({ status, origin }) => status === 'still' && origin === 'shipped')
  const canStart = useLabState(({ barred, origin }) => barred === null && origin !== 'link')
  const beginOf = (experiment: ProxyExperiment) =>
    store
      .getState()
      .events.findIndex(
        (event) => event.type === 'proxySettings' && event.settings.experiment === experiment,
      )
  const show = (experiment: ProxyExperiment) => {
    if (live) void act({ action: 'experiment', experiment })
    else if (recorded && beginOf(experiment) >= 0) {
      setWanted(null)
      play({ type: 'pause' })
      play({ type: 'seek', cursor: beginOf(experiment) })
    } else if (shipped) void showShipped(shippedOf(experiment))
    else setWanted(experiment)
  }
  // A recording may have come with the page while another tab was chosen.
  useEffect(() => {
    if (!shipped || wanted === null) return
    setWanted(null)
    if (wanted !== first) void showShipped(shippedOf(wanted))
  }, [shipped, wanted, first, showShipped])
  const has = (experiment: ProxyExperiment) =>
    !recorded || beginOf(experiment) >= 0 || shipped || canStart
  const experiment = (live ? (own ?? wanted) : (wanted ?? own)) ?? 'balance'
  return { experiment, show, has }
}

/** The experiments of a recording, in their order. */
function* experimentsOf(events: readonly LabEvent[]): Generator<ProxyExperiment, undefined> {
  for (const event of events) if (event.type === 'proxySettings') yield event.settings.experiment
  return undefined
}
