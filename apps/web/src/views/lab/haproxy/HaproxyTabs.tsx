import { proxyExperiments } from '@loopscope/shared/lab/proxy/proxyNames'
import { DemoTabs } from '../tabs/DemoTabs.tsx'
import { useShownExperiment } from './experimentContext.ts'
import { HAPROXY_TABS } from './haproxyTabs.ts'

/** What the demo can be about; another tab has other processes and settings. */
export function HaproxyTabs() {
  const { experiment, show, has } = useShownExperiment()
  const tabs = proxyExperiments.map((name) => ({
    name,
    title: HAPROXY_TABS[name].title,
    off: has(name) ? undefined : 'This recording has none of it: start a session',
  }))
  return (
    <DemoTabs
      label="HAProxy"
      landmark="What it is about"
      tabs={tabs}
      chosen={experiment}
      choose={show}
    />
  )
}
