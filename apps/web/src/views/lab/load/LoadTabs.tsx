import { useLayoutEffect } from 'react'
import { type LoadKind, loadForm } from '../../../state/lab/load/loadForm.ts'
import { useLabState } from '../labContext.ts'
import { DemoTabs } from '../tabs/DemoTabs.tsx'
import { useAskedTab } from '../tabs/useAskedTab.ts'
import { useKind } from './useRun.ts'

const TABS: readonly { readonly name: LoadKind; readonly title: string }[] = [
  { name: 'single', title: 'Single run' },
  { name: 'ab', title: 'A/B' },
  { name: 'stalled', title: 'Stalled server' },
]

/** Which kind of run is shown and asked for. */
export function LoadTabs() {
  const kind = useKind()
  const isLink = useLabState(({ origin }) => origin === 'link')
  const askedTab = useAskedTab()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what comes after a link has its own address
  useLayoutEffect(() => {
    loadForm.setState({ tab: askedTab(TABS.map(({ name }) => name)) })
  }, [isLink, askedTab])
  return (
    <DemoTabs
      label="Kinds of runs"
      landmark="Kinds of runs"
      tabs={TABS}
      chosen={kind}
      choose={(tab) => loadForm.setState({ tab })}
      panel="load-run"
    />
  )
}
