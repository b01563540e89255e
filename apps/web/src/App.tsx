import { type ComponentType, type CSSProperties, Fragment, useState } from 'react'
import { Editor } from './editor/Editor.tsx'
import { LazyComing } from './guide/LazyComing.ts'
import { createPanes } from './state/panes.ts'
import type { ThemeStore } from './state/theme.ts'
import { TopBar } from './views/bar/TopBar.tsx'
import { Console } from './views/console/Console.tsx'
import { PanesContext, usePanes } from './views/hooks/panesContext.ts'
import { useNarrow } from './views/hooks/useNarrow.ts'
import { usePaneSizes } from './views/hooks/usePaneSizes.ts'
import { useShownTab } from './views/hooks/useShownTab.ts'
import { whenPainted } from './views/hooks/whenPainted.ts'
import { useKeys } from './views/keys/useKeys.ts'
import { LazyCollapse } from './views/kit/LazyCollapse.ts'
import { lazyPart } from './views/kit/lazyPart.tsx'
import { PaneTabs } from './views/kit/PaneTabs.tsx'
import { Splitter } from './views/kit/Splitter.tsx'
import { TermsContext } from './views/kit/Term.tsx'
import { CodePeek } from './views/now/CodePeek.tsx'
import { Now } from './views/now/Now.tsx'
import { Notices } from './views/outcome/Notices.tsx'
import { Ring } from './views/ring/Ring.tsx'
import { Side } from './views/Side.tsx'
import { Lanes } from './views/timeline/Lanes.tsx'
import { RunTransport } from './views/transport/RunTransport.tsx'
import './App.css'
import './AppNarrow.css'
import './Tablet.css'
import './Landscape.css'

// Parts that no page needs before its first recording, or before something is asked: they come after the first paint.

const Guide = lateView(async () => (await import('./guide/Guide.tsx')).Guide)
const LessonBar = lateView(async () => (await import('./guide/path/LessonBar.tsx')).LessonBar)
const Comparison = lateView(async () => (await import('./views/compare/Comparison.tsx')).Comparison)
const Motion = lateView(async () => (await import('./views/motion/Motion.tsx')).Motion)
const ConsoleButtons = lateView(
  async () => (await import('./views/kit/ConsoleButtons.tsx')).ConsoleButtons,
)
const RunKeyList = lateView(async () => (await import('./views/keys/RunKeyList.tsx')).RunKeyList)

/** A presentation says itself what it shows. */
const NONE: readonly never[] = []

/** The order in which the parts are drawn is that of the Tab key and of reading aloud, on one column too. */
const WIDE = ['left', 'stage', 'side', 'split', 'dock'] as const
const NARROW = ['stage', 'tabs', 'left', 'side', 'dock'] as const

/** The playground, with its own idea of which panes are open. */
export function App({ theme }: { theme: ThemeStore }) {
  const [panes] = useState(createPanes)
  return (
    <PanesContext value={panes}>
      <TermsContext value={true}>
        <Page theme={theme} />
      </TermsContext>
    </PanesContext>
  )
}

/** Where each pane stands. The tabs show on narrow pages only. */
function Page({ theme }: { theme: ThemeStore }) {
  useKeys()
  const tab = useShownTab()
  const drawer = usePanes((panes) => panes.drawer)
  const maximized = usePanes((panes) => panes.maximized)
  const closed = usePanes((panes) => (panes.presenting ? NONE : panes.closed))
  const narrow = useNarrow()
  const [sizes, resize] = usePaneSizes()
  const parts = {
    left: (
      <div className="left">
        <Editor theme={theme} />
        <Splitter
          name="Height of the console"
          height={sizes.console}
          resize={(height) => resize({ console: height })}
        />
        <Console more={<ConsoleButtons />} />
      </div>
    ),
    stage: (
      <section className="stage" aria-label="Event loop">
        <Notices />
        <LessonBar />
        <Now />
        <LazyComing />
        <CodePeek />
        <Ring />
      </section>
    ),
    side: <Side />,
    split: (
      <Splitter
        name="Height of the timeline"
        height={sizes.dock}
        resize={(height) => resize({ dock: height })}
      />
    ),
    dock: (
      <section className="dock" aria-label="Timeline">
        {narrow && <Lanes />}
        <RunTransport />
        {!narrow &&
          (closed.includes('timeline') ? <LazyCollapse pane="timeline" name="Lanes" /> : <Lanes />)}
      </section>
    ),
    tabs: <PaneTabs />,
  }
  return (
    <div
      className="page"
      data-tab={tab}
      data-drawer={drawer}
      data-max={maximized}
      data-closed={closed.join(' ')}
      style={styleOf(sizes)}
    >
      <TopBar theme={theme} />
      <main id="content" className="panes">
        {(narrow ? NARROW : WIDE).map((part) => (
          <Fragment key={part}>{parts[part]}</Fragment>
        ))}
      </main>
      <RunKeyList />
      <Comparison />
      <Motion />
      <Guide />
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

function lateView(load: () => Promise<ComponentType>): ComponentType {
  return lazyPart(async () => {
    await whenPainted()
    return load()
  })
}
