import { useMemo } from 'react'
import { useLoopscope } from '../views/hooks/loopscopeContext.ts'
import { lineHistories, momentFrom } from './lines/lineHistory.ts'
import { lineMarks } from './lines/lineMarks.ts'
import type { GutterEvents } from './monacoGutter.ts'

/** What the gutter does: a click goes to the next moment of the line, a mark under the pointer is lit everywhere. */
export function useGutter(): GutterEvents {
  const { session, selection, timeline, frame, play } = useLoopscope()
  return useMemo(() => {
    const recorded = () => {
      const { source, recordedSource } = session.getState()
      return source === recordedSource ? timeline() : null
    }
    return {
      onLine(line, direction) {
        const shown = recorded()
        const history = shown && lineHistories(shown).get(line)
        if (!history) return
        const cursor = momentFrom(history, frame()?.cursor ?? 0, direction)
        play({ type: 'pause' })
        play({ type: 'seek', cursor })
      },
      onPoint(line) {
        const shown = line === null ? null : recorded()
        const moment = frame()
        const mark =
          shown && moment && line !== null ? lineMarks(moment, shown).get(line) : undefined
        const hovered = mark?.operation ?? null
        if (selection.getState().hovered !== hovered) selection.setState({ hovered })
      },
    }
  }, [session, selection, timeline, frame, play])
}
