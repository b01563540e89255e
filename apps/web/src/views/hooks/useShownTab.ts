import type { PaneTab } from '../../state/panes.ts'
import { usePanes } from './panesContext.ts'
import { useLanesInSight } from './useNarrow.ts'

/** The tab whose pane shows on narrow pages. */
export function useShownTab(): PaneTab {
  const tab = usePanes((panes) => panes.tab)
  return !useLanesHaveTab() && tab === 'lanes' ? 'code' : tab
}

/** Whether the lanes are one of the tabs of a narrow page: they need none where they are always in sight. */
export function useLanesHaveTab(): boolean {
  const presenting = usePanes((panes) => panes.presenting)
  return !useLanesInSight() || presenting
}
