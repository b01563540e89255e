import { type ClosablePane, toggled } from '../../state/panes.ts'
import { usePanes, usePanesStore } from '../hooks/panesContext.ts'
import { Icon } from './Icon.tsx'

/** Its key on the page. */
const KEYS = { console: 'O', timeline: 'B', inspector: 'V' } as const

export type CollapseProps = {
  readonly pane: ClosablePane
  /** What stands in the bar that is left of the pane; none: the pane has a head of its own. */
  readonly name?: string
}

/** Collapses a pane to its bar, and opens it again. Nothing on narrow pages, where one pane shows at a time. */
export function CollapseButton({ pane, name }: CollapseProps) {
  const panes = usePanesStore()
  const closed = usePanes((state) => state.closed.includes(pane))
  const words = `${closed ? 'Open' : 'Collapse'} the ${pane}`
  return (
    <button
      type="button"
      className={name === undefined ? 'maximize' : 'pane-bar'}
      aria-label={name === undefined ? words : undefined}
      title={`${words} (${KEYS[pane]})`}
      data-collapse={pane}
      data-up={closed && pane !== 'inspector'}
      onClick={() => {
        panes.setState(toggled(pane))
        requestAnimationFrame(() => keepFocus(pane))
      }}
    >
      <Icon name={pane === 'inspector' ? (closed ? 'back' : 'forward') : 'down'} size={14} />
      {name !== undefined && (
        <>
          <span className="unseen">Open the {pane}: </span>
          {name}
        </>
      )}
    </button>
  )
}

/** The bar and the pane have a button each: who pressed the one stands on the other. */
function keepFocus(pane: ClosablePane): void {
  if (document.activeElement === document.body)
    document.querySelector<HTMLElement>(`[data-collapse="${pane}"]`)?.focus()
}
