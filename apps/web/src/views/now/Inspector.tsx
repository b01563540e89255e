import type { KeyboardEvent } from 'react'
import { type InspectorTab, opened, type PanesStore } from '../../state/panes.ts'
import { FindingCount } from '../health/FindingCount.tsx'
import { Health } from '../health/Health.tsx'
import { usePanes, usePanesStore } from '../hooks/panesContext.ts'
import { tabAt } from '../hooks/tabAt.ts'
import { Races } from '../races/Races.tsx'
import { Runs } from '../runs/Runs.tsx'
import { Versions } from '../versions/Versions.tsx'
import { WhyNow } from './WhyNow.tsx'
import './Inspector.css'

const TABS = {
  why: 'Why',
  health: 'Health',
  races: 'Races',
  versions: 'Versions',
  runs: 'Runs',
} as const
const NAMES = Object.keys(TABS) as InspectorTab[]

/**
 * Opens a tab of the inspector, wherever the inspector is. The focus goes to what it shows: what can be pressed there is next by Tab,
 * and the arrows still step.
 */
export function showInspector(panes: PanesStore, tab: InspectorTab): void {
  panes.setState(opened('inspector'))
  panes.setState({ inspectorTab: tab, tab: 'inspect', drawer: true })
  // Where the inspector is hidden it is shown first; a drawer slides in within this frame. What it explains stays in sight above it.
  requestAnimationFrame(() =>
    document.getElementById('inspector-panel')?.focus({ preventScroll: true }),
  )
}

/** What can be asked about the recording, one question at a time. */
export function Inspector() {
  const panes = usePanesStore()
  const tab = usePanes(({ inspectorTab }) => inspectorTab)
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = tabAt(NAMES, tab, event.key)
    if (next === null) return
    panes.setState({ inspectorTab: next })
    document.getElementById(`inspector-${next}`)?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="inspector fading">
      <div className="inspector-tabs" role="tablist" aria-label="Inspector" onKeyDown={onKey}>
        {NAMES.map((name, i) => (
          <button
            key={name}
            id={`inspector-${name}`}
            type="button"
            role="tab"
            aria-selected={name === tab}
            aria-controls="inspector-panel"
            tabIndex={name === tab ? 0 : -1}
            title={`Key ${i + 1}`}
            onClick={() => panes.setState({ inspectorTab: name })}
          >
            {TABS[name]}
            {name === 'health' && <FindingCount />}
          </button>
        ))}
      </div>
      <div
        id="inspector-panel"
        role="tabpanel"
        aria-labelledby={`inspector-${tab}`}
        // Not a stop of the Tab key: where the keys 1 to 5 and Y lead.
        tabIndex={-1}
      >
        {tab === 'why' && <WhyNow />}
        {tab === 'health' && <Health />}
        {tab === 'races' && <Races />}
        {tab === 'versions' && <Versions />}
        {tab === 'runs' && <Runs />}
      </div>
    </div>
  )
}
