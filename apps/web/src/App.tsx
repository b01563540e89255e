import { type CSSProperties, useState } from 'react'
import { Editor } from './editor/Editor.tsx'
import { createPanes, type PaneTab } from './state/panes.ts'
import type { ThemeStore } from './state/theme.ts'
import { CallStack } from './views/CallStack.tsx'
import { CodePeek } from './views/CodePeek.tsx'
import { Console } from './views/console/Console.tsx'
import { HubQueue } from './views/HubQueue.tsx'
import { InFlight } from './views/InFlight.tsx'
import { Inspector } from './views/Inspector.tsx'
import { KeyList } from './views/KeyList.tsx'
import { Motion } from './views/motion/Motion.tsx'
import { Notices } from './views/Notices.tsx'
import { Now } from './views/Now.tsx'
import { PanesContext, usePanes, usePanesStore } from './views/panesContext.ts'
import { Ring } from './views/ring/Ring.tsx'
import { Splitter } from './views/Splitter.tsx'
import { TopBar } from './views/TopBar.tsx'
import { Transport } from './views/Transport.tsx'
import { Lanes } from './views/timeline/Lanes.tsx'
import { useKeys } from './views/useKeys.ts'
import { usePaneSizes } from './views/usePaneSizes.ts'
import { Waiting } from './views/Waiting.tsx'
import './App.css'

const TABS = { waiting: 'Waiting', console: 'Console', lanes: 'Lanes', code: 'Code' } as const

/** The playground, with its own idea of which panes are open. */
export function App({ theme }: { theme: ThemeStore }) {
  const [panes] = useState(createPanes)
  return (
    <PanesContext value={panes}>
      <Page theme={theme} />
    </PanesContext>
  )
}

/** Where each pane stands, in the order of the Tab key. The tabs show on narrow pages only. */
function Page({ theme }: { theme: ThemeStore }) {
  useKeys()
  const tab = usePanes((panes) => panes.tab)
  const drawer = usePanes((panes) => panes.drawer)
  const [sizes, resize] = usePaneSizes()
  return (
    <div className="page" data-tab={tab} data-drawer={drawer} style={styleOf(sizes)}>
      <TopBar theme={theme} />
      <main className="panes">
        <div className="left">
          <Editor theme={theme} />
          <Splitter
            name="Height of the console"
            height={sizes.console}
            resize={(height) => resize({ console: height })}
          />
          <Console />
        </div>
        <section className="stage" aria-label="Event loop">
          <Notices />
          <Now />
          <CodePeek />
          <Ring />
        </section>
        <div className="side">
          <CallStack />
          <div className="hub-queues">
            <HubQueue queue="nextTick" />
            <HubQueue queue="microtask" />
          </div>
          <Waiting />
          <InFlight />
          <Inspector />
        </div>
        <Splitter
          name="Height of the timeline"
          height={sizes.dock}
          resize={(height) => resize({ dock: height })}
        />
        <section className="dock" aria-label="Timeline">
          <Transport />
          <Lanes />
        </section>
        <PaneTabs />
      </main>
      <KeyList />
      <Motion />
    </div>
  )
}

function PaneTabs() {
  const panes = usePanesStore()
  const tab = usePanes((state) => state.tab)
  return (
    <div className="tabs" role="tablist" aria-label="Panes">
      {(Object.keys(TABS) as PaneTab[]).map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === tab}
          onClick={() => panes.setState({ tab: name })}
        >
          {TABS[name]}
        </button>
      ))}
    </div>
  )
}

type Sizes = ReturnType<typeof usePaneSizes>[0]

function styleOf(sizes: Sizes): CSSProperties {
  return {
    ...(sizes.console === null ? {} : { '--console-h': `${sizes.console}px` }),
    ...(sizes.dock === null ? {} : { '--dock-h': `${sizes.dock}px` }),
  } as CSSProperties
}
