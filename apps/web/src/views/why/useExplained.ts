import { type Explanation, explain } from '@loopscope/shared/timeline/rules/explain'
import { explainedAt } from '@loopscope/shared/timeline/rules/moments'
import type { Operation, StepIndex, Timeline } from '@loopscope/shared/timeline/timeline'
import { useMemo } from 'react'
import { useSelection, useTimeline } from '../hooks/loopscopeContext.ts'
import { useAlternatingFrame } from '../hooks/useAlternatingFrame.ts'

/** What is explained: the selected operation where one is selected, else what runs at the cursor, or comes due. */
export type Explained = {
  readonly timeline: Timeline
  readonly cursor: StepIndex
  /** us, of the cursor. */
  readonly at: number
  readonly isSelected: boolean
  /** null: what runs is no one's operation, such as main or the loop itself. */
  readonly operation: Operation | null
  /** null: nothing runs at the cursor, and nothing is selected. */
  readonly explanation: Explanation | null
}

export function useExplained(): Explained | null {
  const timeline = useTimeline()
  const frame = useAlternatingFrame(1)
  const selected = useSelection((selection) => selection.selected)
  return useMemo(() => {
    if (timeline === null || frame === null) return null
    const chosen = selected === null ? undefined : timeline.operations[selected]
    if (chosen !== undefined)
      return {
        timeline,
        cursor: frame.cursor,
        at: frame.at,
        isSelected: true,
        operation: chosen,
        explanation: explain(timeline, frame.cursor, chosen.index, frame),
      }
    const step = timeline.steps[frame.cursor]
    const due = step?.type === 'ready' ? timeline.operations[step.operation ?? -1] : undefined
    const running = explainedAt(timeline, frame.cursor)?.operation ?? -1
    return {
      timeline,
      cursor: frame.cursor,
      at: frame.at,
      isSelected: false,
      operation: due ?? timeline.operations[running] ?? null,
      explanation:
        due !== undefined
          ? explain(timeline, frame.cursor, due.index, frame)
          : frame.why && { ...frame.why, state: 'running' as const, nextStep: null },
    }
  }, [timeline, frame, selected])
}
