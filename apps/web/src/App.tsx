import { useState } from 'react'
import { Editor } from './editor/Editor.tsx'
import type { ThemeStore } from './state/theme.ts'
import { CallStack } from './views/CallStack.tsx'
import { Console } from './views/console/Console.tsx'
import { HubQueue } from './views/HubQueue.tsx'
import { InFlight } from './views/InFlight.tsx'
import { Inspector } from './views/Inspector.tsx'
import { Notices } from './views/Notices.tsx'
import { Now } from './views/Now.tsx'
import { Ring } from './views/ring/Ring.tsx'
import { TopBar } from './views/TopBar.tsx'
import { Transport } from './views/Transport.tsx'
import { Lanes } from './views/timeline/Lanes.tsx'
import { useKeys } from './views/useKeys.ts'
import { Waiting } from './views/Waiting.tsx'
import './App.css'

const TABS = { waiting: 'Waiting', console: 'Console', lanes: 'Lanes', code: 'Code' } as const
type Tab = keyof typeof TABS

/** The playground: where each pane stands. The tabs show on narrow pages only. */
export function App({ theme }: { theme: ThemeStore }) {
  useKeys()
  const [tab, setTab] = useState<Tab>('code')
  return (
    <div className="page" data-tab={tab}>
      <TopBar theme={theme} />
      <main className="panes">
        <div className="left">
          <Editor theme={theme} />
          <Console />
        </div>
        <section className="stage" aria-label="Event loop">
          <Notices />
          <Now />
          <Ring />
        </section>
        <section className="dock" aria-label="Timeline">
          <Transport />
          <Lanes />
        </section>
        <div className="tabs" role="tablist" aria-label="Panes">
          {(Object.keys(TABS) as Tab[]).map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={name === tab}
              onClick={() => setTab(name)}
            >
              {TABS[name]}
            </button>
          ))}
        </div>
        <div className="side">
          <CallStack />
          <HubQueue queue="nextTick" />
          <HubQueue queue="microtask" />
          <Waiting />
          <InFlight />
          <Inspector />
        </div>
      </main>
    </div>
  )
}
