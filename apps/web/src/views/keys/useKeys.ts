import { useCallback } from 'react'
import type { Loopscope } from '../../state/loopscope.ts'
import { opened, type PanesStore, toggled } from '../../state/panes.ts'
import { hasSelected, NOTHING_SELECTED } from '../../state/selection.ts'
import { startRun } from '../bar/startRun.ts'
import { useLoopscope } from '../hooks/loopscopeContext.ts'
import { usePanesStore } from '../hooks/panesContext.ts'
import { hasDrawer } from '../hooks/useNarrow.ts'
import { showInspector } from '../now/Inspector.tsx'
import { moveLanes } from '../timeline/input/moveLanes.ts'
import { follow } from '../transport/follow.ts'
import { type Focus, type Intent, intentOf, type Key } from './keys.ts'
import { moveByKey } from './moveByKey.ts'
import { usePageKeys } from './usePageKeys.ts'

/** The keys of the playground. */
export function useKeys() {
  const loopscope = useLoopscope()
  const panes = usePanesStore()
  usePageKeys(
    useCallback(
      (key: Key, focus: Focus) => {
        const intent = intentOf(key, focus)
        if (intent === null) return false
        if (!moveByKey(intent, loopscope)) obey(intent, loopscope, panes)
        return true
      },
      [loopscope, panes],
    ),
  )
}

function obey(intent: Intent, loopscope: Loopscope, panes: PanesStore): void {
  const { run, stop, session, selection } = loopscope
  const running = session.getState().status === 'running'
  switch (intent.type) {
    case 'run':
      if (!running) startRun(run)
      return
    case 'escape':
      if (panes.getState().presenting) panes.setState({ presenting: false })
      else if (hasDrawer() && panes.getState().drawer) panes.setState({ drawer: false })
      else if (hasSelected(selection.getState())) selection.setState(NOTHING_SELECTED)
      else if (running) stop()
      return
    case 'lanes':
      moveLanes(loopscope, intent.move)
      return
    case 'follow':
      follow(loopscope)
      return
    case 'inspect':
      showInspector(panes, intent.tab)
      return
    case 'find':
      panes.setState({ tab: 'lanes' })
      panes.setState(opened('timeline'))
      loopscope.lanesView.setState({ over: 'find' })
      return
    case 'keys':
      panes.setState({ keys: true })
      return
    case 'present':
      panes.setState(({ presenting }) => ({ presenting: !presenting }))
      return
    case 'collapse':
      panes.setState(toggled(intent.pane))
      return
    case 'move':
    case 'playOrPause':
    case 'read':
      // moveByKey has done it.
      return
    default:
      intent satisfies never
  }
}
