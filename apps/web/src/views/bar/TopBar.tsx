import type { NodeVersion } from '@loopscope/shared/wire/api'
import type { ThemeStore } from '../../state/theme.ts'
import { useLoopscope, useSession } from '../hooks/loopscopeContext.ts'
import { usePanes, usePanesStore } from '../hooks/panesContext.ts'
import { focusStep } from '../keys/freeKeys.ts'
import { KeysButton } from '../keys/KeysButton.tsx'
import { Icon } from '../kit/Icon.tsx'
import { KeyHint } from '../kit/KeyHint.tsx'
import { SkipLink } from '../kit/SkipLink.tsx'
import { Wordmark } from '../kit/Wordmark.tsx'
import { ShareButton } from '../share/ShareButton.tsx'
import { ModuleSelect } from './ModuleSelect.tsx'
import { PoolSelect } from './PoolSelect.tsx'
import { ShortSelect } from './ShortSelect.tsx'
import { SiteNav } from './SiteNav.tsx'
import { startRun } from './startRun.ts'
import { ThemeButton } from './ThemeButton.tsx'
import './TopBar.css'

/** What to run it on, and the button that does. */
export function TopBar({ theme }: { theme: ThemeStore }) {
  const { run, stop } = useLoopscope()
  const panes = usePanesStore()
  const running = useSession(({ status }) => status === 'running')
  const stopByButton = () => {
    // The button goes away with the run, and there is something to step through.
    focusStep()
    stop()
  }
  return (
    <header className="bar">
      <SkipLink />
      <h1 className="wordmark">
        <Wordmark />
      </h1>
      <SiteNav current="playground">
        <ThemeButton theme={theme} />
      </SiteNav>
      <div className="bar-controls">
        <NodeSelect />
        <ModuleSelect />
        <PoolSelect />
        <KeysButton open={() => panes.setState({ keys: true })} />
        <button
          type="button"
          className="button icon-only keys-button"
          aria-label="Present"
          title="Present (Shift F)"
          onClick={() => panes.setState({ presenting: true })}
        >
          <Icon name="present" />
        </button>
        <ThemeButton theme={theme} />
        <DrawerButton />
        <ShareButton theme={theme} />
        {running && (
          <button type="button" className="button stop" aria-label="Stop" onClick={stopByButton}>
            <Icon name="stop" size={12} />
            Stop
            <KeyHint>Esc</KeyHint>
          </button>
        )}
        <button
          type="button"
          className="button primary"
          aria-label="Run"
          // Not disabled, which would take the focus away from who pressed it.
          aria-disabled={running}
          onClick={() => {
            if (!running) startRun(run)
          }}
        >
          <Icon name="play" size={14} />
          Run
          {!running && <KeyHint>Ctrl ⏎</KeyHint>}
        </button>
      </div>
    </header>
  )
}

function NodeSelect() {
  const { session } = useLoopscope()
  const node = useSession((state) => state.node)
  const versions = useSession((state) => state.versions?.versions ?? null)
  return (
    <ShortSelect className="node-short" short={`Node ${node}`} shortest={node}>
      <select
        className="select node-select"
        aria-label="Node version"
        value={node}
        onChange={(event) => session.setState({ node: event.currentTarget.value })}
      >
        {versions === null ? (
          <option value={node}>Node {node}</option>
        ) : (
          versions.map((version) => (
            <option
              key={version.major}
              value={String(version.major)}
              disabled={version.status === 'missing'}
            >
              {versionWords(version)}
            </option>
          ))
        )}
      </select>
    </ShortSelect>
  )
}

function versionWords({ major, version, status, evidence, reason }: NodeVersion): string {
  if (status === 'missing') return `Node ${major}: ${reason ?? 'not installed'}`
  return `Node ${version ?? major}${evidence === 'inferred' ? ' (phases inferred)' : ''}`
}

/** On middle widths the inspector is out of sight. */
function DrawerButton() {
  const panes = usePanesStore()
  const open = usePanes(({ drawer }) => drawer)
  return (
    <button
      type="button"
      className="button drawer-button"
      aria-expanded={open}
      onClick={() => panes.setState({ drawer: !open })}
    >
      <Icon name="side" />
      Inspector
    </button>
  )
}
