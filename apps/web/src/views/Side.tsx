import { Fragment } from 'react'
import { usePanes, usePanesStore } from './hooks/panesContext.ts'
import { useDrawerFocus } from './hooks/useDrawerFocus.ts'
import { useHasDrawer, useNarrow } from './hooks/useNarrow.ts'
import { Icon } from './kit/Icon.tsx'
import { LazyCollapse } from './kit/LazyCollapse.ts'
import { CallStack } from './now/CallStack.tsx'
import { HubQueue } from './now/HubQueue.tsx'
import { Inspector } from './now/Inspector.tsx'
import { InFlight } from './waiting/InFlight.tsx'
import { Waiting } from './waiting/Waiting.tsx'

const COLUMN = ['stack', 'hub', 'waiting', 'flight', 'inspector'] as const
/** The drawer lies over the ring, which has the queues; what is in flight is seen nowhere else. */
const DRAWER = ['flight', 'stack', 'hub', 'waiting', 'inspector'] as const
const PARTS = {
  stack: <CallStack />,
  hub: (
    <div className="hub-queues">
      <HubQueue queue="nextTick" />
      <HubQueue queue="microtask" />
    </div>
  ),
  waiting: <Waiting />,
  flight: <InFlight />,
  inspector: <Inspector />,
}
const NAMED = { role: 'group', 'aria-label': 'Inspector', tabIndex: -1 }

/** What waits, and what can be asked about it: a column, or on middle widths a drawer. */
export function Side() {
  const isDrawer = useHasDrawer()
  const ref = useDrawerFocus()
  const closed = usePanes((panes) => panes.closed.includes('inspector') && !panes.presenting)
  const narrow = useNarrow()
  if (closed && !isDrawer && !narrow)
    return (
      <div className="side">
        <LazyCollapse pane="inspector" name="Inspector" />
      </div>
    )
  return (
    <div className="side" ref={ref} {...(isDrawer && NAMED)}>
      {isDrawer && <CloseButton />}
      {(isDrawer ? DRAWER : COLUMN).map((part) => (
        <Fragment key={part}>{PARTS[part]}</Fragment>
      ))}
    </div>
  )
}

/** In the drawer itself, for whoever looks there; its focus goes back to what opened it. */
function CloseButton() {
  const panes = usePanesStore()
  return (
    <button
      type="button"
      className="button small icon-only drawer-close"
      aria-label="Close the drawer"
      title="Close (Esc)"
      onClick={() => panes.setState({ drawer: false })}
    >
      <Icon name="cross" size={12} />
    </button>
  )
}
