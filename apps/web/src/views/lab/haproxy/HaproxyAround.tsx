import type { LabEvent } from '@loopscope/shared/lab/labEvent'
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
 * The tab is the session's own experiment, and of a recording the moment's: another tab leads to where the recording has it, or to a
 * recording of its own that comes with the page. Where there is neither the tab can be looked at, and the session that starts next is
 * asked for it.
 */
function useExperiment() {
  const { act, play, store, showShipped } = useLab()
  const [wanted, setWanted] = useState<ProxyExperiment | null>(null)
  // Before its first event a recording is of what it begins with.
  const first = useLabState(({ events }) => experimentsOf(events).next().value ?? null)
  const own = useProxy()?.settings?.experiment ?? first
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
    } else setWanted(experiment)
  }
  // Of the recordings that come with the page, too, the one of the tab is shown that was chosen.
  useEffect(() => {
    if (!shipped || wanted === null || !SHIPPED.has(wanted)) return
    setWanted(null)
    void showShipped(shippedOf(wanted))
  }, [shipped, wanted, showShipped])
  const has = (experiment: ProxyExperiment) =>
    !recorded || beginOf(experiment) >= 0 || (shipped && SHIPPED.has(experiment)) || canStart
  const experiment = (live ? (own ?? wanted) : (wanted ?? own)) ?? 'balance'
  return { experiment, show, has }
}

/** The experiments of a recording, in their order. */
function* experimentsOf(events: readonly LabEvent[]): Generator<ProxyExperiment, undefined> {
  for (const event of events) if (event.type === 'proxySettings') yield event.settings.experiment
  return undefined
}

/** Tabs of which a recording comes with the page. */
const SHIPPED: ReadonlySet<ProxyExperiment> = new Set([
  ...(['balance', 'algorithms', 'queue', 'compression', 'tls', 'stats', 'cluster'] as const),
])

/** The recording of a tab's own that comes with the page: the first tab's is the demo's. */
const shippedOf = (experiment: ProxyExperiment) =>
  experiment === 'balance' ? 'haproxy' : `haproxy-${experiment}`
