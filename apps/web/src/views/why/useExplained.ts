import { type Explanation, explain } from '@loopscope/shared/timeline/rules/explain'
import { explainedAt } from '@loopscope/shared/timeline/rules/moments'
import type { Operation, Timeline } from '@loopscope/shared/timeline/timeline'
import { useMemo } from 'react'
import { useSelection, useTimeline } from '../loopscopeContext.ts'
import { useFrameInTurn } from '../useFrameInTurn.ts'

/** What is explained: the selected operation where one is selected, else what runs at the cursor. */
export type Explained = {
  readonly timeline: Timeline
  /** us, of the cursor. */
  readonly at: number
  readonly isSelected: boolean
  /** null: what runs is nobody's operation, such as main. */
  readonly operation: Operation | null
  /** null: nothing runs at the cursor, and nothing is selected. */
  readonly explanation: Explanation | null
}

export function useExplained(): Explained | null {
  const timeline = useTimeline()
  const frame = useFrameInTurn(1)
  const selected = useSelection((selection) => selection.selected)
  return useMemo(() => {
    if (timeline === null || frame === null) return null
    const chosen = selected === null ? undefined : timeline.operations[selected]
    if (chosen !== undefined)
      return {
        timeline,
        at: frame.at,
        isSelected: true,
        operation: chosen,
        explanation: explain(timeline, frame.cursor, chosen.index, frame),
      }
    const running = explainedAt(timeline, frame.cursor)?.operation ?? -1
    return {
      timeline,
      at: frame.at,
      isSelected: false,
      operation: timeline.operations[running] ?? null,
      explanation:
        frame.why === null ? null : { ...frame.why, state: 'running' as const, nextStep: null },
    }
  }, [timeline, frame, selected])
}
