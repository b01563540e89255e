import type { PaneTab } from '../../state/panes.ts'
import { usePanes } from './panesContext.ts'
import { useLanesInSight } from './useNarrow.ts'

/** The tab whose pane shows on narrow pages: the lanes need none where they are always in sight. */
export function useShownTab(): PaneTab {
  const tab = usePanes((panes) => panes.tab)
  return useLanesInSight() && tab === 'lanes' ? 'code' : tab
}
