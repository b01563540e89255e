import { useEffect } from 'react'
import type { Loopscope } from '../state/loopscope.ts'
import type { PanesStore } from '../state/panes.ts'
import { hasSelected } from '../state/selection.ts'
import { focusOf } from './focusOf.ts'
import { follow } from './follow.ts'
import { showInspectorTab } from './Inspector.tsx'
import { type Intent, intentOf } from './keys.ts'
import { useLoopscope } from './loopscopeContext.ts'
import { usePanesStore } from './panesContext.ts'
import { moveLanes } from './timeline/moveLanes.ts'
import { unlocked } from './unlocked.ts'
import { hasDrawer } from './useNarrow.ts'

/** Listens to the page's keys. In the capture phase: the editor would take Ctrl Enter for itself. */
export function useKeys() {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // The browser closes an open popover by it, wherever the focus is. The card of a word closes by itself.
      const popover = document.querySelector(':popover-open:not(.term-card)')
      if (event.key === 'Escape' && popover !== null) return
      const focus = isClosedSelect(event) ? 'pressing' : focusOf(event.target)
      const intent = focus === null ? null : intentOf(unlocked(event), focus)
      if (intent === null) return
      obey(intent, loopscope, panes)
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [loopscope, panes])
}

function obey(intent: Intent, loopscope: Loopscope, panes: PanesStore): void {
  const { run, stop, play, move, playback, session, selection } = loopscope
  const running = session.getState().status === 'running'
  switch (intent.type) {
    case 'run':
      if (!running) void run()
      return
    case 'escape':
      if (hasDrawer() && panes.getState().drawer) panes.setState({ drawer: false })
      else if (hasSelected(selection.getState()))
        selection.setState({ selected: null, group: null })
      else if (running) stop()
      return
    case 'playOrPause':
      play({ type: playback.getState().playing ? 'pause' : 'play' })
      return
    case 'move':
      move(intent.move)
      return
    case 'lanes':
      moveLanes(loopscope, intent.move)
      return
    case 'follow':
      follow(loopscope)
      return
    case 'inspect':
      showInspectorTab(panes, intent.tab)
      return
    case 'find':
      panes.setState({ tab: 'lanes' })
      loopscope.lanesView.setState({ over: 'find' })
      return
    case 'keys':
      panes.setState({ keys: true })
      return
    default:
      intent satisfies never
  }
}

/** Escape on a select that is not open, which has no use for it. */
function isClosedSelect({ key, target }: KeyboardEvent): boolean {
  const isOpen = (select: Element) => CSS.supports('selector(:open)') && select.matches(':open')
  return key === 'Escape' && target instanceof HTMLSelectElement && !isOpen(target)
}
