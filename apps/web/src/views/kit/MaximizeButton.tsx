import type { Panes } from '../../state/panes.ts'
import { usePanes, usePanesStore } from '../hooks/panesContext.ts'

/** Gives a pane the page to itself, and takes it back. Nothing on narrow pages, where one pane shows at a time. */
export function MaximizeButton({ pane }: { pane: NonNullable<Panes['maximized']> }) {
  const panes = usePanesStore()
  const maximized = usePanes((state) => state.maximized === pane)
  return (
    <button
      type="button"
      className="maximize"
      aria-label={`Maximize the ${pane}`}
      aria-pressed={maximized}
      title={maximized ? 'Back to its place' : 'Over the whole page'}
      onClick={() => panes.setState({ maximized: maximized ? null : pane })}
    >
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d={maximized ? 'M5.5 2v3.5H2M8.5 12V8.5H12' : 'M8.5 2H12v3.5M5.5 12H2V8.5'} />
      </svg>
    </button>
  )
}
