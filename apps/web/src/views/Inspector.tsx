import { type KeyboardEvent, useState } from 'react'
import { FindingCount } from './health/FindingCount.tsx'
import { Health } from './health/Health.tsx'
import { Runs } from './runs/Runs.tsx'
import { WhyNow } from './WhyNow.tsx'
import './Inspector.css'

const TABS = { why: 'Why', health: 'Health', runs: 'Runs' } as const
type Tab = keyof typeof TABS
const NAMES = Object.keys(TABS) as Tab[]

/** What can be asked about the recording, one question at a time. */
export function Inspector() {
  const [tab, setTab] = useState<Tab>('why')
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    const next = NAMES[(NAMES.indexOf(tab) + by + NAMES.length) % NAMES.length] ?? tab
    setTab(next)
    event.currentTarget.querySelector<HTMLElement>(`#inspector-${next}`)?.focus()
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="inspector">
      <div className="inspector-tabs" role="tablist" aria-label="Inspector" onKeyDown={onKey}>
        {NAMES.map((name) => (
          <button
            key={name}
            id={`inspector-${name}`}
            type="button"
            role="tab"
            aria-selected={name === tab}
            aria-controls="inspector-panel"
            tabIndex={name === tab ? 0 : -1}
            onClick={() => setTab(name)}
          >
            {TABS[name]}
            {name === 'health' && <FindingCount />}
          </button>
        ))}
      </div>
      <div id="inspector-panel" role="tabpanel" aria-labelledby={`inspector-${tab}`}>
        {tab === 'why' && <WhyNow />}
        {tab === 'health' && <Health />}
        {tab === 'runs' && <Runs />}
      </div>
    </div>
  )
}
