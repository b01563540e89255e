import type { KeyboardEvent } from 'react'
import type { PaneTab } from '../../state/panes.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { tabAt } from '../hooks/tabAt.ts'
import { useLanesHaveTab, useShownTab } from '../hooks/useShownTab.ts'

const TABS = {
  waiting: 'Waiting',
  inspect: 'Inspect',
  console: 'Console',
  lanes: 'Lanes',
  code: 'Code',
} as const
const NAMES = Object.keys(TABS) as PaneTab[]

/** Which pane shows under the ring, on narrow pages. One stop of the Tab key; arrows choose. */
export function PaneTabs() {
  const panes = usePanesStore()
  const tab = useShownTab()
  const lanesHaveTab = useLanesHaveTab()
  const names = NAMES.filter((name) => name !== 'lanes' || lanesHaveTab)
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = tabAt(names, tab, event.key)
    if (next === null) return
    panes.setState({ tab: next })
    event.currentTarget.querySelector<HTMLElement>(`[data-name="${next}"]`)?.focus()
    event.preventDefault()
  }
  return (
    <div className="tabs" role="tablist" aria-label="Panes" onKeyDown={onKey}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          data-name={name}
          aria-selected={name === tab}
          tabIndex={name === tab ? 0 : -1}
          onClick={() => panes.setState({ tab: name })}
        >
          {TABS[name]}
        </button>
      ))}
    </div>
  )
}
